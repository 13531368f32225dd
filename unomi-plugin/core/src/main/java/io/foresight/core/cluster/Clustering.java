/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import io.foresight.core.input.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups of similar profiles: k-means on scaled features of a bounded sample, their number by
 * {@link Stability}, ids taken over from the clusters of the run before that they resemble.
 * Immutable.
 */
final class Clustering {
  /** One group. */
  static final class Cluster {
    final String id;
    final String name;

    /** What sets it apart from everybody, the strongest first. */
    final List<String> traits;

    final double share;

    /** In the features' own units: what the centre would be read as. */
    final double[] centre;

    /** Share of the run before; NaN when it is new. */
    final double shareBefore;

    /** How far the centre moved, in scaled units (1: about a standard deviation); NaN when new. */
    final double moved;

    Cluster(
        String id,
        String name,
        List<String> traits,
        double share,
        double[] centre,
        double shareBefore,
        double moved) {
      this.id = id;
      this.name = name;
      this.traits = Collections.unmodifiableList(new ArrayList<>(traits));
      this.share = share;
      this.centre = centre;
      this.shareBefore = shareBefore;
      this.moved = moved;
    }
  }

  private final List<String> columns;
  private final List<Scaling> scalings;
  private final double[] weights;
  private final List<Cluster> clusters;
  private final int lastId;
  private final double[][] centres;

  Clustering(
      List<String> columns,
      List<Scaling> scalings,
      double[] weights,
      List<Cluster> clusters,
      int lastId) {
    this.columns = columns;
    this.scalings = scalings;
    this.weights = weights;
    this.clusters = Collections.unmodifiableList(new ArrayList<>(clusters));
    this.lastId = lastId;
    centres = clusters.stream().map(c -> scaled(c.centre)).toArray(double[][]::new);
  }

  /** Nothing is told apart. */
  static Clustering none(List<String> columns) {
    List<Scaling> flat = Collections.nCopies(columns.size(), new Scaling(0, 0, 0));
    return new Clustering(columns, flat, new double[columns.size()], List.of(), 0);
  }

  List<String> columns() {
    return columns;
  }

  List<Cluster> clusters() {
    return clusters;
  }

  /** The highest number ever given to a cluster. */
  int lastId() {
    return lastId;
  }

  /** The cluster of a profile; null when there are none. */
  @Nullable Cluster of(float[] row) {
    double[] values = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      values[j] = row[j];
    }
    return clusters.isEmpty() ? null : clusters.get(KMeans.nearest(scaled(values), centres));
  }

  /** Values of all columns on the scale of distances. */
  double[] scaled(double[] values) {
    double[] out = new double[values.length];
    for (int j = 0; j < out.length; j++) {
      out[j] = weights[j] == 0 ? 0 : weights[j] * scalings.get(j).apply(values[j]);
    }
    return out;
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("columns", columns);
    List<Object> scales = new ArrayList<>();
    for (Scaling s : scalings) {
      scales.add(List.of(s.median, s.spread, s.missing));
    }
    map.put("scalings", scales);
    map.put("weights", boxed(weights));
    map.put("lastId", lastId);
    List<Object> list = new ArrayList<>();
    for (Cluster c : clusters) {
      Map<String, Object> m = new LinkedHashMap<>();
      m.put("id", c.id);
      m.put("name", c.name);
      m.put("traits", c.traits);
      m.put("share", c.share);
      m.put("centre", boxed(c.centre));
      if (!Double.isNaN(c.moved)) {
        m.put("shareBefore", c.shareBefore);
        m.put("moved", c.moved);
      }
      list.add(m);
    }
    map.put("clusters", list);
    return map;
  }

  /**
   * What {@link #toMap} wrote.
   *
   * @throws io.foresight.core.input.InvalidInputException if it cannot be read
   */
  static Clustering of(Fields in, List<String> columns) {
    if (!in.strings("columns").equals(columns)) {
      // Another release's features: its clusters mean nothing any more, the next run learns anew.
      return none(columns);
    }
    List<Scaling> scalings = new ArrayList<>();
    Object scales = in.raw("scalings");
    for (Object s : scales instanceof List ? (List<?>) scales : List.of()) {
      double[] v = doubles(s, 3);
      scalings.add(new Scaling(v[0], v[1], v[2]));
    }
    List<Cluster> clusters = new ArrayList<>();
    for (Fields f : in.objects("clusters")) {
      clusters.add(
          new Cluster(
              f.string("id"),
              f.string("name"),
              f.strings("traits"),
              f.number("share", 0, 0, 1),
              doubles(f.raw("centre"), columns.size()),
              f.number("shareBefore", Double.NaN, 0, 1),
              f.number("moved", Double.NaN, 0, 1e9)));
    }
    return scalings.size() != columns.size()
        ? none(columns)
        : new Clustering(
            columns,
            scalings,
            doubles(in.raw("weights"), columns.size()),
            clusters,
            in.integer("lastId", 0, 0, 1 << 30));
  }

  private static double[] doubles(@Nullable Object raw, int length) {
    List<?> list = raw instanceof List ? (List<?>) raw : List.of();
    double[] out = new double[length];
    for (int i = 0; i < length && i < list.size(); i++) {
      Object v = list.get(i);
      out[i] = v instanceof Number ? ((Number) v).doubleValue() : 0;
    }
    return out;
  }

  private static List<Double> boxed(double[] v) {
    List<Double> out = new ArrayList<>();
    Arrays.stream(v).forEach(out::add);
    return out;
  }
}
