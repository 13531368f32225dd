/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The habits of PHP that show through in Mautic's answers. */
final class Php {
  private Php() {}

  /** An array with the keys 0..n-1 in this order becomes a JSON list, any other an object. */
  static Object array(Map<Integer, ?> byIndex) {
    int expected = 0;
    for (Integer key : byIndex.keySet()) {
      if (key != expected++) {
        Map<String, Object> object = new LinkedHashMap<>();
        byIndex.forEach((k, v) -> object.put(String.valueOf(k), v));
        return object;
      }
    }
    return new ArrayList<>(byIndex.values());
  }

  /** An empty map is written as an empty list. */
  static Object emptyAsList(Map<String, Object> map) {
    return map.isEmpty() ? List.of() : map;
  }

  /** What {@code serialize} makes of maps, lists, strings, numbers and booleans. */
  static String serialize(Object v) {
    if (v == null) {
      return "N;";
    } else if (v instanceof Boolean) {
      return "b:" + ((Boolean) v ? 1 : 0) + ";";
    } else if (v instanceof Integer || v instanceof Long) {
      return "i:" + v + ";";
    } else if (v instanceof Map) {
      StringBuilder b = new StringBuilder("a:" + ((Map<?, ?>) v).size() + ":{");
      ((Map<?, ?>) v).forEach((k, x) -> b.append(serialize(k)).append(serialize(x)));
      return b.append('}').toString();
    } else if (v instanceof List) {
      StringBuilder b = new StringBuilder("a:" + ((List<?>) v).size() + ":{");
      for (int i = 0; i < ((List<?>) v).size(); i++) {
        b.append("i:").append(i).append(';').append(serialize(((List<?>) v).get(i)));
      }
      return b.append('}').toString();
    }
    String s = v.toString();
    return "s:" + s.getBytes(StandardCharsets.UTF_8).length + ":\"" + s + "\";";
  }

  /** A query string with nested names: {@code where[0][col]=id} becomes maps within maps. */
  static Map<String, Object> query(String raw) {
    Map<String, Object> out = new LinkedHashMap<>();
    if (raw == null || raw.isEmpty()) {
      return out;
    }
    for (String pair : raw.split("&")) {
      int eq = pair.indexOf('=');
      String name = decode(eq < 0 ? pair : pair.substring(0, eq));
      put(out, name, eq < 0 ? "" : decode(pair.substring(eq + 1)));
    }
    return out;
  }

  private static void put(Map<String, Object> target, String name, String value) {
    int open = name.indexOf('[');
    if (open <= 0) {
      target.put(name, value);
      return;
    }
    String[] rest = name.substring(open + 1).replace("[", "").split("]", -1);
    Map<String, Object> at = target;
    String key = name.substring(0, open);
    for (int i = 0; i < rest.length - 1; i++) {
      Object next = at.computeIfAbsent(key, k -> new LinkedHashMap<String, Object>());
      if (!(next instanceof Map)) {
        return;
      }
      at = Json.asMap(next);
      key = rest[i].isEmpty() ? String.valueOf(at.size()) : rest[i];
    }
    at.put(key, value);
  }

  private static String decode(String s) {
    return URLDecoder.decode(s, StandardCharsets.UTF_8);
  }

  /** Whether PHP would take this text for a number. */
  static boolean isNumeric(Object v) {
    return v instanceof Number
        || (v instanceof String
            && ((String) v).trim().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?"));
  }

  static double number(Object v) {
    return v instanceof Number
        ? ((Number) v).doubleValue()
        : Double.parseDouble(((String) v).trim());
  }
}
