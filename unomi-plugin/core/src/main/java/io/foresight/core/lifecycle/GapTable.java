/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lifecycle;

import java.util.HashMap;
import java.util.Map;

/**
 * Gaps by what was known of the customer before them: how many gaps and how long on average, in
 * steps of an eighth of a doubling, which bounds the table whatever the number of customers. Not
 * thread-safe.
 */
final class GapTable {
  private static final int MOST_GAPS = 20;
  private static final double STEPS = 8 / Math.log(2);

  /** (gaps before, step of their mean, step of this gap) to how often. */
  private final Map<Integer, Integer> cells = new HashMap<>();

  /**
   * @param before number of gaps before this one
   * @param daysBefore their sum
   */
  void add(int before, long daysBefore, long gap) {
    int n = Math.min(MOST_GAPS, before);
    int mean = before == 0 ? 0 : step((double) daysBefore / before);
    cells.merge((n << 16) + (mean << 8) + step(gap), 1, Integer::sum);
  }

  void merge(GapTable other) {
    other.cells.forEach((k, v) -> cells.merge(k, v, Integer::sum));
  }

  /** Adds every gap's ratio to the usual wait as it was known before it. */
  void forEach(PurchaseRhythm into) {
    cells.forEach(
        (key, count) -> {
          int n = key >> 16;
          double own = n * days((key >> 8) & 0xff);
          into.addRatios(days(key & 0xff) / into.usual(n, own), count);
        });
  }

  /** 0..120 for 1 day to some 90 years. */
  private static int step(double days) {
    return (int) Math.max(0, Math.min(255, Math.round(Math.log(Math.max(1, days)) * STEPS)));
  }

  private static double days(int step) {
    return Math.exp(step / STEPS);
  }
}
