/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Whether predicted amounts are better than others of the same rows, under the same resamples: it
 * takes a better order (Spearman) and a smaller error (MAE), both beyond their paired 95 %
 * bootstrap interval.
 */
public final class AmountComparison {
  private final Interval spearmanGained;
  private final Interval maeSaved;
  private final Interval totalErrorSaved;
  private final Interval mseSaved;
  private final Interval captureGained;

  private AmountComparison(Map<String, Interval> i) {
    Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN);
    spearmanGained = i.getOrDefault("spearman", none);
    maeSaved = i.getOrDefault("mae", none);
    totalErrorSaved = i.getOrDefault("total", none);
    mseSaved = i.getOrDefault("mse", none);
    captureGained = i.getOrDefault("capture", none);
  }

  /** Compares a model with what it would replace. */
  public static AmountComparison of(
      AmountRanking model, AmountRanking baseline, Bootstrap bootstrap) {
    Map<String, ToDoubleFunction<double[]>> m = new LinkedHashMap<>();
    m.put("spearman", w -> model.spearman(w) - baseline.spearman(w));
    m.put("mae", w -> baseline.mae(w) - model.mae(w));
    m.put("total", w -> Math.abs(baseline.totalError(w)) - Math.abs(model.totalError(w)));
    m.put("mse", w -> baseline.mse(w) - model.mse(w));
    m.put("capture", w -> model.capture(w, 0.1) - baseline.capture(w, 0.1));
    return new AmountComparison(bootstrap.intervals(m));
  }

  /** Spearman of the model minus that of the baseline. */
  public Interval spearmanGained() {
    return spearmanGained;
  }

  /** Mean absolute error of the baseline minus that of the model. */
  public Interval maeSaved() {
    return maeSaved;
  }

  /** Absolute relative error of the total of the baseline minus that of the model. */
  public Interval totalErrorSaved() {
    return totalErrorSaved;
  }

  /** Mean squared error of the baseline minus that of the model. */
  public Interval mseSaved() {
    return mseSaved;
  }

  /** Share of the actual total in the best-predicted tenth, of the model minus the baseline. */
  public Interval captureGained() {
    return captureGained;
  }

  /** Whether order and error are both better beyond noise. */
  public boolean better() {
    return spearmanGained.low() > 0 && maeSaved.low() > 0;
  }

  /** The decision in a sentence. */
  public String reason() {
    return String.format(
        Locale.ROOT,
        "%s: Spearman %+.4f (%+.4f to %+.4f), mean absolute error saved %.4g (%.4g to %.4g)",
        better() ? "better beyond noise" : "not better beyond noise",
        spearmanGained.value(),
        spearmanGained.low(),
        spearmanGained.high(),
        maeSaved.value(),
        maeSaved.low(),
        maeSaved.high());
  }

  /** JSON-like. */
  public Map<String, Object> toMap() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("better", better());
    out.put("reason", reason());
    out.put("spearmanGained", spearmanGained.toMap());
    out.put("maeSaved", maeSaved.toMap());
    out.put("totalErrorSaved", totalErrorSaved.toMap());
    out.put("mseSaved", mseSaved.toMap());
    out.put("captureGained", captureGained.toMap());
    return out;
  }
}
