/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.Ranking;
import io.foresight.core.model.Calibrator;
import java.util.Arrays;

/** Margins of rows that the model giving them was not fitted on, fold after fold. */
final class OutOfFold {
  final double[] margins;
  final boolean[] labels;

  /** Whose row it is: rows of one profile are not independent. */
  final long[] groups;

  /** Index of the first row of each fold, and the number of rows last. */
  final int[] starts;

  /** Rows that each fold's model was fitted on. */
  final int[] fitted;

  private OutOfFold(double[] margins, boolean[] labels, long[] groups, int[] starts, int[] fitted) {
    this.margins = margins;
    this.labels = labels;
    this.groups = groups;
    this.starts = starts;
    this.fitted = fitted;
  }

  /** No row at all. */
  static OutOfFold none() {
    return new OutOfFold(new double[0], new boolean[0], new long[0], new int[] {0}, new int[0]);
  }

  /**
   * With one fold more.
   *
   * @param trained rows its model was fitted on
   */
  OutOfFold and(double[] more, boolean[] moreLabels, long[] moreGroups, int trained) {
    int n = margins.length;
    int size = n + more.length;
    double[] m = Arrays.copyOf(margins, size);
    boolean[] y = Arrays.copyOf(labels, size);
    long[] g = Arrays.copyOf(groups, size);
    System.arraycopy(more, 0, m, n, more.length);
    System.arraycopy(moreLabels, 0, y, n, more.length);
    System.arraycopy(moreGroups, 0, g, n, more.length);
    int[] s = Arrays.copyOf(starts, starts.length + 1);
    s[starts.length] = size;
    int[] f = Arrays.copyOf(fitted, fitted.length + 1);
    f[fitted.length] = trained;
    return new OutOfFold(m, y, g, s, f);
  }

  int folds() {
    return fitted.length;
  }

  /** How well the calibrated margins rank. */
  Ranking ranking(Calibrator calibrator) {
    return new Ranking(Arrays.stream(margins).map(calibrator::apply).toArray(), labels);
  }
}
