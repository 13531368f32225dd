/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

/**
 * E[(1 − exp(−λ p t)) / p] for λ ~ gamma(s, β) and p ~ beta(a, b): the orders a customer who is
 * active now makes in the next t weeks before he leaves.
 *
 * <p>The published form divides by a − 1 and its ₂F₁ overflows for long horizons. Euler's
 * transformation of it and taking the factor a − 1 out of the series leaves
 *
 * <pre>(a+b−1) g − (1−z)^(a−1) Σ_{n≥1} (a+b−1−s)_n (a)_{n−1} / ((a+b)_{n−1} n!) zⁿ,
 * g = (1 − (1−z)^(a−1)) / (a−1),  z = t / (β+t)</pre>
 *
 * which is regular at a = 1 and at a + b = 1 and converges up to z = 1. Where cancellation or slow
 * convergence threaten (very large parameters), a quadrature over p does it.
 */
final class OrdersWhileAlive {
  private static final int MAX_TERMS = 400;
  private static final double STEP = 1 / 16.0;
  private static final double REACH = 7;

  private OrdersWhileAlive() {}

  static double expected(double s, double rate, double a, double b, double t) {
    if (a < 30 && a + b - s < 60) {
      double v = series(s, rate, a, b, t);
      if (v > 0 && v <= s / rate * t * (1 + 1e-9)) {
        return v;
      }
    }
    return quadrature(s, rate, a, b, t);
  }

  /** NaN when it does not converge fast. */
  static double series(double s, double rate, double a, double b, double t) {
    double z = t / (rate + t);
    double logRest = -Math.log1p(t / rate);
    double g = a == 1 ? -logRest : -Math.expm1((a - 1) * logRest) / (a - 1);
    double front = Math.exp((a - 1) * logRest);
    double up = a + b - 1 - s;
    double term = up * z;
    double sum = term;
    double largest = Math.abs(sum);
    for (int n = 1; n < MAX_TERMS; n++) {
      term *= (up + n) / (n + 1) * ((a + n - 1) / (a + b + n - 1)) * z;
      sum += term;
      largest = Math.max(largest, Math.abs(term));
      if (Math.abs(term) <= 1e-15 * Math.abs(sum)) {
        double first = (a + b - 1) * g;
        double v = first - front * sum;
        double size = Math.max(Math.abs(first), front * largest);
        return v > 1e-5 * size ? v : Double.NaN;
      }
    }
    return Double.NaN;
  }

  /** Trapezoidal rule over v with logit p = logit of the mean + width sinh v. */
  static double quadrature(double s, double rate, double a, double b, double t) {
    double centre = Math.log(a / b);
    double width = Math.sqrt(1 / a + 1 / b);
    double logBeta =
        GammaFunctions.logGamma(a) + GammaFunctions.logGamma(b) - GammaFunctions.logGamma(a + b);
    double mass = 0;
    double sum = 0;
    for (double v = -REACH; v <= REACH; v += STEP) {
      double u = centre + width * Math.sinh(v);
      double logP = -softplus(-u);
      double logQ = -softplus(u);
      double w = Math.exp(a * logP + b * logQ - logBeta) * Math.cosh(v);
      if (w > 0) {
        double pt = Math.exp(logP) * t / rate;
        double h = pt < 1e-9 ? s * t / rate : -Math.expm1(-s * Math.log1p(pt)) / pt * (t / rate);
        mass += w;
        sum += w * h;
      }
    }
    // The weights' own sum takes the place of their exact one: it has the same cut-off.
    return mass > 0 ? sum / mass : s * t / rate;
  }

  private static double softplus(double u) {
    return u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u));
  }
}
