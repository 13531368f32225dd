/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.event;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A dotted path into nested maps that walks through every element of the lists on its way. */
final class ValuePath {
  private final String text;
  private final String[] segments;

  /**
   * @param text e.g. {@code properties.lines.productId}; not blank
   */
  ValuePath(String text) {
    this.text = text;
    this.segments = text.split("\\.", -1);
  }

  String text() {
    return text;
  }

  /** Whether no segment is empty. */
  boolean isValid() {
    for (String s : segments) {
      if (s.isBlank()) {
        return false;
      }
    }
    return true;
  }

  /** Hands over every value the path leads to, in document order; nulls are left out. */
  void forEach(Map<String, Object> source, Consumer<Object> sink) {
    walk(source, 0, sink);
  }

  private void walk(@Nullable Object value, int depth, Consumer<Object> sink) {
    if (value instanceof List) {
      for (Object element : (List<?>) value) {
        walk(element, depth, sink);
      }
    } else if (depth == segments.length) {
      if (value != null) {
        sink.accept(value);
      }
    } else if (value instanceof Map) {
      walk(((Map<?, ?>) value).get(segments[depth]), depth + 1, sink);
    }
  }
}
