/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Poisson bootstrap (Chamandy et al., "Estimating Uncertainty for Massive Data Streams", 2012):
 * each resample gives every group of rows a Poisson(1) weight. Rows of one group, e.g. several
 * snapshots of one profile, are drawn together, so that their likeness does not make intervals too
 * narrow. Deterministic by seed.
 */
public final class Bootstrap {
  private final int[] group;
  private final int groups;
  private final int resamples;
  private final long seed;

  /**
   * @param groupOfRow group of each row
   * @param resamples how many, e.g. 200
   * @param seed of the draws
   */
  public Bootstrap(long[] groupOfRow, int resamples, long seed) {
    Map<Long, Integer> ids = new HashMap<>();
    group = new int[groupOfRow.length];
    for (int i = 0; i < group.length; i++) {
      Integer id = ids.putIfAbsent(groupOfRow[i], ids.size());
      group[i] = id == null ? ids.size() - 1 : id;
    }
    groups = ids.size();
    this.resamples = resamples;
    this.seed = seed;
  }

  /**
   * Each metric under weights of one, with its 2.5th and 97.5th percentile over the resamples. All
   * metrics see the same resamples, so a difference of two is a paired comparison.
   *
   * @param metrics value of a metric under one weight per row; NaN where it has none
   */
  public Map<String, Interval> intervals(Map<String, ToDoubleFunction<double[]>> metrics) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    metrics.keySet().forEach(k -> values.put(k, new ArrayList<>()));
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[groups];
    double[] weights = new double[group.length];
    for (int b = 0; b < resamples; b++) {
      for (int g = 0; g < groups; g++) {
        drawn[g] = poisson(random.nextDouble());
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] = drawn[group[i]];
      }
      metrics.forEach(
          (name, metric) -> {
            double v = metric.applyAsDouble(weights);
            if (Double.isFinite(v)) {
              values.computeIfAbsent(name, k -> new ArrayList<>()).add(v);
            }
          });
    }
    Arrays.fill(weights, 1);
    Map<String, Interval> out = new LinkedHashMap<>();
    values.forEach(
        (name, all) -> {
          double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
          ToDoubleFunction<double[]> metric = metrics.getOrDefault(name, w -> Double.NaN);
          out.put(
              name,
              new Interval(
                  metric.applyAsDouble(weights), quantile(sorted, 0.025), quantile(sorted, 0.975)));
        });
    return out;
  }

  private static double quantile(double[] sorted, double q) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = q * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static int poisson(double u) {
    double p = Math.exp(-1);
    double sum = p;
    int k = 0;
    while (u > sum && k < 20) {
      k++;
      p /= k;
      sum += p;
    }
    return k;
  }
}
