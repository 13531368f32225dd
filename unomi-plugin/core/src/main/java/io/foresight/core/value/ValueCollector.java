/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import io.foresight.core.nextorder.RefillCycles;
import io.foresight.core.table.Row;
import java.util.List;
import java.util.Map;

/**
 * What the value insight keeps of everybody: sums, a bounded sample of customers with their
 * features at the snapshots, and the refill statistics of products.
 */
final class ValueCollector implements Insight.Collector {
  /** Days of the windows that corrections are learned from. */
  static final int WINDOW = 91;

  /** Snapshots: two windows back, one window back, now. */
  static final int SNAPSHOTS = 3;

  private static final int MAX_ORDER_DAYS = 1_500_000;

  final int today;
  final SubjectSample sample;
  final RefillCycles refill;
  private final FeatureReader reader = new FeatureReader();
  private final Row row = reader.newRow();
  private final long now;

  long profiles;
  long customers;
  long orders;
  long unpriced;
  long firstOrder = Long.MAX_VALUE;
  double spent;
  double cancelled;
  double margin;
  double spentWithMargin;

  ValueCollector(long now, int maxCustomers) {
    this.now = now;
    // Today is not over: the last day seen is yesterday, as for all other snapshots.
    today = (int) Math.floorDiv(now, OrderHistory.DAY);
    sample = new SubjectSample(maxCustomers, MAX_ORDER_DAYS);
    refill = new RefillCycles();
  }

  /** Index of a day of a snapshot: 0 is the oldest. */
  int snapshotDay(int snapshot) {
    return today - WINDOW * (SNAPSHOTS - 1 - snapshot);
  }

  @Override
  public void add(Subject subject) {
    profiles++;
    List<MappedEvent> events = subject.events();
    if (events == null || subject.state().count(Role.ORDER) == 0) {
      return;
    }
    customers++;
    String profile = "";
    for (MappedEvent e : events) {
      profile = e.profileId();
      if (e.role() == Role.ORDER && e.time() <= now) {
        count(e);
      } else if (e.role() == Role.ORDER_CANCEL && Math.abs(e.amount()) <= 1e12) {
        cancelled += Math.abs(e.amount());
      }
    }
    refill.add(events, now);
    long hash = MappedEvent.hash(profile);
    if (sample.wants(hash)) {
      OrderHistory history = OrderHistory.of(events, now);
      if (history.size() > 0) {
        sample.add(new SubjectSample.Entry(hash, history, rows(events, history)));
      }
    }
  }

  private void count(MappedEvent e) {
    orders++;
    firstOrder = Math.min(firstOrder, e.time());
    if (e.amount() >= 0 && e.amount() <= 1e12) {
      spent += e.amount();
      if (!Double.isNaN(e.margin()) && Math.abs(e.margin()) <= 1e12) {
        margin += e.margin();
        spentWithMargin += e.amount();
      }
    } else {
      unpriced++;
    }
  }

  /** Features at each snapshot that has an order before it; the others are empty. */
  private float[][] rows(List<MappedEvent> events, OrderHistory history) {
    float[][] out = new float[SNAPSHOTS][0];
    FeatureState state = new FeatureState();
    int next = 0;
    for (int s = 0; s < SNAPSHOTS; s++) {
      long moment = snapshotDay(s) * OrderHistory.DAY;
      for (; next < events.size() && events.get(next).time() < moment; next++) {
        state.fold(events.get(next), moment);
      }
      if (history.before(snapshotDay(s)) > 0) {
        reader.read(state, Map.of(), moment, row);
        out[s] = row.numbers.clone();
      }
    }
    return out;
  }

  @Override
  public void merge(Insight.Collector other) {
    ValueCollector o = (ValueCollector) other;
    profiles += o.profiles;
    customers += o.customers;
    orders += o.orders;
    unpriced += o.unpriced;
    firstOrder = Math.min(firstOrder, o.firstOrder);
    spent += o.spent;
    cancelled += o.cancelled;
    margin += o.margin;
    spentWithMargin += o.spentWithMargin;
    sample.merge(o.sample);
    refill.merge(o.refill);
  }
}
