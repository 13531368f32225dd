/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import java.util.Random;

/** Random numbers of the distributions these models are made of. */
public final class Draws {
  private Draws() {}

  /**
   * A gamma with scale 1 (Marsaglia and Tsang 2000, ACM TOMS 26(3)).
   *
   * @param shape above 0
   */
  public static double gamma(double shape, Random random) {
    if (shape < 1) {
      double u = 1 - random.nextDouble();
      return gamma(shape + 1, random) * Math.exp(Math.log(u) / shape);
    }
    double d = shape - 1 / 3.0;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double z = random.nextGaussian();
      double v = 1 + c * z;
      if (v <= 0) {
        continue;
      }
      v = v * v * v;
      double u = 1 - random.nextDouble();
      if (Math.log(u) < 0.5 * z * z + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }

  /** A Poisson; above a mean of 500 its normal approximation. */
  public static int poisson(double mean, Random random) {
    if (!(mean > 0)) {
      return 0;
    }
    if (mean > 500) {
      double n = Math.rint(mean + Math.sqrt(mean) * random.nextGaussian());
      return (int) Math.max(0, Math.min(n, Integer.MAX_VALUE - 8));
    }
    double u = random.nextDouble();
    double p = Math.exp(-mean);
    double sum = p;
    int n = 0;
    while (u > sum && p > 1e-320) {
      n++;
      p *= mean / n;
      sum += p;
    }
    return n;
  }
}
