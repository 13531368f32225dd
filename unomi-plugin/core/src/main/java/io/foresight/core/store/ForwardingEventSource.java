/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import io.foresight.core.job.Progress;
import java.util.function.Consumer;

/** Another source, seen in another way: as it is here, for subclasses to change. */
public class ForwardingEventSource implements EventSource {
  private final EventSource all;

  /**
   * @param all the other source
   */
  protected ForwardingEventSource(EventSource all) {
    this.all = all;
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
    all.read(query, partition, partitions, sink, progress);
  }
}
