/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

/**
 * The gamma distribution. Distribution function by series and continued fraction, logarithm of the
 * gamma function by Lanczos' approximation (Press et al., Numerical Recipes, 3rd ed., 6.1-6.2).
 */
final class Gamma {
  private static final double[] LANCZOS = {
    57.1562356658629235,
    -59.5979603554754912,
    14.1360979747417471,
    -0.491913816097620199,
    .339946499848118887e-4,
    .465236289270485756e-4,
    -.983744753048795646e-4,
    .158088703224912494e-3,
    -.210264441724104883e-3,
    .217439618115212643e-3,
    -.164318106536763890e-3,
    .844182239838527433e-4,
    -.261908384015814087e-4,
    .368991826595316234e-5
  };
  private static final int TERMS = 100_000;
  private static final double EPSILON = 1e-14;

  private Gamma() {}

  /** Logarithm of the gamma function of a positive number. */
  static double logGamma(double x) {
    double t = x + 5.24218750000000000;
    t = (x + 0.5) * Math.log(t) - t;
    double sum = 0.999999999999997092;
    for (int j = 0; j < LANCZOS.length; j++) {
      sum += LANCZOS[j] / (x + 1 + j);
    }
    return t + Math.log(2.5066282746310005 * sum / x);
  }

  /** Probability of at most x, for a shape and a scale of 1. */
  static double cdf(double shape, double x) {
    if (x <= 0) {
      return 0;
    }
    double log = shape * Math.log(x) - x - logGamma(shape);
    if (x < shape + 1) {
      double term = 1 / shape;
      double sum = term;
      for (int n = 1; n < TERMS && term > sum * EPSILON; n++) {
        term *= x / (shape + n);
        sum += term;
      }
      return Math.min(1, sum * Math.exp(log));
    }
    double b = x + 1 - shape;
    double c = 1e300;
    double d = 1 / b;
    double h = d;
    for (int i = 1; i < TERMS; i++) {
      double an = -i * (i - shape);
      b += 2;
      d = 1 / guarded(an * d + b);
      c = guarded(b + an / c);
      double factor = d * c;
      h *= factor;
      if (Math.abs(factor - 1) < EPSILON) {
        break;
      }
    }
    return Math.max(0, 1 - Math.exp(log) * h);
  }

  /** The value that is not exceeded with a probability, by bisection. */
  static double quantile(double shape, double p) {
    if (p <= 0) {
      return 0;
    }
    double high = shape + 1;
    while (cdf(shape, high) < p && high < 1e12) {
      high *= 2;
    }
    double low = 0;
    for (int i = 0; i < 200 && high - low > 1e-9 * high; i++) {
      double middle = (low + high) / 2;
      if (cdf(shape, middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double guarded(double v) {
    return Math.abs(v) < 1e-300 ? 1e-300 : v;
  }
}
