/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, numbers, booleans and strings as indented JSON; for benchmark output. */
final class Json {
  private Json() {}

  static String write(Object value) {
    return write(value, "");
  }

  private static String write(Object value, String indent) {
    String deeper = indent + "  ";
    List<String> parts = new ArrayList<>();
    if (value instanceof Map) {
      ((Map<?, ?>) value)
          .forEach((k, v) -> parts.add(quote(String.valueOf(k)) + ": " + write(v, deeper)));
      return wrap("{", parts, "}", indent);
    }
    if (value instanceof List) {
      ((List<?>) value).forEach(v -> parts.add(write(v, deeper)));
      return wrap("[", parts, "]", indent);
    }
    boolean plain = value == null || value instanceof Number || value instanceof Boolean;
    return plain ? String.valueOf(value) : quote(String.valueOf(value));
  }

  private static String wrap(String open, List<String> parts, String close, String indent) {
    if (parts.isEmpty()) {
      return open + close;
    }
    String line = "\n" + indent + "  ";
    return open + line + String.join("," + line, parts) + "\n" + indent + close;
  }

  private static String quote(String s) {
    StringBuilder b = new StringBuilder("\"");
    for (char c : s.toCharArray()) {
      if (c == '"' || c == '\\') {
        b.append('\\').append(c);
      } else if (c < ' ') {
        b.append(String.format("\\u%04x", (int) c));
      } else {
        b.append(c);
      }
    }
    return b.append('"').toString();
  }
}
