/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

/**
 * Minimises the L2-penalised Tweedie deviance of power 1.5 under a logarithmic link, Σ 2 y
 * exp(−margin/2) + 2 exp(margin/2) up to a constant: convex in the margin.
 */
final class TweedieFit extends LinearFit {
  private final double[] amounts;

  /**
   * @param amounts one per row, not below 0, best in units of their mean
   */
  TweedieFit(DesignMatrix x, double[] amounts, double penalty) {
    super(x, penalty);
    this.amounts = amounts;
  }

  @Override
  double add(DesignMatrix x, int row, double m, double[] gradient) {
    double up = Math.exp(m / 2);
    double y = amounts[row] > 0 ? amounts[row] / up : 0;
    x.addGradient(row, up - y, gradient);
    return 2 * (up + y);
  }
}
