/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import java.util.Random;

/** Series whose truth is known. */
final class Simulated {
  private Simulated() {}

  /** What a shop may look like, drawn by a seed. */
  static double[] shop(long seed, int days, double level, DailySeries.Kind kind) {
    Random r = new Random(seed);
    double drift = r.nextDouble() * 0.02;
    double overdispersion = r.nextInt(2) * 0.1 * r.nextDouble();
    double[] week = new double[7];
    double sum = 0;
    for (int d = 0; d < 7; d++) {
      week[d] = Math.exp(0.4 * r.nextGaussian());
      sum += week[d];
    }
    double log = Math.log(level);
    double center = log;
    double[] y = new double[days];
    for (int i = 0; i < days; i++) {
      log += drift * r.nextGaussian() + 0.002 * (center - log);
      double mean = Math.exp(log) * 7 * week[i % 7] / sum;
      double rate =
          overdispersion == 0 ? mean : mean * gamma(r, 1 / overdispersion) * overdispersion;
      int n = poisson(r, rate);
      if (kind == DailySeries.Kind.COUNT) {
        y[i] = n;
      } else {
        for (int k = 0; k < n; k++) {
          y[i] += 25 * gamma(r, 2);
        }
      }
    }
    return y;
  }

  static int poisson(Random r, double mean) {
    if (mean > 60) {
      return (int) Math.max(0, Math.rint(mean + Math.sqrt(mean) * r.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    int n = -1;
    for (double p = 1; p > limit || n < 0; n++) {
      p *= r.nextDouble();
    }
    return n;
  }

  /** Marsaglia &amp; Tsang (2000), doi 10.1145/358407.358414, for shapes of 1 and above. */
  static double gamma(Random r, double shape) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = r.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(r.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
