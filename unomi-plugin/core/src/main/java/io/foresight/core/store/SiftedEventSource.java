/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import io.foresight.core.job.Progress;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Another source without the events that are not to be learned from. Counts are the other's. */
public final class SiftedEventSource implements EventSource {
  private final EventSource all;
  private final Predicate<RawEvent> keep;

  /**
   * @param keep asked for every event that is read, by several threads
   */
  public SiftedEventSource(EventSource all, Predicate<RawEvent> keep) {
    this.all = all;
    this.keep = keep;
  }

  @Override
  public long count(EventQuery query) {
    return all.count(query);
  }

  @Override
  public long oldest() {
    return all.oldest();
  }

  @Override
  public long newest() {
    return all.newest();
  }

  @Override
  public void read(
      EventQuery query, int partition, int partitions, Consumer<RawEvent> sink, Progress progress) {
    all.read(
        query,
        partition,
        partitions,
        e -> {
          if (keep.test(e)) {
            sink.accept(e);
          }
        },
        progress);
  }
}
