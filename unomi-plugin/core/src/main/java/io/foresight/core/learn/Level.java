/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.Calibrator;
import java.util.HashMap;
import java.util.Map;

/**
 * How much more (or less) often the outcome came than the models of the folds said, in log-odds.
 * Most of it is the luck of a few months, and luck does not last: the final model, fitted on those
 * months too, already holds it. So what is carried over to the final model is shrunk towards 0 by
 * the non-negative garrote (Breiman 1995), and nothing is left within two standard errors. These
 * take the rows of a profile as one observation, count the uncertainty of the rows fitted on as
 * well, and are no smaller than the spread between the folds says.
 */
final class Level {
  private static final double NOISE = 2;

  private final double[] ofFolds;
  private final double carried;

  private Level(double[] ofFolds, double carried) {
    this.ofFolds = ofFolds;
    this.carried = carried;
  }

  static Level of(OutOfFold rows) {
    int folds = rows.folds();
    double[] shifts = new double[folds];
    double[] weights = new double[folds];
    Map<Long, Double> residuals = new HashMap<>();
    double weight = 0;
    double mean = 0;
    double trainShare = 0;
    for (int f = 0; f < folds; f++) {
      int from = rows.starts[f];
      int to = rows.starts[f + 1];
      shifts[f] = shift(rows, from, to);
      for (int i = from; i < to; i++) {
        double p = Calibrator.logistic(rows.margins[i] + shifts[f]);
        weights[f] += p * (1 - p);
        residuals.merge(rows.groups[i], (rows.labels[i] ? 1 : 0) - p, Double::sum);
      }
      weight += weights[f];
      mean += weights[f] * shifts[f];
      trainShare += (double) (to - from) / Math.max(1, rows.fitted[f]) / folds;
    }
    if (!(weight > 0)) {
      return new Level(shifts, 0);
    }
    mean /= weight;
    double squares = 0;
    for (double r : residuals.values()) {
      squares += r * r;
    }
    double variance = squares / (weight * weight) * (1 + trainShare);
    double between = 0;
    for (int f = 0; f < folds && folds > 1; f++) {
      between += weights[f] / weight * (shifts[f] - mean) * (shifts[f] - mean) / (folds - 1);
    }
    double noise = NOISE * NOISE * Math.max(variance, between);
    return new Level(shifts, mean * Math.max(0, 1 - noise / (mean * mean)));
  }

  /** What to add to the margins of a fold so that its total is right. */
  double of(int fold) {
    return ofFolds[fold];
  }

  /** What to add to the margins of the final model. */
  double carried() {
    return carried;
  }

  /** Newton's method; a fold of one outcome only counts as half a row of the other. */
  private static double shift(OutOfFold rows, int from, int to) {
    double target = 0;
    for (int i = from; i < to; i++) {
      target += rows.labels[i] ? 1 : 0;
    }
    target = Math.max(0.5, Math.min(to - from - 0.5, target));
    double shift = 0;
    for (int it = 0; it < 100; it++) {
      double gap = target;
      double slope = 1e-9;
      for (int i = from; i < to; i++) {
        double p = Calibrator.logistic(rows.margins[i] + shift);
        gap -= p;
        slope += p * (1 - p);
      }
      double step = Math.max(-1, Math.min(1, gap / slope));
      shift += step;
      if (Math.abs(step) < 1e-10) {
        break;
      }
    }
    return shift;
  }
}
