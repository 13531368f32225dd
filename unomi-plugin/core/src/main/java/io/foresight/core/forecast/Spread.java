/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

/**
 * How far values fall from their expectations: {@code variance = (a + b (h - 1)) m^p} at h days
 * ahead of an expectation m. The power p, 1 (counts, purchases that add up) or 2 (everything in
 * proportion), is the one under which the errors on rolling origins are likelier; a and b &gt;= 0
 * are their least squares. The growth with h is that of the simplest state space models (Hyndman et
 * al. 2008, table 6.1, class 1), but measured, so that it holds for wrong models too. Immutable.
 */
final class Spread {
  /** What is believed beforehand counts as much as so many days. */
  private static final double PRIOR_DAYS = 4;

  /** A growth measured over so many blocks is trusted as much as the usual one. */
  private static final double TRUST_BLOCKS = 30;

  private final double a;
  private final double b;
  private final int power;
  private final double zeroScale;

  private Spread(double a, double b, int power, double zeroScale) {
    this.a = a;
    this.b = b;
    this.power = power;
    this.zeroScale = zeroScale;
  }

  /** Without any errors seen. */
  static Spread believed(double dispersion, double growth, double zeros, double mean) {
    double scale = zeros > 0 && zeros < 1 ? -mean / Math.log(zeros) : 0;
    return new Spread(dispersion, dispersion * growth, 1, scale);
  }

  /**
   * @param blocks how many different days, or weeks, the errors are from
   * @param block days of a block, 1 or 7
   */
  static Spread fit(Errors errors, int blocks, Prior prior, int block, DailySeries.Kind kind) {
    double mean = 0;
    for (int i = 0; i < errors.size(); i++) {
      mean += errors.expected(i) / errors.size();
    }
    // A week's sum also suffers from the level's error, seven times the same.
    double believed = prior.dispersion * (block == 1 ? 1 : 1.25);
    double growth = 0.01;
    double floor = Deviance.FLOOR * mean;
    Spread best = new Spread(believed, believed * growth, 1, 0);
    double most = Double.NEGATIVE_INFINITY;
    for (int power = 1; power <= 2 && mean > 0; power++) {
      double scaled = believed * Math.pow(mean, 1 - power);
      Spread s = line(errors, blocks, power, floor, scaled, growth);
      double likely = s.logLikelihood(errors, floor);
      if (likely > most) {
        most = likely;
        best = s;
      }
    }
    double zeros = Math.pow(prior.zeros, block);
    double scale = kind == DailySeries.Kind.AMOUNT ? zeroScale(errors, floor, blocks, zeros) : 0;
    return new Spread(best.a, best.b, best.power, scale);
  }

  private static Spread line(
      Errors errors, int blocks, int power, double floor, double believed, double growth) {
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    for (int i = 0; i < errors.size(); i++) {
      if (errors.expected(i) < floor) {
        continue;
      }
      double e = errors.came(i) - errors.expected(i);
      double r = e * e / Math.pow(errors.expected(i), power);
      double x = errors.ahead(i) - 1;
      n++;
      sumX += x;
      sumY += r;
      sumXx += x * x;
      sumXy += x * r;
    }
    if (n < 2 || blocks <= 0) {
      return new Spread(believed, believed * growth, power, 0);
    }
    double center = sumX / n;
    double overall = (sumY / n * blocks + believed * PRIOR_DAYS) / (blocks + PRIOR_DAYS);
    double slope = (sumXy - center * sumY) / Math.max(1e-9, sumXx - center * sumX);
    // Long horizons have few independent errors: between what was seen and what is believed.
    double trust = blocks / (blocks + TRUST_BLOCKS);
    double b = Math.max(0, trust * slope + (1 - trust) * growth * overall);
    double a = overall - b * center;
    if (a < overall / 4) {
      a = overall / 4;
      b = center > 0 ? (overall - a) / center : 0;
    }
    // A variance estimated from few days: the variance of Student's t, roughly.
    double few = 1 + 3.0 / Math.max(3, blocks);
    return new Spread(a * few, b * few, power, 0);
  }

  private double logLikelihood(Errors errors, double floor) {
    double sum = 0;
    for (int i = 0; i < errors.size(); i++) {
      if (errors.expected(i) >= floor) {
        double v = Math.max(1e-12, variance(errors.ahead(i), errors.expected(i)));
        double e = errors.came(i) - errors.expected(i);
        sum -= Math.log(v) + e * e / v;
      }
    }
    return sum;
  }

  /** Such that days without anything are as many as seen, see {@link AmountDistribution}. */
  private static double zeroScale(Errors errors, double floor, int blocks, double believed) {
    double zeros = 0;
    double n = 0;
    for (int i = 0; i < errors.size(); i++) {
      if (errors.expected(i) >= floor) {
        n++;
        zeros += errors.came(i) == 0 ? 1 : 0;
      }
    }
    double share =
        (zeros / Math.max(1, n) * blocks + believed * PRIOR_DAYS) / (blocks + PRIOR_DAYS);
    if (n == 0 || share < 1e-6) {
      return 0;
    }
    double low = 1e-9;
    double high = 1e15;
    for (int k = 0; k < 120; k++) {
      double s = Math.sqrt(low * high);
      double sum = 0;
      for (int i = 0; i < errors.size(); i++) {
        sum += errors.expected(i) >= floor ? Math.exp(-errors.expected(i) / s) : 0;
      }
      if (sum < n * Math.min(share, 0.9999)) {
        low = s;
      } else {
        high = s;
      }
    }
    return Math.sqrt(low * high);
  }

  double variance(int ahead, double mean) {
    return (a + b * (ahead - 1)) * Math.pow(mean, power);
  }

  /** The distribution around an expectation. */
  Predictive around(DailySeries.Kind kind, int ahead, double mean) {
    return Predictive.of(kind, mean, variance(ahead, mean), zeroScale);
  }
}
