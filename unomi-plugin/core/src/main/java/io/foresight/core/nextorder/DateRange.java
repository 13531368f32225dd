/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.nextorder;

/**
 * When the next order comes, if it comes within some weeks: the days from now between which it
 * falls with 80 % probability, and the middle one. Immutable.
 */
public final class DateRange {
  private final double from;
  private final double middle;
  private final double to;
  private final double within;

  private DateRange(double from, double middle, double to, double within) {
    this.from = from;
    this.middle = middle;
    this.to = to;
    this.within = within;
  }

  /** Of the chances of each week, as {@link NextOrderModel#weeks} gives them. */
  public static DateRange of(double[] weeks) {
    double all = 0;
    for (double w : weeks) {
      all += w;
    }
    return new DateRange(day(weeks, 0.1 * all), day(weeks, 0.5 * all), day(weeks, 0.9 * all), all);
  }

  private static double day(double[] weeks, double mass) {
    double seen = 0;
    for (int k = 0; k < weeks.length; k++) {
      if (seen + weeks[k] >= mass && weeks[k] > 0) {
        return 7 * (k + (mass - seen) / weeks[k]);
      }
      seen += weeks[k];
    }
    return 7.0 * weeks.length;
  }

  /** Days from now to the start. */
  public double from() {
    return from;
  }

  /** Days from now to the middle. */
  public double middle() {
    return middle;
  }

  /** Days from now to the end. */
  public double to() {
    return to;
  }

  /** The chance that it comes within those weeks at all. */
  public double within() {
    return within;
  }
}
