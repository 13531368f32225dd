/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import java.util.Arrays;

/**
 * Inverts a symmetric positive definite matrix in place: the sweep operator (Beaton 1964; Goodnight
 * 1979, The American Statistician 33) in blocks, on the lower triangle alone. Half the cube of the
 * size in multiplications, done as updates of whole rows, which the compiler turns into vector
 * instructions; rows are independent, so the result is the same on any number of threads.
 */
final class SymmetricInverse {
  private static final int BLOCK = 64;
  private static final int TILE = 1024;

  private SymmetricInverse() {}

  /**
   * Inverts.
   *
   * @param a rows of the matrix; row i holds at least columns 0..i, only these are read and written
   * @throws ArithmeticException if the matrix is not positive definite
   */
  static void invert(float[][] a, Parallel parallel) {
    int n = a.length;
    for (int k = 0; k < n; k += BLOCK) {
      sweep(a, k, Math.min(BLOCK, n - k), parallel);
    }
    // Sweeping everything leaves the negative inverse.
    for (float[] row : a) {
      for (int j = 0; j < row.length; j++) {
        row[j] = -row[j];
      }
    }
  }

  private static void sweep(float[][] a, int k, int b, Parallel parallel) {
    int n = a.length;
    float[][] pivot = pivot(a, k, b);
    // The block's rows over all columns, as they were before this sweep.
    float[][] panel = new float[b][n];
    for (int p = 0; p < b; p++) {
      System.arraycopy(a[k + p], 0, panel[p], 0, k + p + 1);
    }
    for (int j = k + 1; j < n; j++) {
      float[] row = a[j];
      for (int p = 0; p < Math.min(b, j - k); p++) {
        panel[p][j] = row[k + p];
      }
    }
    parallel.rows(
        n,
        () -> {
          float[] c = new float[b];
          return i -> {
            if (i < k || i >= k + b) {
              product(panel, i, pivot, c);
              update(a[i], i + 1, c, panel, b);
              column(a, i, k, b, c);
            }
          };
        });
    for (int p = 0; p < b; p++) {
      for (int q = 0; q <= p; q++) {
        a[k + p][k + q] = -pivot[p][q];
      }
    }
  }

  /** out = column i of the panel times the pivot. */
  private static void product(float[][] panel, int i, float[][] pivot, float[] out) {
    Arrays.fill(out, 0);
    for (int p = 0; p < out.length; p++) {
      float x = panel[p][i];
      float[] row = pivot[p];
      for (int q = 0; q < row.length; q++) {
        out[q] += x * row[q];
      }
    }
  }

  /** Sets row i of the block's columns; above the block they are kept as its rows. */
  private static void column(float[][] a, int i, int k, int b, float[] c) {
    if (i > k) {
      System.arraycopy(c, 0, a[i], k, b);
    } else {
      for (int q = 0; q < b; q++) {
        a[k + q][i] = c[q];
      }
    }
  }

  /** row[j] -= sum over p of c[p] panel[p][j], for j below n. */
  private static void update(float[] row, int n, float[] c, float[][] panel, int b) {
    for (int from = 0; from < n; from += TILE) {
      int to = Math.min(n, from + TILE);
      int p = 0;
      for (; p + 4 <= b; p += 4) {
        add4(row, from, to, c, panel, p);
      }
      for (; p < b; p++) {
        float f = c[p];
        float[] x = panel[p];
        for (int j = from; j < to; j++) {
          row[j] -= f * x[j];
        }
      }
    }
  }

  /** Four at once and one row only: of the forms tried, the one that is turned into vectors. */
  private static void add4(float[] row, int from, int to, float[] c, float[][] panel, int p) {
    float c0 = c[p];
    float c1 = c[p + 1];
    float c2 = c[p + 2];
    float c3 = c[p + 3];
    float[] x0 = panel[p];
    float[] x1 = panel[p + 1];
    float[] x2 = panel[p + 2];
    float[] x3 = panel[p + 3];
    for (int j = from; j < to; j++) {
      row[j] -= c0 * x0[j] + c1 * x1[j] + c2 * x2[j] + c3 * x3[j];
    }
  }

  /** Inverse of the diagonal block, by Gauss and Jordan in doubles. */
  private static float[][] pivot(float[][] a, int k, int b) {
    double[][] m = new double[b][b];
    for (int p = 0; p < b; p++) {
      for (int q = 0; q <= p; q++) {
        m[p][q] = a[k + p][k + q];
        m[q][p] = m[p][q];
      }
    }
    for (int d = 0; d < b; d++) {
      double x = m[d][d];
      if (!(x > 0) || Double.isInfinite(x)) {
        throw new ArithmeticException("not positive definite at row " + (k + d));
      }
      for (int j = 0; j < b; j++) {
        m[d][j] /= j == d ? 1 : x;
      }
      for (int i = 0; i < b; i++) {
        if (i != d) {
          double f = m[i][d];
          for (int j = 0; j < b; j++) {
            if (j != d) {
              m[i][j] -= f * m[d][j];
            }
          }
          m[i][d] = -f / x;
        }
      }
      m[d][d] = 1 / x;
    }
    float[][] out = new float[b][b];
    for (int p = 0; p < b; p++) {
      for (int q = 0; q < b; q++) {
        out[p][q] = (float) m[p][q];
      }
    }
    return out;
  }
}
