/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Mautic's JSON comes as arrays or objects, numbers or text, as PHP pleases. */
final class Shapes {
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@\"'<>]+@[^\\s@\"'<>]+");

  private Shapes() {}

  /** Entries by index, of an array or of an object whose keys are numbers. */
  static Map<Integer, JsonNode> byIndex(JsonNode arrayOrObject) {
    Map<Integer, JsonNode> out = new TreeMap<>();
    if (arrayOrObject.isArray()) {
      for (int i = 0; i < arrayOrObject.size(); i++) {
        out.put(i, arrayOrObject.get(i));
      }
    } else {
      Iterator<Map.Entry<String, JsonNode>> fields = arrayOrObject.fields();
      while (fields.hasNext()) {
        Map.Entry<String, JsonNode> f = fields.next();
        try {
          out.put(Integer.valueOf(f.getKey()), f.getValue());
        } catch (NumberFormatException e) {
          throw MauticException.garbage("batch", "index " + f.getKey());
        }
      }
    }
    return out;
  }

  /** Entities of a list answer, whether keyed by id or not. */
  static List<JsonNode> entities(JsonNode arrayOrObject) {
    List<JsonNode> out = new ArrayList<>();
    arrayOrObject.forEach(out::add);
    return out;
  }

  /** An id as number or text; 0 if there is none. */
  static long id(JsonNode entity) {
    JsonNode id = entity.path("id");
    return id.isTextual() ? number(id.asText()) : id.asLong(0);
  }

  static long number(String s) {
    try {
      return Long.parseLong(s.trim());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The messages of an error body in one line, without addresses. */
  static String errors(JsonNode body) {
    List<String> messages = new ArrayList<>();
    for (JsonNode e : entities(body.path("errors"))) {
      messages.add(e.path("message").asText(e.toString()));
    }
    String text =
        messages.isEmpty() ? body.path("message").asText("") : String.join("; ", messages);
    return masked(text.length() > 300 ? text.substring(0, 300) + "…" : text);
  }

  /** Without addresses, for logs and reports. */
  static String masked(String text) {
    return ADDRESS.matcher(text).replaceAll("…");
  }
}
