/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.blend;

import java.util.Arrays;

/**
 * Conditional logit (McFadden 1974): of the candidates shown to a person, which he took. Everybody
 * counts the same however much he took. Newton's method with a ridge; inputs that would count
 * against an item are dropped one by one, so that every weight is 0 or more.
 */
final class ChoiceModel {
  private static final double RIDGE = 1e-3;
  private static final int ROUNDS = 12;

  private ChoiceModel() {}

  /** A person's candidates: inputs by input and candidate, and which were taken. */
  static final class Choice {
    final float[][] inputs;
    final boolean[] taken;
    final int takenCount;

    Choice(float[][] inputs, boolean[] taken) {
      this.inputs = inputs;
      this.taken = taken;
      int n = 0;
      for (boolean t : taken) {
        n += t ? 1 : 0;
      }
      takenCount = n;
    }
  }

  /**
   * Weights of some inputs, 0 for all others.
   *
   * @param from persons from here
   * @param step every so many
   */
  static double[] fit(Choice[] all, int from, int step, int[] inputs, int width) {
    int[] used = inputs;
    while (true) {
      double[] w = newton(all, from, step, used);
      int worst = -1;
      for (int a = 0; a < used.length; a++) {
        if (w[a] < 0 && (worst < 0 || w[a] < w[worst])) {
          worst = a;
        }
      }
      if (worst < 0 || used.length == 1) {
        double[] out = new double[width];
        for (int a = 0; a < used.length; a++) {
          out[used[a]] = Math.max(0, w[a]);
        }
        return out;
      }
      int[] fewer = new int[used.length - 1];
      for (int a = 0; a < fewer.length; a++) {
        fewer[a] = used[a < worst ? a : a + 1];
      }
      used = fewer;
    }
  }

  private static double[] newton(Choice[] all, int from, int step, int[] used) {
    int m = used.length;
    double[] w = new double[m];
    for (int round = 0; round < ROUNDS; round++) {
      double[] g = new double[m];
      double[][] h = new double[m][m];
      int people = 0;
      for (int c = from; c < all.length; c += step) {
        if (all[c].takenCount > 0) {
          people++;
          add(all[c], used, w, g, h);
        }
      }
      if (people == 0) {
        return w;
      }
      for (int a = 0; a < m; a++) {
        g[a] = g[a] / people - RIDGE * w[a];
        for (int b = 0; b < m; b++) {
          h[a][b] = h[a][b] / people + (a == b ? RIDGE : 0);
        }
      }
      double[] move = solve(h, g);
      double most = 0;
      for (int a = 0; a < m; a++) {
        double d = Math.max(-2, Math.min(2, move[a]));
        w[a] += d;
        most = Math.max(most, Math.abs(d));
      }
      if (most < 1e-5) {
        break;
      }
    }
    return w;
  }

  private static void add(Choice c, int[] used, double[] w, double[] g, double[][] h) {
    int n = c.taken.length;
    int m = used.length;
    double[] p = new double[n];
    double top = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      for (int a = 0; a < m; a++) {
        p[i] += w[a] * c.inputs[used[a]][i];
      }
      top = Math.max(top, p[i]);
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      p[i] = Math.exp(p[i] - top);
      sum += p[i];
    }
    double[] mean = new double[m];
    double[][] square = new double[m][m];
    for (int i = 0; i < n; i++) {
      double q = p[i] / sum;
      double t = c.taken[i] ? 1.0 / c.takenCount : 0;
      for (int a = 0; a < m; a++) {
        double x = c.inputs[used[a]][i];
        g[a] += (t - q) * x;
        mean[a] += q * x;
        for (int b = 0; b <= a; b++) {
          square[a][b] += q * x * c.inputs[used[b]][i];
        }
      }
    }
    for (int a = 0; a < m; a++) {
      for (int b = 0; b <= a; b++) {
        double v = square[a][b] - mean[a] * mean[b];
        h[a][b] += v;
        if (b < a) {
          h[b][a] += v;
        }
      }
    }
  }

  /** Gauss with pivots; the ridge keeps the matrix regular. */
  private static double[] solve(double[][] h, double[] g) {
    int m = g.length;
    double[][] a = new double[m][];
    for (int i = 0; i < m; i++) {
      a[i] = Arrays.copyOf(h[i], m + 1);
      a[i][m] = g[i];
    }
    for (int c = 0; c < m; c++) {
      int best = c;
      for (int r = c + 1; r < m; r++) {
        best = Math.abs(a[r][c]) > Math.abs(a[best][c]) ? r : best;
      }
      double[] swap = a[c];
      a[c] = a[best];
      a[best] = swap;
      for (int r = c + 1; r < m; r++) {
        double f = a[r][c] / a[c][c];
        for (int k = c; k <= m; k++) {
          a[r][k] -= f * a[c][k];
        }
      }
    }
    double[] x = new double[m];
    for (int r = m - 1; r >= 0; r--) {
      double s = a[r][m];
      for (int k = r + 1; k < m; k++) {
        s -= a[r][k] * x[k];
      }
      x[r] = s / a[r][r];
    }
    return x;
  }
}
