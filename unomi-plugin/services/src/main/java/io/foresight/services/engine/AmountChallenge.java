/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.evaluate.AmountComparison;
import io.foresight.core.evaluate.Interval;
import java.util.Locale;
import java.util.Map;

/**
 * A newly trained model of amounts against the live one on the same rows of the future. It takes
 * over when its mean absolute error is lower beyond noise and its order not worse; when the live
 * one has lost its quality, being better on average is enough.
 */
final class AmountChallenge {
  private final AmountComparison comparison;
  private final boolean championFailed;

  /**
   * @param comparison challenger (as the model) against champion (as the baseline)
   */
  AmountChallenge(AmountComparison comparison, boolean championFailed) {
    this.comparison = comparison;
    this.championFailed = championFailed;
  }

  boolean won() {
    Interval saved = comparison.maeSaved();
    boolean notWorse = comparison.spearmanGained().high() > 0;
    return notWorse && (championFailed ? saved.value() > 0 : saved.low() > 0);
  }

  private String reason() {
    Interval s = comparison.maeSaved();
    return String.format(
        Locale.ROOT,
        "%s: mean absolute error %+.4g (%+.4g to %+.4g), Spearman %+.4f against the live version on"
            + " the same rows%s",
        won() ? "the challenger takes over" : "the live version stays",
        0 - s.value(),
        0 - s.high(),
        0 - s.low(),
        comparison.spearmanGained().value(),
        championFailed ? ", which has lost its quality" : "");
  }

  /** JSON-like. */
  Map<String, Object> toMap() {
    return Maps.map(
        "won", won(),
        "reason", reason(),
        "maeSaved", comparison.maeSaved().toMap(),
        "spearmanGained", comparison.spearmanGained().toMap());
  }
}
