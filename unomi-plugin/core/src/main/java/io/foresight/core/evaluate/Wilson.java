/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

/**
 * The score interval of a share (Wilson, "Probable Inference", 1927), which stays sensible for few
 * observations and for shares near 0 and 1.
 */
public final class Wilson {
  private static final double Z = 1.959963984540054;

  private Wilson() {}

  /**
   * The 95 % interval.
   *
   * @param hits 0..n
   * @param n observations; without any the share is NaN and the interval 0..1
   */
  public static Interval of(double hits, double n) {
    if (!(n > 0)) {
      return new Interval(Double.NaN, 0, 1);
    }
    double p = hits / n;
    double z2 = Z * Z / n;
    double middle = (p + z2 / 2) / (1 + z2);
    double half = Z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n)) / (1 + z2);
    return new Interval(p, Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
