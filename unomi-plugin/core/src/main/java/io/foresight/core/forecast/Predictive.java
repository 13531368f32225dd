/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

/** What a future value may be: a distribution on 0 and above. Immutable. */
interface Predictive {
  /** Probability of at most x. */
  double cdf(double x);

  /** Probability of less than x. */
  double below(double x);

  /** The least value that is not exceeded with at least a probability, 0 &lt; p &lt; 1. */
  double quantile(double p);

  /**
   * The distribution of a kind with a mean and a variance.
   *
   * @param zeroScale for amounts: size of what comes at once; a value of mean m is 0 with
   *     probability exp(-m / zeroScale), as a compound Poisson's; 0 for never
   */
  static Predictive of(DailySeries.Kind kind, double mean, double variance, double zeroScale) {
    return kind == DailySeries.Kind.COUNT
        ? new CountDistribution(mean, variance)
        : new AmountDistribution(mean, variance, zeroScale);
  }
}
