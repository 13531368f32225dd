/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.EvaluationReport;
import io.foresight.core.evaluate.FoldFigures;
import io.foresight.core.job.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The whole competition on each of five folds (group hash modulo five). */
final class FiveFold {
  private static final int FOLDS = 5;

  private final FoldFigures figures;
  private final double logLoss;
  private final double brier;
  private final List<String> winners;

  private FiveFold(FoldFigures figures, double logLoss, double brier, List<String> winners) {
    this.figures = figures;
    this.logLoss = logLoss;
    this.brier = brier;
    this.winners = winners;
  }

  static FiveFold of(TrainingSet set, CompetitionOptions options) {
    double[] auc = new double[FOLDS];
    double[] losses = new double[FOLDS];
    List<String> winners = new ArrayList<>();
    double logLoss = 0;
    double brier = 0;
    for (int f = 0; f < FOLDS; f++) {
      Split split = Splits.fold(set, FOLDS, f);
      EvaluationReport r =
          new Competition(options.withResamples(2)).run(set, split, Progress.NONE).report();
      double share = (double) split.test().length / set.size();
      auc[f] = r.model().value("auc");
      losses[f] = r.model().value("logLoss");
      logLoss += share * losses[f];
      brier += share * r.model().value("brier");
      winners.add(String.valueOf(r.provenance().get("learner")));
    }
    return new FiveFold(new FoldFigures(auc, losses), logLoss, brier, winners);
  }

  double auc() {
    return figures.meanAuc();
  }

  double logLoss() {
    return logLoss;
  }

  Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>(figures.toMap());
    m.put("winners", winners);
    m.put("pooledLogLoss", logLoss);
    m.put("pooledBrier", brier);
    return m;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "AUC %.4f ± %.4f, log loss %.4f, Brier %.4f",
        figures.meanAuc(),
        figures.deviationOfAuc(),
        logLoss,
        brier);
  }
}
