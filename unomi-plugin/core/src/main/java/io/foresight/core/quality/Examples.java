/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts offenders and keeps a few of them, the same ones whatever order they come in. */
final class Examples {
  static final int MAX = 5;

  private static final Comparator<Map<String, Object>> BY_ID =
      Comparator.comparing(m -> String.valueOf(m.get("id")));

  private final List<Map<String, Object>> kept = new ArrayList<>();
  private long count;

  void add(String id, String name, Object value) {
    count++;
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("id", id);
    m.put(name, value);
    keep(m);
  }

  void merge(Examples other) {
    count += other.count;
    other.kept.forEach(this::keep);
  }

  private void keep(Map<String, Object> m) {
    kept.add(m);
    if (kept.size() > 4 * MAX) {
      trim();
    }
  }

  private void trim() {
    kept.sort(BY_ID);
    kept.subList(Math.min(MAX, kept.size()), kept.size()).clear();
  }

  long count() {
    return count;
  }

  List<Map<String, Object>> list() {
    trim();
    return kept;
  }
}
