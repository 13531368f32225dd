/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lifecycle;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import java.time.ZoneId;
import java.util.List;

/** Gathers the gaps between order days and the moves between stages. Not thread-safe. */
final class LifecycleCollector implements Insight.Collector {
  private static final long MILLIS = 86_400_000L;

  /** Ratios need the shop's mean gap, which is known at the end: gaps are kept by own history. */
  private final GapTable table = new GapTable();

  final WeeklyMoves moves;
  private final PurchaseRhythm rhythm = new PurchaseRhythm();

  LifecycleCollector(List<String> stages, long now, ZoneId zone) {
    moves = new WeeklyMoves(stages, now, zone);
  }

  @Override
  public void add(Subject subject) {
    moves.add(subject.foresight().get(LifecycleInsight.ID));
    List<MappedEvent> events = subject.events();
    if (events == null) {
      return;
    }
    long[] days =
        events.stream()
            .filter(e -> e.role() == Role.ORDER)
            .mapToLong(e -> Math.floorDiv(e.time(), MILLIS))
            .sorted()
            .distinct()
            .toArray();
    if (days.length > 0) {
      rhythm.addCustomer(days.length);
    }
    for (int i = 1; i < days.length; i++) {
      long gap = days[i] - days[i - 1];
      rhythm.addGap(gap);
      table.add(i - 1, days[i - 1] - days[0], gap);
    }
  }

  @Override
  public void merge(Insight.Collector other) {
    LifecycleCollector theirs = (LifecycleCollector) other;
    moves.merge(theirs.moves);
    rhythm.merge(theirs.rhythm);
    table.merge(theirs.table);
  }

  PurchaseRhythm rhythm() {
    PurchaseRhythm out = new PurchaseRhythm();
    out.merge(rhythm);
    table.forEach(out);
    return out;
  }
}
