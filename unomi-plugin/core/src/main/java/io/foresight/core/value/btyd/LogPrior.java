/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

/**
 * A normal prior on the logarithms of parameters, so weak (standard deviation 10) that it shows
 * only where data say nothing.
 */
final class LogPrior {
  private static final double SD = 10;

  private LogPrior() {}

  /** Adds its slope to the gradient, and returns its log density up to a constant. */
  static double add(double[] theta, double[] centre, double[] gradient) {
    double p = 0;
    for (int i = 0; i < centre.length; i++) {
      double z = (theta[i] - centre[i]) / SD;
      p -= z * z / 2;
      gradient[i] -= z / SD;
    }
    return p;
  }

  /** Whether all logarithms are within a bound, so that nothing computed of them overflows. */
  static boolean within(double[] theta, double bound) {
    for (double t : theta) {
      if (!(Math.abs(t) < bound)) {
        return false;
      }
    }
    return true;
  }
}
