/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

/** The half-lives of decayed sums: a week, a month, a quarter, a year. */
final class HalfLives {
  static final int COUNT = 4;
  private static final int[] DAYS = {7, 30, 90, 365};
  private static final double[] RATE = new double[COUNT];

  static {
    for (int i = 0; i < COUNT; i++) {
      RATE[i] = Math.log(2) / (DAYS[i] * (double) Days.MILLIS);
    }
  }

  private HalfLives() {}

  /** Index of a half-life given in days: 7, 30, 90 or 365. */
  static int index(int days) {
    for (int i = 0; i < COUNT; i++) {
      if (DAYS[i] == days) {
        return i;
      }
    }
    throw new IllegalArgumentException("no half-life of " + days + " days");
  }

  static int days(int index) {
    return DAYS[index];
  }

  /** What is left after some milliseconds (not negative), 0..1. */
  static double weight(int index, long age) {
    return Math.exp(-RATE[index] * age);
  }
}
