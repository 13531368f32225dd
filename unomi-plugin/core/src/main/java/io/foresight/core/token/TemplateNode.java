/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A piece of a parsed template. */
interface TemplateNode {
  /** Writes what it becomes with these values; the innermost are first. */
  void render(List<Map<String, Object>> scopes, StringBuilder out);

  /** Where a value stands and thus how it is escaped. */
  enum Place {
    TEXT,
    ATTRIBUTE,
    URL,
    PLAIN;

    String escape(String s) {
      switch (this) {
        case TEXT:
          return Escapes.text(s);
        case ATTRIBUTE:
          return Escapes.attribute(s);
        case URL:
          return Escapes.url(s);
        default:
          return Escapes.plain(s);
      }
    }
  }

  static Object value(List<Map<String, Object>> scopes, String name) {
    for (Map<String, Object> scope : scopes) {
      Object v = scope.get(name);
      if (v != null) {
        return v;
      }
    }
    return "";
  }

  static TemplateNode literal(String text) {
    return (scopes, out) -> out.append(text);
  }

  static TemplateNode variable(String name, Place place) {
    return (scopes, out) -> out.append(place.escape(String.valueOf(value(scopes, name))));
  }

  static TemplateNode address(String name) {
    return (scopes, out) -> out.append(Escapes.untoken(String.valueOf(value(scopes, name))));
  }

  static TemplateNode section(String name, boolean inverted, List<TemplateNode> body) {
    return (scopes, out) -> {
      Object v = value(scopes, name);
      if (v instanceof List) {
        list((List<?>) v, inverted, body, scopes, out);
      } else if (String.valueOf(v).isEmpty() == inverted) {
        body.forEach(n -> n.render(scopes, out));
      }
    };
  }

  private static void list(
      List<?> values,
      boolean inverted,
      List<TemplateNode> body,
      List<Map<String, Object>> scopes,
      StringBuilder out) {
    if (inverted) {
      if (values.isEmpty()) {
        body.forEach(n -> n.render(scopes, out));
      }
      return;
    }
    for (Object one : values) {
      @SuppressWarnings("unchecked") // The view makes lists of such maps only.
      Map<String, Object> item = (Map<String, Object>) one;
      List<Map<String, Object>> inner = new ArrayList<>(scopes.size() + 1);
      inner.add(item);
      inner.addAll(scopes);
      body.forEach(n -> n.render(inner, out));
    }
  }
}
