/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import io.foresight.core.model.Calibrator;

/**
 * Logistic regression whose weights have a normal prior around given ones, at its mode, by Newton's
 * method with step halving (the objective is strictly convex). Without rows it is the prior.
 */
final class PriorFit {
  private static final int ITERATIONS = 50;

  private final double[] prior;
  private final double[] precision;

  /**
   * @param prior mean of each weight
   * @param precision one over the variance of each weight, above 0
   */
  PriorFit(double[] prior, double[] precision) {
    this.prior = prior.clone();
    this.precision = precision.clone();
  }

  /** The weights. */
  double[] fit(double[][] x, boolean[] y) {
    int d = prior.length;
    double[] w = prior.clone();
    double loss = loss(w, x, y);
    for (int it = 0; it < ITERATIONS; it++) {
      double[] g = new double[d];
      for (int k = 0; k < d; k++) {
        g[k] = precision[k] * (w[k] - prior[k]);
      }
      for (int i = 0; i < x.length; i++) {
        double r = Calibrator.logistic(dot(x[i], w)) - (y[i] ? 1 : 0);
        for (int k = 0; k < d; k++) {
          g[k] += r * x[i][k];
        }
      }
      double[] step = solve(plusPrecision(information(x, w)), g);
      double size = 1;
      double next = Double.POSITIVE_INFINITY;
      double[] to = w;
      for (int tries = 0; tries < 30 && !(next <= loss); tries++) {
        to = w.clone();
        for (int k = 0; k < d; k++) {
          to[k] -= size * step[k];
        }
        next = loss(to, x, y);
        size /= 2;
      }
      if (!(next <= loss)) {
        return w;
      }
      boolean done = loss - next < 1e-10 * (1 + Math.abs(loss));
      w = to;
      loss = next;
      if (done) {
        return w;
      }
    }
    return w;
  }

  /**
   * Share of the data in what is known of the weights, 0..1: the mean eigenvalue of H (H + Λ)⁻¹,
   * with H the information in the rows at the prior's weights and Λ the prior's. Never falls when
   * rows are added, since H only grows.
   */
  double dataShare(double[][] x) {
    int d = prior.length;
    double[][] h = information(x, prior);
    double[][] all = plusPrecision(h);
    double trace = 0;
    for (int k = 0; k < d; k++) {
      double[] column = new double[d];
      for (int j = 0; j < d; j++) {
        column[j] = h[j][k];
      }
      trace += solve(all, column)[k];
    }
    return Math.max(0, Math.min(1, trace / d));
  }

  private double loss(double[] w, double[][] x, boolean[] y) {
    double sum = 0;
    for (int k = 0; k < w.length; k++) {
      sum += precision[k] / 2 * (w[k] - prior[k]) * (w[k] - prior[k]);
    }
    for (int i = 0; i < x.length; i++) {
      double m = dot(x[i], w);
      sum += Math.log1p(Math.exp(-Math.abs(m))) + (y[i] ? Math.max(0, -m) : Math.max(0, m));
    }
    return sum;
  }

  private static double[][] information(double[][] x, double[] w) {
    int d = w.length;
    double[][] h = new double[d][d];
    for (double[] row : x) {
      double p = Calibrator.logistic(dot(row, w));
      double v = p * (1 - p);
      for (int j = 0; j < d; j++) {
        for (int k = 0; k <= j; k++) {
          h[j][k] += v * row[j] * row[k];
        }
      }
    }
    for (int j = 0; j < d; j++) {
      for (int k = j + 1; k < d; k++) {
        h[j][k] = h[k][j];
      }
    }
    return h;
  }

  private double[][] plusPrecision(double[][] h) {
    double[][] out = new double[h.length][];
    for (int k = 0; k < h.length; k++) {
      out[k] = h[k].clone();
      out[k][k] += precision[k];
    }
    return out;
  }

  /** By Cholesky's decomposition; the matrix is positive definite. */
  private static double[] solve(double[][] a, double[] b) {
    int d = b.length;
    double[][] l = new double[d][d];
    for (int j = 0; j < d; j++) {
      for (int k = 0; k <= j; k++) {
        double s = a[j][k];
        for (int m = 0; m < k; m++) {
          s -= l[j][m] * l[k][m];
        }
        l[j][k] = j == k ? Math.sqrt(Math.max(1e-12, s)) : s / l[k][k];
      }
    }
    double[] z = b.clone();
    for (int j = 0; j < d; j++) {
      for (int m = 0; m < j; m++) {
        z[j] -= l[j][m] * z[m];
      }
      z[j] /= l[j][j];
    }
    for (int j = d - 1; j >= 0; j--) {
      for (int m = j + 1; m < d; m++) {
        z[j] -= l[m][j] * z[m];
      }
      z[j] /= l[j][j];
    }
    return z;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
