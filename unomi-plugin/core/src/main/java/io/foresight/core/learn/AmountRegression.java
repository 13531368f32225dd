/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.Calibrator;
import io.foresight.core.model.LinearEncoder;
import io.foresight.core.model.NumberEncoding.Shape;
import io.foresight.core.model.ScoringModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A generalised linear model of amounts: Tweedie deviance of power 1.5, logarithmic link, L2
 * penalty, numbers as signed logarithms. Settings: four penalties.
 */
final class AmountRegression implements AmountLearner {
  /** Strongest first: each fit starts from the one before. */
  private static final double[] PENALTIES = {3000, 300, 30, 3};

  @Override
  public String name() {
    return "amount-regression";
  }

  @Override
  public int complexity() {
    return 20;
  }

  @Override
  public List<Map<String, Object>> settings() {
    List<Map<String, Object>> out = new ArrayList<>();
    for (double p : PENALTIES) {
      Map<String, Object> m = new LinkedHashMap<>();
      m.put("numbers", "log");
      m.put("penalty", p);
      out.add(m);
    }
    return out;
  }

  @Override
  public String unable() {
    return "";
  }

  @Override
  public List<ScoringModel> fitAll(TrainingSet rows, FitContext context) {
    return path(rows, PENALTIES.length, context);
  }

  @Override
  public ScoringModel fit(TrainingSet rows, int setting, FitContext context) {
    return path(rows, setting + 1, context).get(setting);
  }

  private List<ScoringModel> path(TrainingSet rows, int count, FitContext context) {
    LinearEncoder encoder = Encoders.linear(rows, Shape.LOG);
    DesignMatrix x = new DesignMatrix(encoder, rows);
    double[] amounts = rows.amounts();
    double unit = 0;
    for (double a : amounts) {
      unit += Math.max(0, a) / amounts.length;
    }
    unit = unit > 0 ? unit : 1;
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = Math.max(0, amounts[i]) / unit;
    }
    double[] w = new double[encoder.width() + 1];
    List<ScoringModel> out = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      context.progress().report("fitting " + name(), k, count);
      w = new TweedieFit(x, amounts, PENALTIES[k]).fit(w);
      double[] inUnits = w.clone();
      inUnits[encoder.width()] += Math.log(unit);
      out.add(LinearModels.model(name(), encoder, inUnits, rows).with(Calibrator.amount(1)));
    }
    return out;
  }
}
