/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The rows with the smallest hashes (a bottom-k sample: Cohen &amp; Kaplan 2007, doi
 * 10.1145/1281100.1281133): random, but the same whatever the order and the parts, and hardly
 * different when rows are added. Not thread-safe.
 */
final class BoundedSample {
  private static final class Entry {
    final long hash;
    final float[] row;

    Entry(long hash, float[] row) {
      this.hash = hash;
      this.row = row;
    }
  }

  // Equal hashes in the order of the rows, so that nothing depends on who came first.
  private static final Comparator<Entry> BY_HASH =
      Comparator.<Entry>comparingLong(e -> e.hash)
          .thenComparing(e -> e.row, (a, b) -> Arrays.compare(a, b));

  private final int most;
  private final PriorityQueue<Entry> largestFirst = new PriorityQueue<>(BY_HASH.reversed());
  private long seen;

  BoundedSample(int most) {
    this.most = most;
  }

  /**
   * @param identity something that tells rows apart, e.g. mixed from time stamps
   * @param row is kept, not copied
   */
  void add(long identity, float[] row) {
    seen++;
    offer(new Entry(mix(identity), row));
  }

  private void offer(Entry e) {
    largestFirst.add(e);
    if (largestFirst.size() > most) {
      largestFirst.poll();
    }
  }

  void merge(BoundedSample other) {
    seen += other.seen;
    other.largestFirst.forEach(this::offer);
  }

  /** How many rows were offered. */
  long seen() {
    return seen;
  }

  /** The rows, in an order that depends on nothing but them. */
  float[][] rows() {
    return largestFirst.stream().sorted(BY_HASH).map(e -> e.row).toArray(float[][]::new);
  }

  /** MurmurHash3's finaliser. */
  static long mix(long h) {
    long x = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    x = (x ^ (x >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return x ^ (x >>> 33);
  }
}
