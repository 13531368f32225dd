/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

/** Suggests from which probability on to call a profile positive. */
public final class CutOff {
  private CutOff() {}

  /**
   * The cut-off with the highest F1 (harmonic mean of precision and recall), halfway to the next
   * lower probability, so that it does not hang on one row.
   *
   * @param ranking predictions that were not used for fitting
   * @return a probability; 0.5 when there is no positive row
   */
  public static double highestF1(Ranking ranking) {
    int positives = 0;
    for (int k = 0; k < ranking.size(); k++) {
      positives += ranking.label(k) ? 1 : 0;
    }
    double best = -1;
    double cut = 0.5;
    int caught = 0;
    for (int k = 0; k < ranking.size(); k++) {
      caught += ranking.label(k) ? 1 : 0;
      boolean last = k + 1 == ranking.size();
      if (!last && ranking.probability(k + 1) == ranking.probability(k)) {
        continue;
      }
      double f1 = 2.0 * caught / (k + 1 + positives);
      if (positives > 0 && f1 > best) {
        best = f1;
        double next = last ? ranking.probability(k) : ranking.probability(k + 1);
        cut = (ranking.probability(k) + next) / 2;
      }
    }
    return cut;
  }
}
