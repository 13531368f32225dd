/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import java.util.Arrays;

/**
 * A non-decreasing map from a raw margin (log-odds) to a probability, or from the logarithm of an
 * amount to the amount. Fitted by {@code io.foresight.core.learn.CalibratorFit}. Immutable.
 */
public final class Calibrator {
  /** How the map is made. */
  public enum Kind {
    /** The logistic function of the margin, unchanged. */
    NONE,
    /** Logistic function of {@code slope × margin + intercept} (Platt 1999). */
    PLATT,
    /** Straight lines between the points of an isotonic regression (Zadrozny and Elkan 2002). */
    ISOTONIC,
    /** The margin is a logarithm and the result an amount, {@code exp(margin + intercept)}. */
    AMOUNT
  }

  /**
   * The share of the plain logistic function in an isotonic calibration: enough to keep different
   * margins apart where the isotonic regression is flat, too little to matter for a probability.
   */
  private static final double TILT = 0.004;

  private static final double FLOOR = 1e-6;
  private static final double LARGEST_AMOUNT = 1e12;

  /** Leaves margins as they are. */
  public static final Calibrator NONE = new Calibrator(Kind.NONE, new double[0], new double[0]);

  private final Kind kind;
  private final double[] x;
  private final double[] y;

  private Calibrator(Kind kind, double[] x, double[] y) {
    this.kind = kind;
    this.x = x;
    this.y = y;
  }

  /** Platt scaling. A negative slope, which would reverse the order, counts as 0. */
  public static Calibrator platt(double slope, double intercept) {
    return new Calibrator(Kind.PLATT, new double[] {Math.max(0, slope)}, new double[] {intercept});
  }

  /**
   * Isotonic calibration.
   *
   * @param margins strictly ascending, at least one
   * @param probabilities non-descending, as many
   * @throws IllegalArgumentException if they are not
   */
  public static Calibrator isotonic(double[] margins, double[] probabilities) {
    if (margins.length == 0 || margins.length != probabilities.length) {
      throw new IllegalArgumentException("isotonic calibration needs as many margins as values");
    }
    for (int i = 1; i < margins.length; i++) {
      if (!(margins[i] > margins[i - 1]) || !(probabilities[i] >= probabilities[i - 1])) {
        throw new IllegalArgumentException("isotonic calibration must not descend");
      }
    }
    return new Calibrator(Kind.ISOTONIC, margins.clone(), probabilities.clone());
  }

  /**
   * For models of amounts.
   *
   * @param factor on every amount, above 0, e.g. what makes predicted and real totals equal
   * @throws IllegalArgumentException if it is not above 0 and finite
   */
  public static Calibrator amount(double factor) {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("the factor must be above 0 and finite, was " + factor);
    }
    return new Calibrator(Kind.AMOUNT, new double[0], new double[] {Math.log(factor)});
  }

  /** How the map is made. */
  public Kind kind() {
    return kind;
  }

  /** Probability of a margin, at least 1e-6 away from 0 and 1; or an amount, 0..1e12. */
  public double apply(double margin) {
    if (kind == Kind.AMOUNT) {
      return Math.min(LARGEST_AMOUNT, Math.exp(margin + y[0]));
    }
    double p;
    if (kind == Kind.NONE) {
      p = logistic(margin);
    } else if (kind == Kind.PLATT) {
      p = logistic(x[0] * margin + y[0]);
    } else {
      p = (1 - TILT) * interpolate(margin) + TILT * logistic(margin);
    }
    return Math.min(1 - FLOOR, Math.max(FLOOR, p));
  }

  private double interpolate(double margin) {
    int at = Arrays.binarySearch(x, margin);
    if (at >= 0) {
      return y[at];
    }
    int right = -at - 1;
    if (right == 0) {
      return y[0];
    }
    if (right == x.length) {
      return y[x.length - 1];
    }
    double share = (margin - x[right - 1]) / (x[right] - x[right - 1]);
    return y[right - 1] + share * (y[right] - y[right - 1]);
  }

  /** The logistic function 1 / (1 + exp(-margin)), accurate at both ends. */
  public static double logistic(double margin) {
    if (margin >= 0) {
      return 1 / (1 + Math.exp(-margin));
    }
    double e = Math.exp(margin);
    return e / (1 + e);
  }

  /** Log-odds of a probability that is kept 1e-9 away from 0 and 1. */
  public static double logOdds(double probability) {
    double p = Math.min(1 - 1e-9, Math.max(1e-9, probability));
    return Math.log(p / (1 - p));
  }

  double[] xs() {
    return x;
  }

  double[] ys() {
    return y;
  }
}
