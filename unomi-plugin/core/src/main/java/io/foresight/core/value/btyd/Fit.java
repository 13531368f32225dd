/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import java.util.Random;

/** Where a maximiser ended and how well. Immutable. */
public final class Fit {
  /** A gradient below this, per logarithm of a parameter, counts as the top of the hill. */
  private static final double FLAT = 1e-3;

  /** What rounding adds to the gradient, as a share of the function. */
  private static final double ROUNDING = 1e-7;

  private final double[] theta;
  private final double value;
  private final double gradientNorm;
  private final int iterations;
  private final double[][] covariance;

  Fit(double[] theta, double value, double gradientNorm, int iterations, double[][] information) {
    this.theta = theta;
    this.value = value;
    this.gradientNorm = gradientNorm;
    this.iterations = iterations;
    this.covariance = invert(information);
  }

  /** Of a curvature that is not positive in some direction, adds as much as makes it so. */
  private static double[][] invert(double[][] information) {
    int n = information.length;
    double add = 0;
    for (int tries = 0; tries < 60; tries++) {
      double[][] a = new double[n][];
      for (int i = 0; i < n; i++) {
        a[i] = information[i].clone();
        a[i][i] += add;
      }
      Cholesky c = Cholesky.of(a);
      if (c != null) {
        return c.inverse();
      }
      add = Math.max(1e-3, add * 4);
    }
    return new double[n][n];
  }

  /** The point reached. */
  public double[] theta() {
    return theta.clone();
  }

  /** The function there. */
  public double value() {
    return value;
  }

  /** The largest derivative there, in absolute terms. */
  public double gradientNorm() {
    return gradientNorm;
  }

  /** Steps taken. */
  public int iterations() {
    return iterations;
  }

  /** Whether the gradient vanishes there. */
  public boolean converged() {
    return gradientNorm < FLAT + ROUNDING * Math.abs(value);
  }

  /** Inverse of the negative Hessian: the normal approximation's covariance. */
  public double[][] covariance() {
    double[][] out = new double[covariance.length][];
    for (int i = 0; i < out.length; i++) {
      out[i] = covariance[i].clone();
    }
    return out;
  }

  /** Standard error of a coordinate. */
  public double standardError(int i) {
    return Math.sqrt(Math.max(0, covariance[i][i]));
  }

  /**
   * Points drawn from the normal approximation around the top.
   *
   * @param count how many
   * @param seed of the draws
   * @param reach no coordinate is drawn further away than this
   */
  public double[][] draw(int count, long seed, double reach) {
    return draw(theta, covariance, count, seed, reach);
  }

  /** As {@link #draw(int, long, double)} around any mean; the mean itself if there is no spread. */
  public static double[][] draw(
      double[] mean, double[][] covariance, int count, long seed, double reach) {
    Random random = new Random(seed);
    Cholesky c = Cholesky.of(covariance);
    double[][] out = new double[count][mean.length];
    for (double[] t : out) {
      double[] z = new double[mean.length];
      for (int i = 0; i < z.length; i++) {
        z[i] = random.nextGaussian();
      }
      double[] move = c == null ? new double[mean.length] : c.times(z);
      for (int i = 0; i < t.length; i++) {
        t[i] = mean[i] + Math.max(-reach, Math.min(reach, move[i]));
      }
    }
    return out;
  }
}
