/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Minimises a convex loss of the margins of rows + penalty/2 · |weights|² (the intercept is free)
 * by L-BFGS with ten corrections and backtracking (Nocedal and Wright, "Numerical Optimization",
 * 2nd edition, algorithm 7.5). The problem is strictly convex in the weights, so the result does
 * not depend on the start beyond the tolerance. Single-threaded and deterministic.
 */
abstract class LinearFit {
  private static final int CORRECTIONS = 10;
  private static final int MAX_ITERATIONS = 300;

  /** Largest gradient entry per row at which the fit counts as converged. */
  private static final double TOLERANCE = 1e-5;

  private final DesignMatrix x;
  private final double penalty;

  LinearFit(DesignMatrix x, double penalty) {
    this.x = x;
    this.penalty = penalty;
  }

  /**
   * The best weights, the intercept last.
   *
   * @param start where to begin, e.g. the result for a stronger penalty
   */
  double[] fit(double[] start) {
    int n = start.length;
    double[] w = start.clone();
    double[] g = new double[n];
    double loss = loss(w, g);
    Deque<double[][]> memory = new ArrayDeque<>();
    for (int it = 0; it < MAX_ITERATIONS && largest(g) > TOLERANCE * x.rows; it++) {
      double[] direction = direction(g, memory);
      double slope = dot(direction, g);
      if (slope >= 0) {
        memory.clear();
        direction = direction(g, memory);
        slope = dot(direction, g);
      }
      // The first step has no scale yet: move about one unit.
      double step = memory.isEmpty() ? 1 / Math.max(1, Math.sqrt(-slope)) : 1;
      double[] next = new double[n];
      double[] nextG = new double[n];
      double nextLoss = Double.POSITIVE_INFINITY;
      int tries = 0;
      for (; tries < 40; tries++) {
        for (int k = 0; k < n; k++) {
          next[k] = w[k] + step * direction[k];
        }
        nextLoss = loss(next, nextG);
        if (nextLoss <= loss + 1e-4 * step * slope) {
          break;
        }
        step /= 2;
      }
      if (tries == 40) {
        return w;
      }
      remember(memory, w, g, next, nextG);
      boolean stuck = loss - nextLoss < 1e-12 * Math.abs(loss);
      w = next;
      g = nextG;
      loss = nextLoss;
      if (stuck) {
        return w;
      }
    }
    return w;
  }

  /** The loss of a row; adds its gradient by {@link DesignMatrix#addGradient}. */
  abstract double add(DesignMatrix x, int row, double margin, double[] gradient);

  private double loss(double[] w, double[] g) {
    double sum = 0;
    java.util.Arrays.fill(g, 0);
    for (int i = 0; i < x.rows; i++) {
      sum += add(x, i, x.margin(i, w), g);
    }
    for (int k = 0; k < x.width; k++) {
      sum += penalty / 2 * w[k] * w[k];
      g[k] += penalty * w[k];
    }
    return sum;
  }

  private static double[] direction(double[] g, Deque<double[][]> memory) {
    double[] q = g.clone();
    List<double[][]> newestFirst = new ArrayList<>(memory);
    double[] alpha = new double[newestFirst.size()];
    for (int k = 0; k < alpha.length; k++) {
      double[][] sy = newestFirst.get(k);
      alpha[k] = dot(sy[0], q) / dot(sy[0], sy[1]);
      add(q, -alpha[k], sy[1]);
    }
    if (alpha.length > 0) {
      double[][] last = newestFirst.get(0);
      double scale = dot(last[0], last[1]) / dot(last[1], last[1]);
      for (int i = 0; i < q.length; i++) {
        q[i] *= scale;
      }
    }
    for (int k = alpha.length - 1; k >= 0; k--) {
      double[][] sy = newestFirst.get(k);
      double beta = dot(sy[1], q) / dot(sy[0], sy[1]);
      add(q, alpha[k] - beta, sy[0]);
    }
    for (int i = 0; i < q.length; i++) {
      q[i] = -q[i];
    }
    return q;
  }

  private static void remember(
      Deque<double[][]> memory, double[] w, double[] g, double[] next, double[] nextG) {
    double[] s = next.clone();
    double[] y = nextG.clone();
    add(s, -1, w);
    add(y, -1, g);
    if (dot(s, y) > 1e-12 * dot(y, y)) {
      memory.addFirst(new double[][] {s, y});
      if (memory.size() > CORRECTIONS) {
        memory.removeLast();
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] to, double factor, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }

  private static double largest(double[] g) {
    double max = 0;
    for (double v : g) {
      max = Math.max(max, Math.abs(v));
    }
    return max;
  }
}
