/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters and sorts documents by their top-level fields, as Elasticsearch would. */
final class TopLevelFields {
  /** Longer strings are stored but not findable. */
  private static final int INDEXED_CHARACTERS = 1024;

  private TopLevelFields() {}

  static boolean match(Map<String, Object> source, Map<String, Object> equals) {
    for (Map.Entry<String, Object> e : equals.entrySet()) {
      if (!matches(source.get(e.getKey()), e.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(@Nullable Object stored, Object wanted) {
    if (stored instanceof List) {
      return ((List<?>) stored).stream().anyMatch(s -> matches(s, wanted));
    }
    if (stored instanceof Number && wanted instanceof Number) {
      return ((Number) stored).doubleValue() == ((Number) wanted).doubleValue();
    }
    if (stored instanceof String && ((String) stored).length() > INDEXED_CHARACTERS) {
      return false;
    }
    return !(stored instanceof Map) && wanted.equals(stored);
  }

  /**
   * @param sort field, prefixed with {@code -} for descending; documents without it come last
   */
  static Comparator<StoredDocument> order(String sort) {
    boolean descending = sort.startsWith("-");
    String field = descending ? sort.substring(1) : sort;
    Comparator<Object> values = TopLevelFields::compare;
    Comparator<@Nullable Object> order =
        Comparator.nullsLast(descending ? values.reversed() : values);
    return (a, b) -> order.compare(a.source().get(field), b.source().get(field));
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Number && b instanceof Number) {
      return Double.compare(((Number) a).doubleValue(), ((Number) b).doubleValue());
    }
    return a.toString().compareTo(b.toString());
  }
}
