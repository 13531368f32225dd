/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies values the way a trip through JSON changes them: whole numbers come back as {@code
 * Integer} if they fit and else as {@code Long}, other numbers as {@code Double}, every collection
 * and array of objects as {@code List}. So code that is tested against the in-memory stores does
 * not meet other types in Elasticsearch.
 */
public final class JsonValues {
  private JsonValues() {}

  /**
   * Deep copy of a document.
   *
   * @throws IllegalArgumentException if something in it is not a JSON value (a date, NaN …)
   */
  public static Map<String, Object> copy(Map<String, ?> document) {
    return object("", document);
  }

  private static @Nullable Object value(String path, @Nullable Object v) {
    if (v == null || v instanceof String || v instanceof Boolean) {
      return v;
    }
    if (v instanceof Number) {
      return number(path, (Number) v);
    }
    if (v instanceof Map) {
      return object(path, (Map<?, ?>) v);
    }
    if (v instanceof Iterable) {
      return list(path, (Iterable<?>) v);
    }
    throw new IllegalArgumentException(path + " is not a JSON value but a " + v.getClass());
  }

  private static Map<String, Object> object(String path, Map<?, ?> map) {
    Map<String, Object> out = new LinkedHashMap<>();
    for (Map.Entry<?, ?> e : map.entrySet()) {
      String key = String.valueOf(e.getKey());
      putNullable(out, key, value(path.isEmpty() ? key : path + "." + key, e.getValue()));
    }
    return out;
  }

  @SuppressWarnings("NullAway") // JSON objects hold nulls; the ports declare Map<String, Object>.
  private static void putNullable(Map<String, Object> map, String key, @Nullable Object value) {
    map.put(key, value);
  }

  private static List<@Nullable Object> list(String path, Iterable<?> items) {
    List<@Nullable Object> out = new ArrayList<>();
    for (Object item : items) {
      out.add(value(path + "[]", item));
    }
    return out;
  }

  private static Number number(String path, Number n) {
    if (n instanceof Integer || n instanceof Short || n instanceof Byte) {
      return n.intValue();
    }
    if (n instanceof Long) {
      long l = n.longValue();
      return l == (int) l ? Integer.valueOf((int) l) : n;
    }
    if (n instanceof Double || n instanceof Float || n instanceof BigDecimal) {
      double d = Double.parseDouble(n.toString());
      if (Double.isNaN(d) || Double.isInfinite(d)) {
        throw new IllegalArgumentException(path + " is " + n + ", which JSON cannot hold");
      }
      return d;
    }
    throw new IllegalArgumentException(path + " is not a JSON number but a " + n.getClass());
  }
}
