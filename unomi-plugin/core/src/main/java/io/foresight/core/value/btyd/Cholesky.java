/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import org.jspecify.annotations.Nullable;

/** Cholesky factor of a small symmetric positive definite matrix. */
final class Cholesky {
  private final double[][] l;

  private Cholesky(double[][] l) {
    this.l = l;
  }

  /** The factor; null when the matrix is not positive definite (or not finite). */
  static @Nullable Cholesky of(double[][] a) {
    int n = a.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double s = a[i][j];
        for (int k = 0; k < j; k++) {
          s -= l[i][k] * l[j][k];
        }
        if (i != j) {
          l[i][j] = s / l[j][j];
        } else if (s > 1e-14 * Math.abs(a[i][i]) && s < Double.POSITIVE_INFINITY) {
          l[i][i] = Math.sqrt(s);
        } else {
          return null;
        }
      }
    }
    return new Cholesky(l);
  }

  /** Solves A x = b. */
  double[] solve(double[] b) {
    int n = l.length;
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= l[i][k] * x[k];
      }
      x[i] /= l[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= l[k][i] * x[k];
      }
      x[i] /= l[i][i];
    }
    return x;
  }

  double[][] inverse() {
    int n = l.length;
    double[][] out = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] unit = new double[n];
      unit[i] = 1;
      out[i] = solve(unit);
    }
    return out;
  }

  /** L z. */
  double[] times(double[] z) {
    double[] out = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      for (int k = 0; k <= i; k++) {
        out[i] += l[i][k] * z[k];
      }
    }
    return out;
  }
}
