/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.drift;

import java.util.Arrays;

/** How far two counts over the same bins are apart. */
final class Effect {
  private Effect() {}

  /**
   * Population stability index Σ (q - p) ln(q / p), less what two samples of these sizes show by
   * chance alone, (bins - 1)(1/n + 1/m) (Yurdakul, "Statistical properties of population stability
   * index", 2018); not below 0. Half a case is added to each bin, so that an empty one is no
   * infinity.
   */
  static double psi(double[] before, double[] now) {
    double n = Arrays.stream(before).sum();
    double m = Arrays.stream(now).sum();
    if (!(n > 0) || !(m > 0)) {
      return Double.NaN;
    }
    double half = before.length / 2.0;
    double sum = 0;
    int used = 0;
    for (int b = 0; b < before.length; b++) {
      if (before[b] + now[b] > 0) {
        double p = (before[b] + 0.5) / (n + half);
        double q = (now[b] + 0.5) / (m + half);
        sum += (q - p) * Math.log(q / p);
        used++;
      }
    }
    return Math.max(0, sum - (used - 1) * (1 / n + 1 / m));
  }

  /**
   * First Wasserstein distance ∫ |F - G| between the bin edges over the standard deviation of
   * before, with missing values left out: 0.2 is small, 0.8 large (read like Cohen's d). Values
   * beyond the outer edges count as the edges, so it is a lower bound.
   */
  static double distance(double[] edges, double[] before, double[] now, double deviation) {
    double n = Arrays.stream(before).limit(edges.length + 1L).sum();
    double m = Arrays.stream(now).limit(edges.length + 1L).sum();
    if (!(n > 0) || !(m > 0) || !(deviation > 0)) {
      return Double.NaN;
    }
    double f = 0;
    double g = 0;
    double sum = 0;
    for (int e = 0; e + 1 < edges.length; e++) {
      f += before[e] / n;
      g += now[e] / m;
      // Within a bin both rise evenly to the next edge.
      double f2 = f + before[e + 1] / n;
      double g2 = g + now[e + 1] / m;
      sum += (edges[e + 1] - edges[e]) * (Math.abs(f - g) + Math.abs(f2 - g2)) / 2;
    }
    return sum / deviation;
  }
}
