/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a model beats the baseline on the same test rows. It does when both differences, log loss
 * saved and AUC gained, are above 0 over their whole paired 95 % bootstrap interval.
 */
public final class Comparison {
  private final Interval logLossSaved;
  private final Interval aucGained;
  private final Interval liftGained;

  Comparison(Interval logLossSaved, Interval aucGained, Interval liftGained) {
    this.logLossSaved = logLossSaved;
    this.aucGained = aucGained;
    this.liftGained = liftGained;
  }

  /** Compares two rankings of the same rows under the same resamples. */
  public static Comparison of(Ranking model, Ranking baseline, Bootstrap bootstrap) {
    Map<String, java.util.function.ToDoubleFunction<double[]>> m = new LinkedHashMap<>();
    m.put("logLoss", w -> baseline.logLoss(w) - model.logLoss(w));
    m.put("auc", w -> model.auc(w) - baseline.auc(w));
    m.put("lift", w -> model.lift(w, 0.1) - baseline.lift(w, 0.1));
    Map<String, Interval> i = bootstrap.intervals(m);
    Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN);
    return new Comparison(
        i.getOrDefault("logLoss", none), i.getOrDefault("auc", none), i.getOrDefault("lift", none));
  }

  /** Log loss of the baseline minus that of the model. */
  public Interval logLossSaved() {
    return logLossSaved;
  }

  /** AUC of the model minus that of the baseline. */
  public Interval aucGained() {
    return aucGained;
  }

  /** Lift of the top 10 % of the model minus that of the baseline. */
  public Interval liftGained() {
    return liftGained;
  }

  /** Whether the model is better beyond noise in both. */
  public boolean beatsBaseline() {
    return logLossSaved.low() > 0 && aucGained.low() > 0;
  }

  /** The decision in a sentence. */
  public String reason() {
    String numbers =
        String.format(
            Locale.ROOT,
            "AUC %+.4f (%+.4f to %+.4f), log loss %+.4f (%+.4f to %+.4f) against the baseline",
            aucGained.value(),
            aucGained.low(),
            aucGained.high(),
            0 - logLossSaved.value(),
            0 - logLossSaved.high(),
            0 - logLossSaved.low());
    if (beatsBaseline()) {
      return "better than the baseline beyond noise: " + numbers;
    }
    String where =
        aucGained.low() > 0
            ? "in log loss"
            : logLossSaved.low() > 0 ? "in AUC" : "in AUC and log loss";
    return "not better than the baseline beyond noise " + where + ": " + numbers;
  }
}
