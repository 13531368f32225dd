/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

import java.util.List;

/** Takes reactions in. */
public interface FeedbackSink {
  /**
   * Stores the events for good before it returns; only then does the connector move on. After a
   * crash the same events come again with the same ids: drop those that are there already. Events
   * whose profile cannot be found are dropped by the sink.
   *
   * @param events at most 500, oldest first
   * @return how many were new
   * @throws io.foresight.core.store.StoreException if they could not be stored; they will come
   *     again
   */
  int accept(List<FeedbackEvent> events);
}
