/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import org.jspecify.annotations.Nullable;

/**
 * Maximises a smooth function of a few variables by Newton's method with Levenberg's damping. The
 * gradient is analytic, the Hessian its central difference. Every accepted step raises the
 * function, so it always ends, at worst where no step raises it any more.
 */
public final class NewtonMaximiser {
  private static final int MAX_ITERATIONS = 200;
  private static final double DIFFERENCE = 1e-4;
  private static final double LONGEST_STEP = 2;

  private NewtonMaximiser() {}

  /** A function with its gradient. */
  @FunctionalInterface
  public interface Objective {
    /**
     * The value at a point; not finite where it has none.
     *
     * @param gradient to be set
     */
    double at(double[] theta, double[] gradient);
  }

  /**
   * Climbs from a starting point.
   *
   * @param start finite, with a finite value
   */
  public static Fit maximise(Objective f, double[] start) {
    int n = start.length;
    double[] theta = start.clone();
    double[] gradient = new double[n];
    double value = f.at(theta, gradient);
    double damping = 0;
    int iteration = 0;
    boolean done = false;
    for (; iteration < MAX_ITERATIONS && !done; iteration++) {
      double[][] information = information(f, theta);
      done = true;
      for (int tries = 0; tries < 40; tries++) {
        double[] step = step(information, gradient, damping);
        if (step != null) {
          double gain = 0;
          double[] to = new double[n];
          double[] there = new double[n];
          for (int i = 0; i < n; i++) {
            gain += step[i] * gradient[i];
            to[i] = theta[i] + step[i];
          }
          double v = f.at(to, there);
          if (v > value || v == value && gain < 1e-12) {
            done = damping <= 1e-3 && gain < 1e-9;
            theta = to;
            gradient = there;
            value = v;
            damping = damping < 1e-6 ? 0 : damping / 8;
            break;
          }
          if (gain < 1e-10 * (1 + Math.abs(value))) {
            break;
          }
        }
        damping = Math.max(1e-3 * trace(information), 4 * damping);
      }
    }
    double largest = 0;
    for (double g : gradient) {
      largest = Math.max(largest, Math.abs(g));
    }
    return new Fit(theta, value, largest, iteration, information(f, theta));
  }

  private static double trace(double[][] a) {
    double t = 0;
    for (int i = 0; i < a.length; i++) {
      t += Math.abs(a[i][i]) / a.length;
    }
    return Double.isFinite(t) ? t : 1;
  }

  private static double @Nullable [] step(double[][] information, double[] g, double damping) {
    int n = g.length;
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = information[i].clone();
      a[i][i] += damping;
    }
    Cholesky c = Cholesky.of(a);
    if (c == null) {
      return null;
    }
    double[] step = c.solve(g);
    double longest = 0;
    for (double s : step) {
      longest = Math.max(longest, Math.abs(s));
    }
    if (!(longest < Double.POSITIVE_INFINITY)) {
      return null;
    }
    for (int i = 0; longest > LONGEST_STEP && i < n; i++) {
      step[i] *= LONGEST_STEP / longest;
    }
    return step;
  }

  /** The negative Hessian. */
  private static double[][] information(Objective f, double[] theta) {
    int n = theta.length;
    double[][] h = new double[n][n];
    double[] up = new double[n];
    double[] down = new double[n];
    for (int i = 0; i < n; i++) {
      double[] t = theta.clone();
      double d = DIFFERENCE * Math.max(1, Math.abs(theta[i]));
      t[i] = theta[i] + d;
      f.at(t, up);
      t[i] = theta[i] - d;
      f.at(t, down);
      for (int j = 0; j < n; j++) {
        h[i][j] = (down[j] - up[j]) / (2 * d);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        h[i][j] = (h[i][j] + h[j][i]) / 2;
        h[j][i] = h[i][j];
      }
    }
    return h;
  }
}
