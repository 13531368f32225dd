/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Resamples a gains table: the sum of Poisson(1) weights over the n rows of a cell is Poisson(n),
 * so this is the Poisson bootstrap of the rows themselves (Chamandy et al. 2012), widened by the
 * design effect where several rows belong to one profile.
 */
final class CellBootstrap {
  static final int RESAMPLES = 400;

  private static final int NORMAL_FROM = 50;

  private final GainsTable table;
  private final SplittableRandom random;
  final double[] rows;
  final double[] positives;

  CellBootstrap(GainsTable table, long seed) {
    this.table = table;
    this.random = new SplittableRandom(seed);
    this.rows = new double[table.size()];
    this.positives = new double[table.size()];
  }

  /** Draws the next resample into {@link #rows} and {@link #positives}. */
  void next() {
    double d = table.designEffect();
    for (int i = 0; i < rows.length; i++) {
      double hits = table.slicePositives()[i];
      positives[i] = d * poisson(hits / d);
      rows[i] = positives[i] + d * poisson((table.sliceRows()[i] - hits) / d);
    }
  }

  static Interval interval(double value, double[] draws) {
    double[] sorted = Arrays.stream(draws).filter(Double::isFinite).sorted().toArray();
    return new Interval(value, quantile(sorted, 0.025), quantile(sorted, 0.975));
  }

  private static double quantile(double[] sorted, double q) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.max(0, Math.round(q * sorted.length) - 1))];
  }

  private double poisson(double mean) {
    if (!(mean > 0)) {
      return 0;
    }
    if (mean > NORMAL_FROM) {
      double u = Math.max(1e-300, 1 - random.nextDouble());
      double z = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random.nextDouble());
      return Math.max(0, Math.rint(mean + Math.sqrt(mean) * z));
    }
    double u = random.nextDouble();
    double p = Math.exp(-mean);
    double sum = p;
    int k = 0;
    while (u > sum && k < 10 * NORMAL_FROM) {
      k++;
      p *= mean / k;
      sum += p;
    }
    return k;
  }
}
