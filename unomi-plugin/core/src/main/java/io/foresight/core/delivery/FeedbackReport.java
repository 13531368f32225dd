/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a poll fetched. Immutable. */
public final class FeedbackReport {
  private final Map<String, Long> counts;

  /**
   * @param counts see {@link #counts}
   */
  public FeedbackReport(Map<String, Long> counts) {
    this.counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /**
   * Events by type ({@code mailSent}, {@code mailOpen}, {@code mailClick}, {@code mailUnsubscribe},
   * {@code mailBounce}), {@code accepted} by the sink as new, {@code unknown} (belongs to nobody we
   * know), {@code requests}, {@code milliseconds}.
   */
  public Map<String, Long> counts() {
    return counts;
  }

  /** One count; 0 if it is not there. */
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }
}
