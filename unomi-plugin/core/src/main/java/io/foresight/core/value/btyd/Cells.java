/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import java.util.Arrays;

/**
 * Customers grouped by what BG/NBD needs of them: equal repeat orders, recency and age share one
 * cell with a count. Times are whole days on the way in and weeks on the way out. Immutable.
 */
public final class Cells {
  static final double WEEK = 7;

  final int[] x;
  final double[] tx;
  final double[] age;
  final double[] count;
  final int maxX;

  private Cells(int[] x, double[] tx, double[] age, double[] count, int maxX) {
    this.x = x;
    this.tx = tx;
    this.age = age;
    this.count = count;
    this.maxX = maxX;
  }

  /** Number of distinct cells. */
  public int size() {
    return x.length;
  }

  /** Number of customers in all cells. */
  public double customers() {
    double n = 0;
    for (double c : count) {
      n += c;
    }
    return n;
  }

  /** Number of customers with a repeat order. */
  public double repeaters() {
    double n = 0;
    for (int i = 0; i < x.length; i++) {
      n += x[i] > 0 ? count[i] : 0;
    }
    return n;
  }

  /** Collects customers; not thread-safe. */
  public static final class Builder {
    private static final int MAX_X = (1 << 20) - 1;
    private static final int MAX_DAYS = (1 << 21) - 1;
    private long[] keys = new long[64];
    private int size;

    /**
     * Adds a customer. Impossible numbers (a recency above the age, negative ones) are moved to the
     * nearest possible.
     *
     * @param repeats days with an order after the first such day
     * @param recencyDays days from the first to the last order day
     * @param ageDays days from the first order day to now
     */
    public Builder add(int repeats, int recencyDays, int ageDays) {
      long r = Math.max(0, Math.min(MAX_X, repeats));
      long a = Math.max(0, Math.min(MAX_DAYS, ageDays));
      long t = r == 0 ? 0 : Math.max(0, Math.min(a, recencyDays));
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, 2 * size);
      }
      keys[size++] = r << 42 | t << 21 | a;
      return this;
    }

    /** The cells. */
    public Cells build() {
      long[] sorted = Arrays.copyOf(keys, size);
      Arrays.sort(sorted);
      int n = 0;
      for (int i = 0; i < size; i++) {
        n += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
      }
      Cells c = new Cells(new int[n], new double[n], new double[n], new double[n], maxX(sorted));
      int at = -1;
      for (int i = 0; i < size; i++) {
        long k = sorted[i];
        if (i == 0 || k != sorted[i - 1]) {
          at++;
          c.x[at] = (int) (k >> 42);
          c.tx[at] = (k >> 21 & MAX_DAYS) / WEEK;
          c.age[at] = (k & MAX_DAYS) / WEEK;
        }
        c.count[at]++;
      }
      return c;
    }

    private static int maxX(long[] sorted) {
      return sorted.length == 0 ? 0 : (int) (sorted[sorted.length - 1] >> 42);
    }
  }
}
