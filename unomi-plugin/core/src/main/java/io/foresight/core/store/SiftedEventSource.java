/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import io.foresight.core.job.Progress;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Another source without the events that are not to be learned from. Counts are the other's. */
public final class SiftedEventSource extends ForwardingEventSource {
  private final Predicate<RawEvent> keep;

  /**
   * @param keep asked for every event that is read, by several threads
   */
  public SiftedEventSource(EventSource all, Predicate<RawEvent> keep) {
    super(all);
    this.keep = keep;
  }

  @Override
  public void read(
      EventQuery query, int partition, int partitions, Consumer<RawEvent> sink, Progress progress) {
    Consumer<RawEvent> sifted =
        e -> {
          if (keep.test(e)) {
            sink.accept(e);
          }
        };
    super.read(query, partition, partitions, sifted, progress);
  }
}
