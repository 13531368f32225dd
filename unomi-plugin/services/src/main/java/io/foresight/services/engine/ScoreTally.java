/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.live.ForesightMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The distribution of each goal's values over a whole run, from which percentiles of later scores
 * follow. Keeps a bounded number of values per goal: every one at first, then every second, fourth
 * …
 */
final class ScoreTally {
  private static final int MAX = 20_000;

  private final Map<String, Sample> byGoal = new ConcurrentHashMap<>();

  void add(Map<String, Object> foresight) {
    Object scores = foresight.get(ForesightMap.SCORES);
    if (!(scores instanceof Map)) {
      return;
    }
    for (String goal : ForesightMap.scores(foresight).keySet()) {
      Map<String, Object> score = ForesightMap.score(foresight, goal);
      Object value = score == null ? null : score.get("value");
      if (value instanceof Number) {
        byGoal.computeIfAbsent(goal, g -> new Sample()).add(((Number) value).doubleValue());
      }
    }
  }

  /** Goal id to values, ascending. */
  Map<String, double[]> sorted() {
    Map<String, double[]> out = new LinkedHashMap<>();
    byGoal.forEach((g, s) -> out.put(g, s.sorted()));
    return out;
  }

  private static final class Sample {
    private final double[] values = new double[MAX];
    private int size;
    private long seen;
    private long stride = 1;

    synchronized void add(double v) {
      if (seen++ % stride != 0) {
        return;
      }
      if (size == MAX) {
        for (int i = 0; i < MAX / 2; i++) {
          values[i] = values[2 * i];
        }
        size = MAX / 2;
        stride *= 2;
      }
      values[size++] = v;
    }

    synchronized double[] sorted() {
      double[] out = Arrays.copyOf(values, size);
      Arrays.sort(out);
      return out;
    }
  }
}
