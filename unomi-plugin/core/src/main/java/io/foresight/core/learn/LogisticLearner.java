/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.LinearEncoder;
import io.foresight.core.model.NumberEncoding.Shape;
import io.foresight.core.model.ScoringModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * L2 logistic regression. Settings: numbers as straight lines, as signed logarithms or in ten
 * quantile bins, each under four penalties.
 */
public final class LogisticLearner implements Learner {
  private static final Shape[] SHAPES = {Shape.PLAIN, Shape.LOG, Shape.BINS};

  /** Strongest first: each fit starts from the one before. */
  private static final double[] PENALTIES = {1000, 100, 10, 1};

  private final List<Map<String, Object>> settings = new ArrayList<>();

  /** All settings. */
  public LogisticLearner() {
    for (Shape s : SHAPES) {
      for (double p : PENALTIES) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("numbers", s.name().toLowerCase(Locale.ROOT));
        m.put("penalty", p);
        settings.add(m);
      }
    }
  }

  @Override
  public String name() {
    return "logistic-regression";
  }

  @Override
  public int complexity() {
    return 20;
  }

  @Override
  public List<Map<String, Object>> settings() {
    return Collections.unmodifiableList(settings);
  }

  @Override
  public List<ScoringModel> fitAll(TrainingSet rows, FitContext context) {
    List<ScoringModel> out = new ArrayList<>();
    for (Shape shape : SHAPES) {
      out.addAll(path(rows, shape, PENALTIES.length, context));
    }
    return out;
  }

  @Override
  public ScoringModel fit(TrainingSet rows, int setting, FitContext context) {
    int upTo = setting % PENALTIES.length + 1;
    return path(rows, SHAPES[setting / PENALTIES.length], upTo, context).get(upTo - 1);
  }

  private List<ScoringModel> path(TrainingSet rows, Shape shape, int count, FitContext context) {
    LinearEncoder encoder = Encoders.linear(rows, shape);
    DesignMatrix x = new DesignMatrix(encoder, rows);
    double[] w = new double[encoder.width() + 1];
    List<ScoringModel> out = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      context.progress().report("fitting " + name(), k, count);
      w = new LogisticFit(x, PENALTIES[k]).fit(w);
      out.add(LinearModels.model(name(), encoder, w, rows));
    }
    return out;
  }
}
