/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

/**
 * How much of the way from a random to a perfect order a model goes, 0 to 100: the area between the
 * gains curve and the diagonal over that of the perfect order, times 100. This is the accuracy
 * ratio, 100 (2 AUC - 1) (Engelmann, Hayden, Tasche, "Testing rating accuracy", 2003), cut off at 0
 * for models worse than chance.
 */
public final class LiftQuality {
  private LiftQuality() {}

  /** From the AUC and its interval. */
  public static Interval of(Interval auc) {
    return new Interval(points(auc.value()), points(auc.low()), points(auc.high()));
  }

  /** From a gains table, up to its slicing. */
  public static double of(GainsTable gains) {
    return Math.max(0, 100 * gains.accuracyRatio());
  }

  /** From the six decimals that a card keeps, so that a card read back says the same. */
  private static double points(double auc) {
    double kept = Math.rint(auc * 1e6) / 1e6;
    return Double.isNaN(auc) ? Double.NaN : Math.max(0, 100 * (2 * kept - 1));
  }
}
