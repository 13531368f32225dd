/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import java.util.List;
import java.util.Map;

/** Finds an amount in an event. */
final class EventAmounts {
  private static final double LIMIT = 1e12;

  private EventAmounts() {}

  /**
   * The sum of the usable numbers (0..1e12) at a path; lists on the way are walked through.
   *
   * @param properties of the event, may be null
   * @param path begins with {@code properties.}
   */
  static double at(Map<String, Object> properties, String path) {
    return sum(properties, path.split("\\."), 1);
  }

  private static double sum(Object value, String[] path, int depth) {
    if (value instanceof List) {
      double total = 0;
      for (Object v : (List<?>) value) {
        total += sum(v, path, depth);
      }
      return total;
    }
    if (depth < path.length) {
      return value instanceof Map ? sum(((Map<?, ?>) value).get(path[depth]), path, depth + 1) : 0;
    }
    double v = value instanceof Number ? ((Number) value).doubleValue() : 0;
    return v >= 0 && v <= LIMIT ? v : 0;
  }
}
