/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.Arrays;

/**
 * Predictions with their outcomes, sorted once, so that weighted metrics (each bootstrap resample
 * is a set of weights) take one pass. Immutable; metrics of an empty or one-sided sample that have
 * no value are NaN.
 */
public final class Ranking {
  private static final double FLOOR = 1e-12;

  private final double[] p;
  private final boolean[] y;
  private final int[] original;

  /**
   * @param probabilities predicted probabilities, none NaN
   * @param labels whether the outcome happened
   */
  public Ranking(double[] probabilities, boolean[] labels) {
    int n = probabilities.length;
    if (labels.length != n) {
      throw new IllegalArgumentException("as many outcomes as probabilities are needed");
    }
    for (double v : probabilities) {
      if (!(v >= 0 && v <= 1)) {
        throw new IllegalArgumentException("not a probability: " + v);
      }
    }
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(probabilities[b], probabilities[a]));
    p = new double[n];
    y = new boolean[n];
    original = new int[n];
    for (int k = 0; k < n; k++) {
      original[k] = order[k];
      p[k] = probabilities[order[k]];
      y[k] = labels[order[k]];
    }
  }

  /** Number of rows. */
  public int size() {
    return p.length;
  }

  /** A weight of one for every row. */
  public double[] ones() {
    double[] w = new double[p.length];
    Arrays.fill(w, 1);
    return w;
  }

  /** Share of positive outcomes. */
  public double rate(double[] weights) {
    double n = 0;
    double pos = 0;
    for (int k = 0; k < p.length; k++) {
      double w = weights[original[k]];
      n += w;
      pos += y[k] ? w : 0;
    }
    return n > 0 ? pos / n : Double.NaN;
  }

  /** Mean predicted probability. */
  public double expected(double[] weights) {
    double n = 0;
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      double w = weights[original[k]];
      n += w;
      sum += w * p[k];
    }
    return n > 0 ? sum / n : Double.NaN;
  }

  /** Probability that a positive row ranks above a negative one, ties counting half. */
  public double auc(double[] weights) {
    double above = 0;
    double negatives = 0;
    double area = 0;
    for (int k = 0; k < p.length; ) {
      double tiePos = 0;
      double tieNeg = 0;
      double tie = p[k];
      for (; k < p.length && p[k] == tie; k++) {
        double w = weights[original[k]];
        tiePos += y[k] ? w : 0;
        tieNeg += y[k] ? 0 : w;
      }
      area += tieNeg * (above + tiePos / 2);
      above += tiePos;
      negatives += tieNeg;
    }
    return above > 0 && negatives > 0 ? area / (above * negatives) : Double.NaN;
  }

  /** Area under the precision-recall curve as average precision: Σ (Rₙ − Rₙ₋₁) Pₙ. */
  public double averagePrecision(double[] weights) {
    double pos = 0;
    double all = 0;
    double sum = 0;
    for (int k = 0; k < p.length; ) {
      double tiePos = 0;
      double tie = p[k];
      for (; k < p.length && p[k] == tie; k++) {
        double w = weights[original[k]];
        tiePos += y[k] ? w : 0;
        all += w;
      }
      pos += tiePos;
      sum += all > 0 ? tiePos * pos / all : 0;
    }
    return pos > 0 ? sum / pos : Double.NaN;
  }

  /** Mean negative log likelihood, natural logarithm. */
  public double logLoss(double[] weights) {
    double n = 0;
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      double w = weights[original[k]];
      n += w;
      sum += w * logLoss(p[k], y[k]);
    }
    return n > 0 ? sum / n : Double.NaN;
  }

  /** Log loss of one prediction. */
  public static double logLoss(double probability, boolean label) {
    return -Math.log(Math.max(FLOOR, label ? probability : 1 - probability));
  }

  /** Mean squared error of the probability. */
  public double brier(double[] weights) {
    double n = 0;
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      double w = weights[original[k]];
      double e = p[k] - (y[k] ? 1 : 0);
      n += w;
      sum += w * e * e;
    }
    return n > 0 ? sum / n : Double.NaN;
  }

  /** Expected calibration error over ten bins of (nearly) equal count. */
  public double calibrationError(double[] weights) {
    double total = 0;
    for (double w : weights) {
      total += w;
    }
    double error = 0;
    double seen = 0;
    int k = 0;
    for (int bin = 1; bin <= 10; bin++) {
      double pos = 0;
      double predicted = 0;
      double until = total * bin / 10;
      for (; k < p.length && (bin == 10 || seen + weights[original[k]] / 2 <= until); k++) {
        double w = weights[original[k]];
        seen += w;
        pos += y[k] ? w : 0;
        predicted += w * p[k];
      }
      error += Math.abs(pos - predicted);
    }
    return total > 0 ? error / total : Double.NaN;
  }

  /** Share of positives in the top part over their share in all; ties share what they hold. */
  public double lift(double[] weights, double top) {
    double total = 0;
    double positives = 0;
    for (int k = 0; k < p.length; k++) {
      double w = weights[original[k]];
      total += w;
      positives += y[k] ? w : 0;
    }
    double room = total * top;
    double caught = 0;
    double left = room;
    for (int k = 0; k < p.length && left > 0; ) {
      double tiePos = 0;
      double tieAll = 0;
      double tie = p[k];
      for (; k < p.length && p[k] == tie; k++) {
        double w = weights[original[k]];
        tiePos += y[k] ? w : 0;
        tieAll += w;
      }
      caught += tieAll > 0 ? tiePos * Math.min(1, left / tieAll) : 0;
      left -= tieAll;
    }
    return positives > 0 && room > 0 ? caught / room / (positives / total) : Double.NaN;
  }

  /** Counts at a cut-off: true positives, false positives, false negatives, true negatives. */
  public double[] confusion(double[] weights, double cutOff) {
    double[] c = new double[4];
    for (int k = 0; k < p.length; k++) {
      boolean called = p[k] >= cutOff;
      int cell = called ? (y[k] ? 0 : 1) : (y[k] ? 2 : 3);
      c[cell] += weights[original[k]];
    }
    return c;
  }

  /** Probability at a rank, 0 being the highest. */
  double probability(int rank) {
    return p[rank];
  }

  /** Place of a rank in the arrays this was made from. */
  int original(int rank) {
    return original[rank];
  }

  boolean label(int rank) {
    return y[rank];
  }
}
