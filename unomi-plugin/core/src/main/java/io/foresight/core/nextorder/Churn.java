/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.nextorder;

import java.util.function.IntToDoubleFunction;

/** How long a customer may stay silent before he counts as gone. */
public final class Churn {
  /** Longest wait told: ten years. */
  public static final int MAX_DAYS = 3650;

  private Churn() {}

  /**
   * Days from now, without an order, until the chance of another one falls below a threshold.
   *
   * @param chance of another order soon, after some more days of silence; not rising
   * @return 0 when it is below already, at most {@link #MAX_DAYS}
   */
  public static int days(IntToDoubleFunction chance, double threshold) {
    if (chance.applyAsDouble(0) < threshold) {
      return 0;
    }
    int low = 0;
    int high = 1;
    while (high < MAX_DAYS && chance.applyAsDouble(high) >= threshold) {
      low = high;
      high = Math.min(MAX_DAYS, 2 * high);
    }
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (chance.applyAsDouble(middle) >= threshold) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
