/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Notices results that are too good to be true or hang on too little. */
public final class Alarms {
  /** Test AUC above which a leak of the outcome into the features is likelier than skill. */
  public static final double SUSPICIOUS_AUC = 0.98;

  /** Train AUC minus test AUC above which the model memorises or the world has changed. */
  public static final double LARGE_GAP = 0.10;

  /** Share of all contributions above which one column decides alone. */
  public static final double DOMINANT_SHARE = 0.80;

  private Alarms() {}

  /**
   * The alarms in sentences.
   *
   * @param testAuc AUC on test rows
   * @param trainAuc AUC on fitted rows
   * @param importance columns by share of contribution
   */
  public static List<String> of(double testAuc, double trainAuc, Map<String, Double> importance) {
    List<String> out = new ArrayList<>();
    if (testAuc > SUSPICIOUS_AUC) {
      out.add(text("AUC %.4f is too good to be true: does a feature hold the outcome?", testAuc));
    }
    if (trainAuc - testAuc > LARGE_GAP) {
      out.add(
          text(
              "AUC falls from %.4f on training rows to %.4f on test rows: the model memorises or "
                  + "the test period differs",
              trainAuc, testAuc));
    }
    importance.forEach(
        (column, share) -> {
          if (share > DOMINANT_SHARE && importance.size() > 1 && testAuc > 0.6) {
            out.add(text("%s alone decides: %.0f %% of all contributions", column, 100 * share));
          }
        });
    return out;
  }

  private static String text(String format, Object... args) {
    return String.format(Locale.ROOT, format, args);
  }
}
