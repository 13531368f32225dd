/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import java.util.Arrays;

/** What was expected and what came, from several origins. Grows; not thread-safe. */
final class Errors {
  private int[] ahead = new int[256];
  private double[] expected = new double[256];
  private double[] came = new double[256];
  private int size;

  /**
   * Takes in what was expected from origins: single days, or sums of blocks of whole days.
   *
   * @param cap larger values count as this much a day
   */
  static Errors of(DailySeries y, int[] origins, double[][] expected, int block, double cap) {
    Errors errors = new Errors();
    for (int o = 0; o < origins.length; o++) {
      for (int h = 0; h + block <= expected[o].length; h += block) {
        double sum = 0;
        double mean = 0;
        for (int k = h; k < h + block; k++) {
          int at = origins[o] + k;
          sum += at < y.length() ? Math.min(cap, y.get(at)) : Double.NaN;
          mean += expected[o][k];
        }
        if (!Double.isNaN(sum)) {
          errors.add(h + 1, mean, sum);
        }
      }
    }
    return errors;
  }

  private void add(int h, double mean, double value) {
    if (size == ahead.length) {
      ahead = Arrays.copyOf(ahead, 2 * size);
      expected = Arrays.copyOf(expected, 2 * size);
      came = Arrays.copyOf(came, 2 * size);
    }
    ahead[size] = h;
    expected[size] = mean;
    came[size++] = value;
  }

  int size() {
    return size;
  }

  /** Days from the origin to the (first) day expected, from 1. */
  int ahead(int i) {
    return ahead[i];
  }

  double expected(int i) {
    return expected[i];
  }

  double came(int i) {
    return came[i];
  }
}
