/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.drift;

import io.foresight.core.evaluate.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one column's values are counted: a number in up to ten quantile bins of the training values,
 * a category by its twenty most frequent values and "other"; the last bin is "missing". Immutable.
 */
final class Bins {
  private static final int QUANTILES = 10;
  private static final int LEVELS = 20;

  private final double[] edges;
  private final List<String> levels;

  private Bins(double[] edges, List<String> levels) {
    this.edges = edges;
    this.levels = levels;
  }

  /** Bin k holds edges[k-1] &lt;= v &lt; edges[k]. */
  static Bins ofNumbers(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double[] edges = new double[QUANTILES];
    int used = 0;
    for (int b = 1; b < QUANTILES && sorted.length > 0; b++) {
      double edge = sorted[(int) ((long) sorted.length * b / QUANTILES)];
      if (edge > sorted[0] && (used == 0 || edge > edges[used - 1])) {
        edges[used++] = edge;
      }
    }
    // A column of mostly one value: whatever is larger gets a bin of its own.
    if (used == 0 && sorted.length > 0 && sorted[sorted.length - 1] > sorted[0]) {
      edges[used++] = Arrays.stream(sorted).filter(v -> v > sorted[0]).min().orElseThrow();
    }
    return new Bins(Arrays.copyOf(edges, used), Collections.emptyList());
  }

  static Bins ofCategories(Iterable<@Nullable String> values) {
    Map<String, Integer> counts = new HashMap<>();
    for (String v : values) {
      if (v != null) {
        counts.merge(v, 1, Integer::sum);
      }
    }
    List<String> names = new ArrayList<>(counts.keySet());
    names.sort(
        Comparator.<String>comparingInt(n -> -counts.getOrDefault(n, 0))
            .thenComparing(Comparator.naturalOrder()));
    return new Bins(
        new double[0], new ArrayList<>(names.subList(0, Math.min(LEVELS, names.size()))));
  }

  boolean numeric() {
    return levels.isEmpty();
  }

  double[] edges() {
    return edges;
  }

  /** All bins; the last is "missing". */
  int size() {
    return numeric() ? edges.length + 2 : levels.size() + 2;
  }

  int missing() {
    return size() - 1;
  }

  int of(double v) {
    if (Double.isNaN(v)) {
      return missing();
    }
    int at = Arrays.binarySearch(edges, v);
    return at >= 0 ? at + 1 : -at - 1;
  }

  int of(@Nullable String v) {
    int at = v == null ? missing() : levels.indexOf(v);
    return at < 0 ? levels.size() : at;
  }

  Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    if (numeric()) {
      m.put("edges", Numbers.list(edges));
    } else {
      m.put("levels", levels);
    }
    return m;
  }

  static Bins fromMap(Map<String, Object> m) {
    List<String> names = new ArrayList<>();
    Object list = m.get("levels");
    if (list instanceof List) {
      ((List<?>) list).forEach(n -> names.add(String.valueOf(n)));
    }
    return new Bins(Numbers.array(m, "edges"), names);
  }
}
