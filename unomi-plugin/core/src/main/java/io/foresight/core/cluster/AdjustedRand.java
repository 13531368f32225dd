/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

/** Agreement of two partitions beyond chance (Hubert &amp; Arabie 1985, doi 10.1007/BF01908075). */
final class AdjustedRand {
  private AdjustedRand() {}

  /**
   * 1 for the same partition whatever the labels, 0 on average for independent ones.
   *
   * @param a labels from 0
   * @param b labels from 0 of the same things
   */
  static double of(int[] a, int[] b) {
    int[][] table = new int[max(a) + 1][max(b) + 1];
    for (int i = 0; i < a.length; i++) {
      table[a[i]][b[i]]++;
    }
    double cells = 0;
    double rows = 0;
    double[] columnSums = new double[max(b) + 1];
    for (int[] row : table) {
      double sum = 0;
      for (int j = 0; j < row.length; j++) {
        cells += pairs(row[j]);
        sum += row[j];
        columnSums[j] += row[j];
      }
      rows += pairs(sum);
    }
    double columns = 0;
    for (double c : columnSums) {
      columns += pairs(c);
    }
    double expected = rows * columns / Math.max(1, pairs(a.length));
    double most = (rows + columns) / 2;
    return most - expected == 0 ? 1 : (cells - expected) / (most - expected);
  }

  private static double pairs(double n) {
    return n * (n - 1) / 2;
  }

  private static int max(int[] v) {
    int m = 0;
    for (int x : v) {
      m = Math.max(m, x);
    }
    return m;
  }
}
