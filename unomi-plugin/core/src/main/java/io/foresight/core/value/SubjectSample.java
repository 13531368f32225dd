/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A sample of customers of bounded size: those with the smallest hashes, and no more order days
 * than fit. Which they are depends on the customers only, not on the order of adding or merging.
 * Not thread-safe.
 */
final class SubjectSample {
  /** One customer: history and feature rows at the snapshots. */
  static final class Entry {
    final long hash;
    final OrderHistory history;
    final float[][] rows;

    Entry(long hash, OrderHistory history, float[][] rows) {
      this.hash = hash;
      this.history = history;
      this.rows = rows;
    }
  }

  private static final Comparator<Entry> LARGEST_FIRST =
      Comparator.comparingLong((Entry e) -> e.hash).reversed();

  private final int maxCustomers;
  private final long maxOrderDays;
  private final PriorityQueue<Entry> kept = new PriorityQueue<>(LARGEST_FIRST);
  private long orderDays;
  private long limit = Long.MAX_VALUE;

  SubjectSample(int maxCustomers, long maxOrderDays) {
    this.maxCustomers = maxCustomers;
    this.maxOrderDays = maxOrderDays;
  }

  /** Whether a customer would get in: spares the work for those who would not. */
  boolean wants(long hash) {
    return hash < limit;
  }

  void add(Entry e) {
    if (!wants(e.hash)) {
      return;
    }
    kept.add(e);
    orderDays += e.history.size();
    while (kept.size() > maxCustomers || orderDays > maxOrderDays && kept.size() > 1) {
      Entry out = kept.remove();
      orderDays -= out.history.size();
      // Nobody above may come in any more, or the order of adding would matter.
      limit = Math.min(limit, out.hash);
    }
  }

  void merge(SubjectSample other) {
    limit = Math.min(limit, other.limit);
    while (!kept.isEmpty() && kept.element().hash >= limit) {
      orderDays -= kept.remove().history.size();
    }
    other.kept.forEach(this::add);
  }

  /** By hash. */
  List<Entry> entries() {
    List<Entry> out = new ArrayList<>(kept);
    out.sort(LARGEST_FIRST);
    Collections.reverse(out);
    return out;
  }
}
