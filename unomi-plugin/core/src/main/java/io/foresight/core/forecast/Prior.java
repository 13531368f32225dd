/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

/** What is believed of a series' noise before any forecast of it was tried. Immutable. */
final class Prior {
  /** As many differences are invented. */
  private static final double INVENTED = 3;

  /** Variance of a day over its mean. */
  final double dispersion;

  /** Share of days without anything. */
  final double zeros;

  private final double mean;

  private Prior(double dispersion, double zeros, double mean) {
    this.dispersion = dispersion;
    this.zeros = zeros;
    this.mean = mean;
  }

  /**
   * From the differences between days a week apart, which neither weekday nor level disturb, or
   * from those around the mean when there are fewer than two weeks.
   */
  static Prior of(DailySeries y) {
    int end = y.length();
    double cap = y.cap(end);
    double mean = y.mean(end);
    boolean weeks = end >= 14;
    double squares = 0;
    double n = 0;
    double zeros = 0;
    double known = 0;
    for (int i = 0; i < end; i++) {
      double v = Math.min(cap, y.get(i));
      double other = !weeks ? mean : i >= 7 ? Math.min(cap, y.get(i - 7)) : Double.NaN;
      if (!Double.isNaN(v - other)) {
        squares += (v - other) * (v - other) / (weeks ? 2 : 1);
        n++;
      }
      if (!Double.isNaN(v)) {
        zeros += v == 0 ? 1 : 0;
        known++;
      }
    }
    // A little more than Poisson's; one amount says nothing of how amounts vary.
    boolean count = y.kind() == DailySeries.Kind.COUNT;
    double believed = count ? 1.5 : mean;
    double invented = count ? INVENTED : INVENTED * Math.max(0, 1 - n / 7);
    double dispersion =
        mean > 0 ? (squares / mean + invented * believed) / (n + invented) : believed;
    // The first day is positive by choice.
    return new Prior(dispersion, known > 1 ? Math.min(0.999, zeros / (known - 1)) : 0, mean);
  }

  /** The spread when this is all there is. */
  Spread alone(int known, int block) {
    double uncertainLevel = 1 + (double) block / known;
    double fewDays = 1 + 4.0 / (known + 1);
    return Spread.believed(
        dispersion * uncertainLevel * fewDays, 0.02, Math.pow(zeros, block), block * mean);
  }
}
