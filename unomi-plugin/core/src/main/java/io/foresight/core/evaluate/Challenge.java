/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A newly trained model (challenger) against the live one (champion) on the same rows of the
 * future, which neither learned from. It takes over when its log loss is lower and its ranking not
 * worse, both beyond noise; when the champion has lost its quality, being better on average is
 * enough. Immutable.
 */
public final class Challenge {
  private final Comparison comparison;
  private final boolean championFailed;

  /**
   * @param comparison challenger (as the model) against champion (as the baseline)
   * @param championFailed whether matured outcomes show that the champion lost its quality
   */
  public Challenge(Comparison comparison, boolean championFailed) {
    this.comparison = comparison;
    this.championFailed = championFailed;
  }

  /** Whether the challenger takes over. */
  public boolean won() {
    Interval saved = comparison.logLossSaved();
    boolean notWorse = comparison.aucGained().high() > 0;
    return notWorse && (championFailed ? saved.value() > 0 : saved.low() > 0);
  }

  /** The decision in a sentence. */
  public String reason() {
    Interval s = comparison.logLossSaved();
    return String.format(
        Locale.ROOT,
        "%s: log loss %+.4f (%+.4f to %+.4f), AUC %+.4f against the live version on the same rows%s",
        won() ? "the challenger takes over" : "the live version stays",
        0 - s.value(),
        0 - s.high(),
        0 - s.low(),
        comparison.aucGained().value(),
        championFailed ? ", which has lost its quality" : "");
  }

  /** JSON-like. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("won", won());
    m.put("reason", reason());
    m.put("logLossSaved", comparison.logLossSaved().toMap());
    m.put("aucGained", comparison.aucGained().toMap());
    return m;
  }
}
