/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.Ranking;
import io.foresight.core.model.Calibrator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Chooses and fits a calibration on margins of rows the model was not fitted on. First the level of
 * every fold is made right, so that the luck of its months tells nothing about the shape. Then
 * none, Platt and isotonic are compared by cross-validated log loss, all rows of a profile in one
 * part: the simplest within one standard error of the best wins. Isotonic takes part only with
 * enough profiles of either outcome, since it overfits few. How much of the level is carried over
 * is {@link Level}'s.
 */
final class CalibratorFit {
  /** Profiles with the rarer outcome that isotonic calibration needs. */
  static final int ISOTONIC_MIN = 400;

  /** Profiles with the rarer outcome that any calibration needs. */
  static final int PLATT_MIN = 20;

  private static final int PARTS = 5;

  private final OutOfFold rows;
  private final double[] margins;
  private final double carried;

  private CalibratorFit(OutOfFold rows) {
    this.rows = rows;
    Level level = Level.of(rows);
    carried = level.carried();
    margins = rows.margins.clone();
    for (int f = 0; f < rows.folds(); f++) {
      for (int i = rows.starts[f]; i < rows.starts[f + 1]; i++) {
        margins[i] += level.of(f);
      }
    }
  }

  static Calibrator best(OutOfFold rows) {
    int rarer = rarer(rows);
    return rarer < PLATT_MIN ? Calibrator.NONE : new CalibratorFit(rows).choose(rarer);
  }

  private Calibrator choose(int rarer) {
    Calibrator.Kind best = Calibrator.Kind.NONE;
    double[] least = losses(best);
    for (Calibrator.Kind kind :
        new Calibrator.Kind[] {Calibrator.Kind.PLATT, Calibrator.Kind.ISOTONIC}) {
      if (kind == Calibrator.Kind.PLATT || rarer >= ISOTONIC_MIN) {
        double[] other = losses(kind);
        if (better(other, least)) {
          best = kind;
          least = other;
        }
      }
    }
    int[] all = IntStream.range(0, margins.length).toArray();
    if (best == Calibrator.Kind.NONE) {
      return carried == 0 ? Calibrator.NONE : Calibrator.platt(1, carried);
    }
    return fit(best, all, carried);
  }

  /** Loss of every row under a calibration fitted on other profiles. */
  private double[] losses(Calibrator.Kind kind) {
    double[] out = new double[margins.length];
    for (int part = 0; part < PARTS; part++) {
      int p = part;
      int[] others =
          IntStream.range(0, out.length).filter(i -> part(rows.groups[i]) != p).toArray();
      Calibrator c = fit(kind, others, 0);
      for (int i = 0; i < out.length; i++) {
        if (part(rows.groups[i]) == p) {
          out[i] = Ranking.logLoss(c.apply(margins[i]), rows.labels[i]);
        }
      }
    }
    return out;
  }

  /** Whether the loss is less by more than its standard error, a profile being one observation. */
  private boolean better(double[] a, double[] b) {
    double mean = 0;
    for (int i = 0; i < a.length; i++) {
      mean += (b[i] - a[i]) / a.length;
    }
    Map<Long, Double> byGroup = new HashMap<>();
    for (int i = 0; i < a.length; i++) {
      byGroup.merge(rows.groups[i], b[i] - a[i] - mean, Double::sum);
    }
    double squares = 0;
    for (double d : byGroup.values()) {
      squares += d * d;
    }
    return mean > Math.sqrt(squares) / a.length;
  }

  private Calibrator fit(Calibrator.Kind kind, int[] chosen, double shift) {
    double[] m = new double[chosen.length];
    boolean[] y = new boolean[chosen.length];
    for (int k = 0; k < chosen.length; k++) {
      m[k] = margins[chosen[k]];
      y[k] = rows.labels[chosen[k]];
    }
    if (kind == Calibrator.Kind.PLATT) {
      return PlattFit.fit(m, y, shift);
    }
    return kind == Calibrator.Kind.ISOTONIC ? IsotonicFit.fit(m, y, shift) : Calibrator.NONE;
  }

  /** Mixes the bits otherwise than {@link Splits}, so that parts cut across its folds. */
  private static int part(long group) {
    long z = group * 0x9e3779b97f4a7c15L + 0x632be59bd9b4e019L;
    z = (z ^ z >>> 32) * 0xd6e8feb86659fd93L;
    return (int) Math.floorMod(z ^ z >>> 32, (long) PARTS);
  }

  /** Profiles seen with the outcome or without it, whichever are fewer. */
  private static int rarer(OutOfFold rows) {
    Set<Long> with = new HashSet<>();
    Set<Long> without = new HashSet<>();
    for (int i = 0; i < rows.labels.length; i++) {
      (rows.labels[i] ? with : without).add(rows.groups[i]);
    }
    return Math.min(with.size(), without.size());
  }
}
