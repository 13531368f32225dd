/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.Ranking;
import io.foresight.core.model.Calibrator;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Chooses and fits a calibration on margins of rows the model was not fitted on: the one of none,
 * Platt and isotonic with the least cross-validated log loss; isotonic only with enough positives,
 * since it overfits few.
 */
final class CalibratorFit {
  /** Rows of the rarer outcome that isotonic calibration needs. */
  static final int ISOTONIC_MIN = 400;

  /** Rows of the rarer outcome that any calibration needs. */
  static final int PLATT_MIN = 20;

  private static final int FOLDS = 5;

  private CalibratorFit() {}

  static Calibrator best(double[] margins, boolean[] labels) {
    int positives = count(labels);
    int rarer = Math.min(positives, labels.length - positives);
    if (rarer < PLATT_MIN) {
      return Calibrator.NONE;
    }
    double none = crossLoss(Calibrator.Kind.NONE, margins, labels);
    double platt = crossLoss(Calibrator.Kind.PLATT, margins, labels);
    double isotonic =
        rarer < ISOTONIC_MIN
            ? Double.POSITIVE_INFINITY
            : crossLoss(Calibrator.Kind.ISOTONIC, margins, labels);
    if (none <= platt && none <= isotonic) {
      return Calibrator.NONE;
    }
    return fit(
        platt <= isotonic ? Calibrator.Kind.PLATT : Calibrator.Kind.ISOTONIC, margins, labels);
  }

  private static double crossLoss(Calibrator.Kind kind, double[] margins, boolean[] labels) {
    double sum = 0;
    for (int f = 0; f < FOLDS; f++) {
      int n = 0;
      for (int i = 0; i < labels.length; i++) {
        n += i % FOLDS == f ? 0 : 1;
      }
      double[] m = new double[n];
      boolean[] y = new boolean[n];
      int at = 0;
      for (int i = 0; i < labels.length; i++) {
        if (i % FOLDS != f) {
          m[at] = margins[i];
          y[at++] = labels[i];
        }
      }
      Calibrator c = fit(kind, m, y);
      for (int i = f; i < labels.length; i += FOLDS) {
        sum += Ranking.logLoss(c.apply(margins[i]), labels[i]);
      }
    }
    return sum / labels.length;
  }

  static Calibrator fit(Calibrator.Kind kind, double[] margins, boolean[] labels) {
    if (kind == Calibrator.Kind.PLATT) {
      return platt(margins, labels);
    }
    return kind == Calibrator.Kind.ISOTONIC ? isotonic(margins, labels) : Calibrator.NONE;
  }

  /** Newton's method on slope and intercept; Platt's smoothed targets keep both finite. */
  private static Calibrator platt(double[] margins, boolean[] labels) {
    int positives = count(labels);
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
    return Calibrator.platt(a, b);
  }

  /** Pool adjacent violators; each pool becomes a point at its mean margin. */
  private static Calibrator isotonic(double[] margins, boolean[] labels) {
    Integer[] order = new Integer[labels.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> margins[i]));
    int n = labels.length;
    double[] weight = new double[n];
    double[] positive = new double[n];
    double[] margin = new double[n];
    int pools = 0;
    for (int k = 0; k < n; ) {
      double m = margins[order[k]];
      for (; k < n && margins[order[k]] == m; k++) {
        weight[pools]++;
        positive[pools] += labels[order[k]] ? 1 : 0;
        margin[pools] += m;
      }
      pools++;
      while (pools > 1
          && positive[pools - 2] * weight[pools - 1] >= positive[pools - 1] * weight[pools - 2]) {
        weight[pools - 2] += weight[pools - 1];
        positive[pools - 2] += positive[pools - 1];
        margin[pools - 2] += margin[pools - 1];
        pools--;
        weight[pools] = 0;
        positive[pools] = 0;
        margin[pools] = 0;
      }
    }
    double[] x = new double[pools];
    double[] y = new double[pools];
    for (int p = 0; p < pools; p++) {
      x[p] = margin[p] / weight[p];
      // A pool of nothing but one outcome is not certain: count half a row of the other one.
      double smooth = (positive[p] + (positive[p] == 0 ? 0.5 : 0)) / (weight[p] + 0.5);
      y[p] = Math.max(p == 0 ? 0 : y[p - 1], smooth);
    }
    return Calibrator.isotonic(x, y);
  }

  private static int count(boolean[] labels) {
    int n = 0;
    for (boolean y : labels) {
      n += y ? 1 : 0;
    }
    return n;
  }
}
