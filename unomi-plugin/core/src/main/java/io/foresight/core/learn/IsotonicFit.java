/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.Calibrator;
import java.util.Arrays;
import java.util.Comparator;

/** Isotonic regression by pooling adjacent violators; a pool is a point at its mean margin. */
final class IsotonicFit {
  private IsotonicFit() {}

  /**
   * Points of margins.
   *
   * @param shift added to the margins the result is applied to, before the regression
   */
  static Calibrator fit(double[] margins, boolean[] labels, double shift) {
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
      x[p] = margin[p] / weight[p] - shift;
      // A pool of nothing but one outcome is not certain: count half a row of the other one.
      double smooth = (positive[p] + (positive[p] == 0 ? 0.5 : 0)) / (weight[p] + 0.5);
      y[p] = Math.max(p == 0 ? 0 : y[p - 1], smooth);
    }
    return Calibrator.isotonic(x, y);
  }
}
