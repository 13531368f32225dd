/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.AmountRanking;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An amount learner in the competition: its predictions for the validation rows of each fold, per
 * setting. The loss is the Tweedie deviance of power 1.5 in units of the fold's mean amount, 4 (√y
 * − √μ)² / √μ: like the mean squared error it asks for the expected amount, but a few large orders
 * do not decide it.
 */
final class AmountEntrant extends Contestant {
  /** Predictions below this share of the mean amount count as it: one cannot be sure of nothing. */
  private static final double LEAST = 1e-3;

  private final AmountLearner learner;
  private final List<double[]> actual = new ArrayList<>();

  AmountEntrant(AmountLearner learner) {
    super(learner.settings());
    this.learner = learner;
  }

  AmountLearner learner() {
    return learner;
  }

  void run(TrainingSet train, TrainingSet validation, FitContext context) {
    List<ScoringModel> models = learner.fitAll(train, context);
    double[][] p = new double[models.size()][];
    for (int s = 0; s < p.length; s++) {
      p[s] = predict(models.get(s), validation);
    }
    add(p, validation.groups());
    actual.add(validation.amounts());
  }

  static double[] predict(ScoringModel model, TrainingSet rows) {
    double[] out = new double[rows.size()];
    Row row = rows.schema().newRow();
    for (int i = 0; i < out.length; i++) {
      rows.read(i, row);
      out[i] = model.value(row);
    }
    return out;
  }

  /** Real total over predicted total on all validation rows. */
  double factor() {
    double p = 0;
    double a = 0;
    for (int f = 0; f < folds(); f++) {
      p += PairedLosses.mean(output(f, setting())) * actual.get(f).length;
      a += PairedLosses.mean(actual.get(f)) * actual.get(f).length;
    }
    return p > 0 && a > 0 ? a / p : 1;
  }

  /** How it did, for the card. */
  Map<String, Object> toMap(AmountEntrant bestOfAll, boolean chosen, boolean inTime) {
    double spearman = 0;
    for (int f = 0; f < folds(); f++) {
      AmountRanking r = new AmountRanking(output(f, setting()), actual.get(f));
      spearman += r.spearman(r.ones()) / folds();
    }
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("learner", learner.name());
    m.put("hyperParameters", hyperParameters());
    m.put("deviance", loss());
    if (!Double.isNaN(spearman)) {
      m.put("spearman", spearman);
    }
    m.put("behindBest", loss() - bestOfAll.loss());
    m.put("noise", standardError(bestOfAll, inTime));
    m.put("chosen", chosen);
    return m;
  }

  @Override
  double[] losses(int fold, int setting) {
    double[] p = output(fold, setting);
    double[] y = actual.get(fold);
    double unit = Math.max(1e-12, PairedLosses.mean(y));
    double[] out = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      double mu = Math.sqrt(Math.max(LEAST, p[i] / unit));
      double d = Math.sqrt(Math.max(0, y[i]) / unit) - mu;
      out[i] = 4 * d * d / mu;
    }
    return out;
  }
}
