/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.Calibrator;

/** Platt scaling by Newton's method; Platt's smoothed targets keep both parameters finite. */
final class PlattFit {
  private PlattFit() {}

  /**
   * Slope and intercept of margins.
   *
   * @param shift added to the margins the result is applied to, before the scaling
   */
  static Calibrator fit(double[] margins, boolean[] labels, double shift) {
    int positives = 0;
    for (boolean y : labels) {
      positives += y ? 1 : 0;
    }
    double yes = (positives + 1.0) / (positives + 2.0);
    double no = 1.0 / (labels.length - positives + 2.0);
    double a = 1;
    double b = 0;
    for (int it = 0; it < 50; it++) {
      double ga = 0;
      double gb = 0;
      double haa = 1e-9;
      double hab = 0;
      double hbb = 1e-9;
      for (int i = 0; i < labels.length; i++) {
        double p = Calibrator.logistic(a * margins[i] + b);
        double r = p - (labels[i] ? yes : no);
        double v = p * (1 - p);
        ga += r * margins[i];
        gb += r;
        haa += v * margins[i] * margins[i];
        hab += v * margins[i];
        hbb += v;
      }
      double det = haa * hbb - hab * hab;
      if (!(det > 1e-12 * haa * hbb)) {
        // All margins alike: only the intercept can move.
        double step = gb / hbb;
        b -= Math.max(-2, Math.min(2, step));
        if (Math.abs(step) < 1e-10) {
          break;
        }
        continue;
      }
      double da = (hbb * ga - hab * gb) / det;
      double db = (haa * gb - hab * ga) / det;
      double shrink = Math.min(1, 2 / Math.max(Math.abs(da), Math.abs(db)));
      a -= shrink * da;
      b -= shrink * db;
      if (Math.abs(da) + Math.abs(db) < 1e-10) {
        break;
      }
    }
    double slope = Math.max(0, a);
    return Calibrator.platt(slope, b + slope * shift);
  }
}
