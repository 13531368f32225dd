/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The commonest of very many values in little memory: Misra and Gries 1982 ("Finding repeated
 * elements"), merged as in Agarwal et al. 2012 ("Mergeable summaries"). A count is never too high,
 * and too low by at most one {@link #SIZE}th of all values.
 */
final class HeavyHitters {
  static final int SIZE = 400;

  private final Map<Long, Long> counts = new HashMap<>();

  void add(long value) {
    counts.merge(value, 1L, Long::sum);
    if (counts.size() > SIZE) {
      shrink(1);
    }
  }

  void merge(HeavyHitters other) {
    other.counts.forEach((v, n) -> counts.merge(v, n, Long::sum));
    if (counts.size() > SIZE) {
      List<Long> largest = new ArrayList<>(counts.values());
      largest.sort(Collections.reverseOrder());
      shrink(largest.get(SIZE));
    }
  }

  private void shrink(long by) {
    counts.replaceAll((v, n) -> n - by);
    counts.values().removeIf(n -> n <= 0);
  }

  /** The commonest value; zero with a count of zero when there is none. */
  long commonest() {
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0L);
  }

  long count(long value) {
    return counts.getOrDefault(value, 0L);
  }
}
