/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

/**
 * An amount with a mean and a variance: nothing with some probability, else gamma distributed, as
 * if a Poisson number of purchases were added up (Jorgensen, The Theory of Dispersion Models, 1997,
 * chapter 4, whose compound Poisson-gamma this stands in for with a free chance of nothing).
 */
final class AmountDistribution implements Predictive {
  private final double zero;
  private final double shape;
  private final double scale;

  AmountDistribution(double mean, double variance, double zeroScale) {
    double nothing = mean <= 0 ? 1 : zeroScale <= 0 ? 0 : Math.exp(-mean / zeroScale);
    zero = Math.min(nothing, 1);
    double positive = zero < 1 ? mean / (1 - zero) : 0;
    double second = zero < 1 ? (variance + mean * mean) / (1 - zero) : 0;
    // At least a little spread: the mean itself is an estimate.
    double spread = Math.max(second - positive * positive, 1e-4 * positive * positive);
    shape = positive > 0 ? positive * positive / spread : 0;
    scale = positive > 0 ? spread / positive : 0;
  }

  @Override
  public double cdf(double x) {
    return x < 0 ? 0 : scale > 0 ? zero + (1 - zero) * Gamma.cdf(shape, x / scale) : 1;
  }

  @Override
  public double below(double x) {
    return x <= 0 ? 0 : cdf(x);
  }

  @Override
  public double quantile(double p) {
    return p <= zero || scale == 0
        ? 0
        : scale * Gamma.quantile(shape, Math.min(1 - 1e-12, (p - zero) / (1 - zero)));
  }
}
