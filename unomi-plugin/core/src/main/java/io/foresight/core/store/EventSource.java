/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import io.foresight.core.job.Progress;
import java.util.function.Consumer;

/** Reads the events Unomi stored. Thread-safe: partitions may be read in parallel. */
public interface EventSource {
  /** How many events match. */
  long count(EventQuery query);

  /** Time stamp of the oldest event, or -1 when there is none. */
  long oldest();

  /** Time stamp of the newest event, or -1 when there is none. */
  long newest();

  /**
   * Reads one of several disjoint parts of the matching events. All events of a profile are in the
   * same part; their order is not defined. Memory does not grow with the number of events. An index
   * that appears or disappears while reading (rollover) neither fails the read nor doubles events
   * that were there when it began.
   *
   * @param partition 0-based
   * @param partitions how many parts, at least 1
   * @param sink called in the calling thread, one event at a time
   * @throws StoreException after retries
   */
  void read(
      EventQuery query, int partition, int partitions, Consumer<RawEvent> sink, Progress progress);
}
