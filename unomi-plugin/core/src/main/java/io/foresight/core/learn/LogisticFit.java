/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

/** Minimises the L2-penalised logistic loss Σ ln(1 + exp(∓margin)). */
final class LogisticFit extends LinearFit {
  LogisticFit(DesignMatrix x, double penalty) {
    super(x, penalty);
  }

  @Override
  double add(DesignMatrix x, int row, double m, double[] gradient) {
    double e = Math.exp(-Math.abs(m));
    double p = m >= 0 ? 1 / (1 + e) : e / (1 + e);
    boolean y = x.label(row);
    x.addGradient(row, y ? p - 1 : p, gradient);
    return Math.log1p(e) + (y ? Math.max(0, -m) : Math.max(0, m));
  }
}
