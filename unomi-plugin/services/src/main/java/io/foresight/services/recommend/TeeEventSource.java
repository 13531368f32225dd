/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.job.Progress;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.ForwardingEventSource;
import io.foresight.core.store.RawEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Another source, of which only some types since a moment are read, with more fields, and every
 * event read is shown to somebody else too: one pass for two readers.
 */
final class TeeEventSource extends ForwardingEventSource {
  private final long from;
  private final Collection<String> types;
  private final Collection<String> more;
  private final Consumer<RawEvent> other;

  /**
   * @param from milliseconds since 1970 UTC
   * @param types those to read, of which a query asks for others too
   * @param more fields to read beside those asked for
   * @param other shown every event; called by several threads
   */
  TeeEventSource(
      EventSource all,
      long from,
      Collection<String> types,
      Collection<String> more,
      Consumer<RawEvent> other) {
    super(all);
    this.from = from;
    this.types = List.copyOf(types);
    this.more = List.copyOf(more);
    this.other = other;
  }

  private EventQuery narrowed(EventQuery q) {
    List<String> fields = new ArrayList<>(q.fields());
    if (!fields.isEmpty()) {
      fields.addAll(more);
    }
    return EventQuery.between(Math.max(from, q.from()), q.to())
        .types(types)
        .profiles(q.profileIds())
        .fields(fields);
  }

  @Override
  public long count(EventQuery query) {
    return super.count(narrowed(query));
  }

  @Override
  public void read(
      EventQuery query, int partition, int partitions, Consumer<RawEvent> sink, Progress progress) {
    Consumer<RawEvent> both =
        e -> {
          other.accept(e);
          sink.accept(e);
        };
    super.read(narrowed(query), partition, partitions, both, progress);
  }
}
