/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import java.util.Arrays;

/**
 * Values of consecutive UTC days. {@code NaN} is a day nobody knows about, 0 a day on which nothing
 * happened. Infinite and negative values count as unknown. Immutable.
 */
public final class DailySeries {
  /** What the values are; decides the family of the predictive distribution. */
  public enum Kind {
    /** Whole numbers of things that happened. */
    COUNT,
    /** Sums of money and the like. */
    AMOUNT
  }

  private final Kind kind;
  private final long startDay;
  private final double[] values;

  /**
   * @param startDay of the first value, days since 1970 UTC
   * @param values one per day; copied
   */
  public DailySeries(Kind kind, long startDay, double[] values) {
    this.kind = kind;
    this.startDay = startDay;
    this.values = values.clone();
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] <= 1e15)) {
        this.values[i] = Double.NaN;
      }
    }
  }

  /** What the values are. */
  public Kind kind() {
    return kind;
  }

  /** Day of the first value, since 1970 UTC. */
  public long startDay() {
    return startDay;
  }

  /** How many days, unknown ones included. */
  public int length() {
    return values.length;
  }

  /** The value of a day, {@code NaN} when unknown. */
  public double get(int i) {
    return values[i];
  }

  /** How many days are known. */
  public int known() {
    return (int) Arrays.stream(values).filter(v -> !Double.isNaN(v)).count();
  }

  /** Weekday of a position (also beyond the end), 0 = Monday. */
  public int weekday(int i) {
    return weekdayOf(startDay + i);
  }

  /** Weekday of a day since 1970 UTC, 0 = Monday. */
  static int weekdayOf(long day) {
    // 1970-01-01 was a Thursday.
    return (int) Math.floorMod(day + 3, 7L);
  }

  /** The first days only. */
  public DailySeries head(int length) {
    return new DailySeries(kind, startDay, Arrays.copyOf(values, length));
  }

  /** Without what lies before the first positive value: the shop had not begun yet. */
  public DailySeries sinceFirstPositive() {
    int from = 0;
    while (from < values.length && !(values[from] > 0)) {
      from++;
    }
    return from == 0 || from == values.length
        ? this
        : new DailySeries(kind, startDay + from, Arrays.copyOfRange(values, from, values.length));
  }

  /** Mean of the known values among the first; 0 when none is known. */
  double mean(int end) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < end; i++) {
      if (!Double.isNaN(values[i])) {
        sum += values[i];
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }

  /**
   * Beyond this a value is a freak: three times the value that two in a hundred positive ones
   * exceed, not counting the largest. Models learn from values cut there, so that one spike does
   * not govern the weeks after it.
   */
  double cap(int end) {
    double[] positive = Arrays.stream(values, 0, end).filter(v -> v > 0).sorted().toArray();
    int n = positive.length;
    return n < 3 ? Double.POSITIVE_INFINITY : 3 * positive[(int) Math.floor(0.98 * (n - 2))];
  }
}
