/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.services.engine.Maps;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long answers took, in classes a tenth wide: no answer waits for another to be counted. Since
 * the start of this node.
 */
final class Latencies {
  private static final double WIDTH = Math.log(1.1);
  private static final int CLASSES = 180;
  private static final double MICRO = 1e3;

  private final LongAdder[] counts = new LongAdder[CLASSES];

  Latencies() {
    for (int c = 0; c < CLASSES; c++) {
      counts[c] = new LongAdder();
    }
  }

  /** Counts one, in nanoseconds. */
  void add(long nanos) {
    int c = nanos <= MICRO ? 0 : (int) (Math.log(nanos / MICRO) / WIDTH) + 1;
    counts[Math.min(CLASSES - 1, c)].increment();
  }

  /** {@code answers, p50Micros, p99Micros, maxMicros}: upper bounds of their classes. */
  Map<String, Object> toMap() {
    long[] snapshot = new long[CLASSES];
    long all = 0;
    for (int c = 0; c < CLASSES; c++) {
      snapshot[c] = counts[c].sum();
      all += snapshot[c];
    }
    return Maps.map(
        "answers", all,
        "p50Micros", bound(snapshot, all, 0.5),
        "p99Micros", bound(snapshot, all, 0.99),
        "maxMicros", bound(snapshot, all, 1));
  }

  private static long bound(long[] of, long all, double share) {
    long wanted = (long) Math.ceil(share * all);
    long seen = 0;
    for (int c = 0; c < of.length; c++) {
      seen += of[c];
      if (seen >= wanted && seen > 0) {
        return Math.round(Math.exp(c * WIDTH));
      }
    }
    return 0;
  }
}
