/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The free attributes of an item: texts, numbers, booleans, lists of texts. */
final class ItemAttributes {
  private static final int LONGEST_NAME = 64;

  private final ItemLimits limits;
  private final ItemNotes notes;

  ItemAttributes(ItemLimits limits, ItemNotes notes) {
    this.limits = limits;
    this.notes = notes;
  }

  Map<String, Object> read(Map<String, Object> raw) {
    Map<String, Object> out = new LinkedHashMap<>();
    raw.forEach(
        (key, value) -> {
          String name = Texts.oneLine(key);
          if (name.isEmpty() || name.length() > LONGEST_NAME) {
            notes.add("attributes", "left out, names have 1 to " + LONGEST_NAME + " characters");
          } else if (out.size() == limits.attributes) {
            notes.add("attributes", "cut to the first " + limits.attributes);
          } else if (value instanceof Map) {
            notes.add("attributes", "left out, objects are no attributes");
          } else {
            out.put(name, value(value));
          }
        });
    return out;
  }

  private Object value(Object value) {
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number) {
      double d = ((Number) value).doubleValue();
      return Double.isFinite(d) ? (Object) d : value.toString();
    }
    if (value instanceof Collection) {
      List<String> texts = new ArrayList<>();
      for (Object o : (Collection<?>) value) {
        if (texts.size() < limits.tags) {
          texts.add(text(o));
        }
      }
      return texts;
    }
    return text(value);
  }

  private String text(Object value) {
    String s = Texts.oneLine(ItemReader.scalar(value));
    if (s.length() > limits.text) {
      notes.add("attributes", "cut to " + limits.text + " characters");
    }
    return Texts.cut(s, limits.text);
  }
}
