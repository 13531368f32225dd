/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import java.util.Arrays;

/**
 * Puts a feature on a scale on which outliers cannot pull a centre: {@code asinh((x - median) /
 * spread)}, straight near the median, logarithmic far out, spread being a normal distribution's
 * from the 10 and 90 % quantiles. What is missing becomes the lowest (or, for days since something
 * that never happened, the highest) value of the scale. Immutable.
 */
final class Scaling {
  private static final double TEN_TO_NINETY = 2.563;
  private static final double MOST = 2.5;

  final double median;
  final double spread;
  final double missing;

  Scaling(double median, double spread, double missing) {
    this.median = median;
    this.spread = spread;
    this.missing = missing;
  }

  /**
   * From a column's values.
   *
   * @param missingIsHigh whether what is missing counts as the most
   */
  static Scaling fit(float[] values, boolean missingIsHigh) {
    double[] known = new double[values.length];
    int n = 0;
    for (float v : values) {
      if (!Float.isNaN(v)) {
        known[n++] = v;
      }
    }
    double[] sorted = Arrays.copyOf(known, n);
    Arrays.sort(sorted);
    if (n == 0) {
      return new Scaling(0, 0, 0);
    }
    double median = quantile(sorted, 0.5);
    double spread = (quantile(sorted, 0.9) - quantile(sorted, 0.1)) / TEN_TO_NINETY;
    if (!(spread > 0)) {
      // Nearly all the same: the few others by how far the farthest is.
      spread = Math.max(sorted[n - 1] - median, median - sorted[0]) / 2;
    }
    Scaling s = new Scaling(median, spread, 0);
    double end = missingIsHigh ? s.apply(quantile(sorted, 0.98)) : s.apply(quantile(sorted, 0.02));
    return new Scaling(median, spread, end);
  }

  /** Whether all values are the same. */
  boolean constant() {
    return !(spread > 0);
  }

  double apply(double v) {
    if (Double.isNaN(v)) {
      return missing;
    }
    double z = (v - median) / (spread > 0 ? spread : 1);
    double t = Math.log(Math.abs(z) + Math.sqrt(z * z + 1)) * Math.signum(z);
    return Math.max(-MOST, Math.min(MOST, t));
  }

  /** The value that {@link #apply} takes to a position. */
  double invert(double t) {
    return median + spread * Math.sinh(t);
  }

  private static double quantile(double[] sorted, double p) {
    return sorted[(int) Math.round(p * (sorted.length - 1))];
  }
}
