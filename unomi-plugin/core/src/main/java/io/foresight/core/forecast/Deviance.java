/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

/**
 * Quasi-Poisson deviance (McCullagh &amp; Nelder, Generalized Linear Models, 1989, section 2.3):
 * least in expectation at the true mean, for counts and amounts, zeros included, and scaling with
 * them.
 */
final class Deviance {
  /** Expectations below this share of the mean are taken for it. */
  static final double FLOOR = 0.05;

  private Deviance() {}

  /**
   * @param y not negative
   * @param floor least expectation; positive unless everything is zero
   */
  static double of(double y, double expected, double floor) {
    double m = Math.max(floor, expected);
    if (m <= 0) {
      return 0;
    }
    return 2 * (y > 0 ? y * Math.log(y / m) - (y - m) : m);
  }
}
