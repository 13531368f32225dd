/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

/** Logarithm of the gamma function and its derivative, for positive arguments. */
public final class GammaFunctions {
  private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;
  private static final double ASYMPTOTIC = 10;

  private GammaFunctions() {}

  /**
   * ln Γ(x), to some 1e-14 relative, by Stirling's series after shifting x above 10 (Abramowitz and
   * Stegun 6.1.41).
   *
   * @param x above 0
   */
  public static double logGamma(double x) {
    double shift = 0;
    double y = x;
    if (y < ASYMPTOTIC) {
      double product = 1;
      for (; y < ASYMPTOTIC; y++) {
        product *= y;
      }
      shift = Math.log(product);
    }
    double i = 1 / y;
    double i2 = i * i;
    double series =
        i
            * (1 / 12.0
                - i2 * (1 / 360.0 - i2 * (1 / 1260.0 - i2 * (1 / 1680.0 - i2 * (1 / 1188.0)))));
    return (y - 0.5) * Math.log(y) - y + HALF_LOG_TWO_PI + series - shift;
  }

  /**
   * ψ(x) = d ln Γ(x) / dx (Abramowitz and Stegun 6.3.18).
   *
   * @param x above 0
   */
  public static double digamma(double x) {
    double shift = 0;
    double y = x;
    for (; y < ASYMPTOTIC; y++) {
      shift += 1 / y;
    }
    double i2 = 1 / (y * y);
    double series =
        i2 * (1 / 12.0 - i2 * (1 / 120.0 - i2 * (1 / 252.0 - i2 * (1 / 240.0 - i2 * (1 / 132.0)))));
    return Math.log(y) - 0.5 / y - series - shift;
  }
}
