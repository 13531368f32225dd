/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import io.foresight.core.input.Iso;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** Reads the moments that Unomi writes, which is whole seconds in UTC, and other ISO 8601 forms. */
final class EventTimes {
  private EventTimes() {}

  /**
   * @return milliseconds since 1970 UTC
   * @throws IllegalArgumentException if it is neither a number nor an ISO 8601 moment
   */
  static long millis(@Nullable Object value) {
    if (value instanceof Number) {
      return ((Number) value).longValue();
    }
    if (!(value instanceof String)) {
      throw new IllegalArgumentException("timeStamp is missing");
    }
    try {
      return Iso.millis((String) value);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("timeStamp is not an ISO 8601 moment: " + value, e);
    }
  }
}
