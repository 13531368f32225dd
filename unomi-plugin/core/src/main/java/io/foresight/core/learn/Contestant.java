/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A learner in a competition: what each of its settings said of the validation rows of each fold,
 * and which setting loses least. Not thread-safe.
 */
abstract class Contestant {
  private final List<Map<String, Object>> settings;
  private final List<double[][]> outputs = new ArrayList<>();
  private final List<long[]> groups = new ArrayList<>();
  private int best;

  Contestant(List<Map<String, Object>> settings) {
    this.settings = settings;
  }

  /** Loss of each validation row. */
  abstract double[] losses(int fold, int setting);

  /**
   * Adds a fold.
   *
   * @param output of every validation row, by setting
   * @param group of every validation row: whose it is
   */
  final void add(double[][] output, long[] group) {
    outputs.add(output);
    groups.add(group);
  }

  final double[] output(int fold, int setting) {
    return outputs.get(fold)[setting];
  }

  final long[] groups(int fold) {
    return groups.get(fold);
  }

  final int folds() {
    return outputs.size();
  }

  /** Fixes the setting with the least mean loss. */
  final void settle() {
    double least = Double.POSITIVE_INFINITY;
    for (int s = 0; s < settings.size(); s++) {
      double l = loss(s);
      if (l < least) {
        least = l;
        best = s;
      }
    }
  }

  final int setting() {
    return best;
  }

  final Map<String, Object> hyperParameters() {
    return settings.get(best);
  }

  final double loss() {
    return loss(best);
  }

  /** Mean over folds of the mean loss: every fold counts the same, whatever its size. */
  final double loss(int setting) {
    double sum = 0;
    for (int f = 0; f < folds(); f++) {
      sum += PairedLosses.mean(losses(f, setting));
    }
    return sum / folds();
  }

  /** Standard error of the mean loss above another's, see {@link PairedLosses}. */
  final double standardError(Contestant other, boolean inTime) {
    PairedLosses paired = new PairedLosses();
    for (int f = 0; f < folds(); f++) {
      paired.add(losses(f, best), other.losses(f, other.best), groups(f));
    }
    return paired.standardError(inTime);
  }
}
