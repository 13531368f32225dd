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
  private static final int ROUNDS = 40;
  private static final double LONGEST = 2;

  private ChoiceModel() {}

  /** A person's candidates: inputs by input and candidate, and which were taken. */
  static final class Choice {
    final float[][] inputs;
    final int takenCount;

    /** Mean of each input over what was taken. */
    final double[] taken;

    Choice(float[][] inputs, boolean[] isTaken) {
      this.inputs = inputs;
      int n = 0;
      for (boolean t : isTaken) {
        n += t ? 1 : 0;
      }
      takenCount = n;
      taken = new double[inputs.length];
      for (int r = 0; n > 0 && r < taken.length; r++) {
        for (int i = 0; i < isTaken.length; i++) {
          taken[r] += isTaken[i] ? inputs[r][i] : 0;
        }
        taken[r] /= n;
      }
    }
  }

  /**
   * Weights of some inputs, 0 for all others.
   *
   * @param from persons from here
   * @param step every so many
   * @param start weights to begin with, by input
   */
  static double[] fit(Choice[] all, int from, int step, int[] inputs, double[] start) {
    int[] used = inputs;
    int width = start.length;
    Sums sums = new Sums();
    while (true) {
      double[] w = new double[used.length];
      for (int a = 0; a < w.length; a++) {
        w[a] = start[used[a]];
      }
      newton(all, from, step, used, w, sums);
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

  /** Steps that make things worse are halved: from afar Newton's are too long. */
  private static void newton(Choice[] all, int from, int step, int[] used, double[] w, Sums sums) {
    int m = used.length;
    double[] at = w.clone();
    double[] move = new double[m];
    double best = Double.NEGATIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      double[] g = new double[m];
      double[][] h = new double[m][m];
      double likelihood = 0;
      int people = 0;
      for (int c = from; c < all.length; c += step) {
        if (all[c].takenCount > 0) {
          people++;
          likelihood += sums.add(all[c], used, w, g, h);
        }
      }
      if (people == 0) {
        return;
      }
      likelihood /= people;
      for (int a = 0; a < m; a++) {
        likelihood -= RIDGE / 2 * w[a] * w[a];
        g[a] = g[a] / people - RIDGE * w[a];
        for (int b = 0; b < m; b++) {
          h[a][b] = h[a][b] / people + (a == b ? RIDGE : 0);
        }
      }
      boolean worse = likelihood < best - 1e-10;
      if (!worse) {
        best = likelihood;
        System.arraycopy(w, 0, at, 0, m);
        move = solve(h, g);
      }
      double most = 0;
      for (double d : move) {
        most = Math.max(most, Math.abs(d));
      }
      // Shorter as a whole: parts of it alone need not lead upwards.
      double by = worse ? 0.5 : Math.min(1, LONGEST / most);
      for (int a = 0; a < m; a++) {
        move[a] *= by;
        w[a] = at[a] + move[a];
      }
      // The error left is of the order of the square of the move.
      if (most < (worse ? 1e-9 : 1e-4)) {
        return;
      }
    }
  }

  /** Gradient and curvature; holds buffers, as this is where learning a blend spends its time. */
  private static final class Sums {
    private double[] p = new double[512];
    private double[] px = new double[512];

    /** Adds a person's, and gives back the logarithm of the likelihood of what he took. */
    double add(Choice c, int[] used, double[] w, double[] g, double[][] h) {
      int n = c.inputs[used[0]].length;
      int m = used.length;
      if (p.length < n) {
        p = new double[2 * n];
        px = new double[2 * n];
      }
      double top = chances(c, used, w, n);
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += p[i];
      }
      double likelihood = -top - Math.log(sum);
      double[] mean = new double[m];
      for (int a = 0; a < m; a++) {
        mean[a] = dot(p, c.inputs[used[a]], n) / sum;
        g[a] += c.taken[used[a]] - mean[a];
        likelihood += w[a] * c.taken[used[a]];
      }
      for (int a = 0; a < m; a++) {
        float[] x = c.inputs[used[a]];
        for (int i = 0; i < n; i++) {
          px[i] = p[i] * x[i];
        }
        for (int b = 0; b <= a; b++) {
          double v = dot(px, c.inputs[used[b]], n) / sum - mean[a] * mean[b];
          h[a][b] += v;
          if (b < a) {
            h[b][a] += v;
          }
        }
      }
      return likelihood;
    }

    /** Leaves each candidate's odds against the most likely, whose logarithm it gives back. */
    private double chances(Choice c, int[] used, double[] w, int n) {
      Arrays.fill(p, 0, n, 0);
      for (int a = 0; a < used.length; a++) {
        float[] x = c.inputs[used[a]];
        double by = w[a];
        for (int i = 0; by != 0 && i < n; i++) {
          p[i] += by * x[i];
        }
      }
      double top = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < n; i++) {
        top = Math.max(top, p[i]);
      }
      for (int i = 0; i < n; i++) {
        p[i] = Math.exp(p[i] - top);
      }
      return top;
    }

    /** Four sums side by side: one would wait for each addition. */
    private static double dot(double[] v, float[] x, int n) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      int i = 0;
      for (; i + 4 <= n; i += 4) {
        s0 += v[i] * x[i];
        s1 += v[i + 1] * x[i + 1];
        s2 += v[i + 2] * x[i + 2];
        s3 += v[i + 3] * x[i + 3];
      }
      for (; i < n; i++) {
        s0 += v[i] * x[i];
      }
      return s0 + s1 + (s2 + s3);
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
