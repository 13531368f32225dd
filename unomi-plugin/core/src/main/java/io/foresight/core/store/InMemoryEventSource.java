/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import io.foresight.core.job.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Events in memory, for tests. An event with the id of an earlier one replaces it. Thread-safe. */
public final class InMemoryEventSource implements EventSource {
  private final Map<String, RawEvent> events = new LinkedHashMap<>();

  /** Adds or replaces an event. */
  public synchronized void add(RawEvent e) {
    events.put(
        e.id(),
        new RawEvent(e.id(), e.type(), e.profileId(), e.timeStamp(), JsonValues.copy(e.source())));
  }

  /** Adds or replaces events. */
  public synchronized void addAll(Collection<RawEvent> all) {
    all.forEach(this::add);
  }

  @Override
  public synchronized long count(EventQuery query) {
    return matching(query).count();
  }

  @Override
  public synchronized long oldest() {
    return events.values().stream().mapToLong(RawEvent::timeStamp).min().orElse(-1);
  }

  @Override
  public synchronized long newest() {
    return events.values().stream().mapToLong(RawEvent::timeStamp).max().orElse(-1);
  }

  @Override
  public void read(
      EventQuery query, int partition, int partitions, Consumer<RawEvent> sink, Progress progress) {
    Partitions.require(partition, partitions);
    List<RawEvent> part = new ArrayList<>();
    synchronized (this) {
      matching(query)
          .filter(e -> Partitions.of(e.profileId(), partitions) == partition)
          .forEach(part::add);
    }
    long done = 0;
    for (RawEvent e : part) {
      sink.accept(cut(e, query));
      if (++done % 1000 == 0) {
        progress.report("reading events", done, part.size());
      }
    }
    progress.report("reading events", done, part.size());
  }

  private Stream<RawEvent> matching(EventQuery q) {
    return events.values().stream()
        .filter(e -> e.timeStamp() >= q.from() && e.timeStamp() < q.to())
        .filter(e -> q.types().isEmpty() || q.types().contains(e.type()))
        .filter(e -> q.profileIds().isEmpty() || q.profileIds().contains(e.profileId()));
  }

  private static RawEvent cut(RawEvent e, EventQuery query) {
    return new RawEvent(
        e.id(),
        e.type(),
        e.profileId(),
        e.timeStamp(),
        SourceFilter.cut(JsonValues.copy(e.source()), query.fields()));
  }
}
