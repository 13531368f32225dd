/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

/**
 * A count with a mean and a variance: binomial, Poisson or negative binomial, whichever has the
 * ratio of the two (the (a, b, 0) class: Panjer 1981, doi 10.1017/S0515036100006796; Klugman,
 * Panjer &amp; Willmot, Loss Models, section 6.5); large ones by a gamma of the same moments.
 */
final class CountDistribution implements Predictive {
  private static final double LARGE = 400;

  private final double mean;
  private final double variance;
  private final double[] cdf;

  CountDistribution(double mean, double variance) {
    this.mean = mean;
    double fraction = mean - Math.floor(mean);
    // No whole number varies less around such a mean.
    this.variance = Math.max(variance, fraction * (1 - fraction));
    cdf = mean > 0 && mean < LARGE ? table() : new double[0];
  }

  private double[] table() {
    double ratio = variance / mean;
    double top = mean + 12 * Math.sqrt(variance) + 30;
    double[] p = new double[(int) Math.min(1 << 20, Math.ceil(top))];
    double log;
    double a;
    double b;
    if (ratio > 1.001) {
      double size = mean / (ratio - 1);
      a = (ratio - 1) / ratio;
      b = (size - 1) * a;
      log = -size * Math.log(ratio);
    } else if (ratio < 0.999) {
      // A whole number of trials, rounded up: a little more spread rather than less.
      double trials = Math.ceil(mean / (1 - ratio) - 1e-9);
      double q = Math.min(1 - 1e-12, mean / trials);
      a = -q / (1 - q);
      b = -(trials + 1) * a;
      log = trials * Math.log1p(-q);
    } else {
      a = 0;
      b = mean;
      log = -mean;
    }
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      sum += Math.exp(log);
      p[k] = Math.min(1, sum);
      double factor = a + b / (k + 1);
      log = factor > 1e-12 ? log + Math.log(factor) : Double.NEGATIVE_INFINITY;
    }
    return p;
  }

  @Override
  public double cdf(double x) {
    if (x < 0) {
      return 0;
    }
    int k = (int) Math.floor(Math.min(x, 1e9));
    if (mean <= 0) {
      return 1;
    }
    if (cdf.length > 0) {
      return k < cdf.length ? cdf[k] : 1;
    }
    return variance <= 0 ? (k + 0.5 >= mean ? 1 : 0) : smooth(k + 0.5);
  }

  @Override
  public double below(double x) {
    return cdf(Math.ceil(x) - 1);
  }

  @Override
  public double quantile(double p) {
    if (mean <= 0) {
      return 0;
    }
    if (cdf.length == 0) {
      double scale = variance / mean;
      return variance <= 0
          ? Math.rint(mean)
          : Math.max(0, Math.ceil(scale * Gamma.quantile(mean / scale, p) - 0.5));
    }
    int k = 0;
    while (k < cdf.length - 1 && cdf[k] < p) {
      k++;
    }
    return k;
  }

  private double smooth(double x) {
    double scale = variance / mean;
    return Gamma.cdf(mean / scale, x / scale);
  }
}
