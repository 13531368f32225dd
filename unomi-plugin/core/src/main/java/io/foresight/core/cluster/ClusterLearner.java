/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import io.foresight.core.job.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Learns a {@link Clustering}. */
final class ClusterLearner {
  /** With fewer profiles any group would be chance. */
  static final int LEAST = 50;

  private static final int STARTS = 8;
  private static final long SEED = 20_061;

  /** A new centre farther from an old one than this is somebody else, per column of weight 1. */
  private static final double SAME = 1;

  private final List<String> columns;
  private final double[] themes;
  private final String prefix;
  private final ClusterWords words;

  /**
   * @param columns of the rows
   * @param theme what a column is about: columns of one theme together weigh as much as one
   * @param prefix of ids, e.g. {@code c} for c1, c2
   * @param words what is said of columns, see {@link ClusterNames}
   */
  ClusterLearner(
      List<String> columns, UnaryOperator<String> theme, String prefix, ClusterWords words) {
    this.columns = columns;
    this.prefix = prefix;
    this.words = words;
    Map<String, Integer> sizes = new HashMap<>();
    columns.forEach(c -> sizes.merge(theme.apply(c), 1, Integer::sum));
    themes = columns.stream().mapToDouble(c -> 1 / Math.sqrt(sizes.get(theme.apply(c)))).toArray();
  }

  /** What was learned and how the number of clusters was chosen. */
  static final class Result {
    final Clustering clustering;
    final Map<Integer, Double> agreement;

    /** Whether there are fewer profiles between the clusters than in them. */
    final boolean apart;

    Result(Clustering clustering, Map<Integer, Double> agreement, boolean apart) {
      this.clustering = clustering;
      this.agreement = agreement;
      this.apart = apart;
    }
  }

  /**
   * Learns from rows in random order.
   *
   * @param previous of the run before, whose ids are kept where clusters are
   */
  Result learn(float[][] rows, @Nullable Clustering previous, Progress progress) {
    if (rows.length < LEAST) {
      return new Result(previous == null ? Clustering.none(columns) : previous, Map.of(), false);
    }
    List<Scaling> scalings = new ArrayList<>();
    double[] weights = themes.clone();
    for (int j = 0; j < columns.size(); j++) {
      float[] column = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        column[i] = rows[i][j];
      }
      Scaling s = Scaling.fit(column, columns.get(j).startsWith("days_since"));
      scalings.add(s);
      weights[j] = s.constant() ? 0 : weights[j];
    }
    int lastId = previous == null ? 0 : previous.lastId();
    Clustering space = new Clustering(columns, scalings, weights, List.of(), lastId);
    double[][] scaled = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      double[] values = new double[columns.size()];
      for (int j = 0; j < values.length; j++) {
        values[j] = rows[i][j];
      }
      scaled[i] = space.scaled(values);
    }
    int before = previous == null ? 0 : previous.clusters().size();
    Stability stability =
        new Stability(scaled, before, SEED, k -> progress.report("looking for clusters", k, 8));
    double[][] centres =
        stability.chosen() == 1
            ? new double[][] {mean(scaled)}
            : KMeans.fit(scaled, stability.chosen(), STARTS, SEED);
    return new Result(
        named(space, scalings, weights, scaled, centres, previous),
        stability.agreement(),
        stability.apart());
  }

  private Clustering named(
      Clustering space,
      List<Scaling> scalings,
      double[] weights,
      double[][] scaled,
      double[][] centres,
      @Nullable Clustering previous) {
    double[] shares = new double[centres.length];
    for (int c : KMeans.assign(scaled, centres)) {
      shares[c] += 1.0 / scaled.length;
    }
    double reach = SAME * Math.sqrt(Arrays.stream(weights).map(w -> w * w).sum());
    List<Clustering.Cluster> old = previous == null ? List.of() : previous.clusters();
    double[][] oldCentres = old.stream().map(c -> space.scaled(c.centre)).toArray(double[][]::new);
    // Everybody as one is nobody's successor: segments on an id must not suddenly hold all.
    boolean other = (centres.length == 1) != (old.size() == 1);
    int[] match = Matching.of(centres, other ? new double[0][] : oldCentres, reach);
    double[][] typical =
        Arrays.stream(centres).map(c -> raw(c, scalings, weights)).toArray(double[][]::new);
    double[] mean = mean(scaled);
    ClusterNames naming = new ClusterNames(columns, weights, words);
    List<String> names = naming.of(centres, typical, mean);
    int lastId = space.lastId();
    List<Clustering.Cluster> out = new ArrayList<>();
    for (int c : largestFirst(shares)) {
      Clustering.Cluster before = match[c] < 0 ? null : old.get(match[c]);
      out.add(
          new Clustering.Cluster(
              before == null ? prefix + ++lastId : before.id,
              names.get(c),
              naming.traits(centres[c], mean),
              shares[c],
              typical[c],
              before == null ? Double.NaN : before.share,
              before == null
                  ? Double.NaN
                  : Math.sqrt(KMeans.distance(centres[c], oldCentres[match[c]])) / reach));
    }
    return new Clustering(columns, scalings, weights, out, lastId);
  }

  private static int[] largestFirst(double[] shares) {
    return IntStream.range(0, shares.length)
        .boxed()
        .sorted(Comparator.comparingDouble(c -> -shares[c]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double[] raw(double[] centre, List<Scaling> scalings, double[] weights) {
    double[] out = new double[centre.length];
    for (int j = 0; j < out.length; j++) {
      Scaling s = scalings.get(j);
      out[j] = weights[j] == 0 ? s.median : s.invert(centre[j] / weights[j]);
    }
    return out;
  }

  private static double[] mean(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += row[j] / rows.length;
      }
    }
    return mean;
  }
}
