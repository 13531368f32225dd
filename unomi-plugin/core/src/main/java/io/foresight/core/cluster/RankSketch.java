/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a value stands among many, from counts in logarithmic bins of 2 % width (DDSketch: Masson,
 * Rim &amp; Lee 2019, doi 10.14778/3352063.3352135): at most 3000 bins whatever the number of
 * values, mergeable, and equal values share a bin. Not thread-safe.
 */
final class RankSketch {
  private static final double LOG_WIDTH = Math.log(1.02);
  private static final int ZERO = -1000;
  private static final int MOST = 2000;

  private final TreeMap<Integer, Long> bins = new TreeMap<>();
  private long count;

  /** Takes a value in; negative ones count as 0, unknown ones not at all. */
  void add(double value) {
    if (!Double.isNaN(value)) {
      bins.merge(bin(value), 1L, Long::sum);
      count++;
    }
  }

  void merge(RankSketch other) {
    other.bins.forEach((k, v) -> bins.merge(k, v, Long::sum));
    count += other.count;
  }

  long count() {
    return count;
  }

  /** Share below plus half the share of equal ones (mid-rank), 0..1; 0.5 without values. */
  double rank(double value) {
    if (count == 0 || Double.isNaN(value)) {
      return 0.5;
    }
    int bin = bin(value);
    long below = 0;
    for (long c : bins.headMap(bin).values()) {
      below += c;
    }
    return (below + bins.getOrDefault(bin, 0L) / 2.0) / count;
  }

  /** 1 (lowest fifth) to 5 by mid-rank, so that equal values always get the same. */
  int quintile(double value) {
    return Math.min(5, 1 + (int) (5 * rank(value)));
  }

  private static int bin(double value) {
    if (!(value > 1e-6)) {
      return ZERO;
    }
    return (int) Math.max(ZERO + 1, Math.min(MOST, Math.floor(Math.log(value) / LOG_WIDTH)));
  }

  /** Bin and count, one after the other. */
  List<Long> toList() {
    List<Long> out = new ArrayList<>();
    bins.forEach(
        (k, v) -> {
          out.add((long) k);
          out.add(v);
        });
    return out;
  }

  static RankSketch of(Map<String, Object> json, String name) {
    RankSketch s = new RankSketch();
    Object raw = json.get(name);
    List<?> list = raw instanceof List ? (List<?>) raw : List.of();
    for (int i = 0; i + 1 < list.size(); i += 2) {
      if (list.get(i) instanceof Number && list.get(i + 1) instanceof Number) {
        long c = Math.max(0, ((Number) list.get(i + 1)).longValue());
        s.bins.merge(((Number) list.get(i)).intValue(), c, Long::sum);
        s.count += c;
      }
    }
    return s;
  }
}
