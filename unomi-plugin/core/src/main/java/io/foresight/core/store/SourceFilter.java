/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cuts a document down to the paths asked for, as Elasticsearch's source filter does. */
final class SourceFilter {
  private final Pattern pattern;

  private SourceFilter(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * @param paths dotted paths; {@code *} stands for any characters, dots included; none = all
   */
  static Map<String, Object> cut(Map<String, Object> document, Collection<String> paths) {
    if (paths.isEmpty()) {
      return document;
    }
    String alternatives =
        paths.stream()
            .map(p -> Pattern.quote(p).replace("*", "\\E.*\\Q"))
            .collect(Collectors.joining("|"));
    // A path that is asked for brings all that is below it.
    return new SourceFilter(Pattern.compile("(?:" + alternatives + ")(?:\\..*)?"))
        .cut("", document);
  }

  private Map<String, Object> cut(String prefix, Map<String, Object> map) {
    Map<String, Object> out = new LinkedHashMap<>();
    for (Map.Entry<String, Object> e : map.entrySet()) {
      String path = prefix + e.getKey();
      if (pattern.matcher(path).matches()) {
        out.put(e.getKey(), e.getValue());
      } else {
        Object inner = inside(path, e.getValue());
        if (inner != null) {
          out.put(e.getKey(), inner);
        }
      }
    }
    return out;
  }

  /** What is asked for below a path; null for nothing. Lists are walked through. */
  private @Nullable Object inside(String path, Object value) {
    if (value instanceof Map) {
      @SuppressWarnings("unchecked") // JSON objects have string keys.
      Map<String, Object> inner = cut(path + ".", (Map<String, Object>) value);
      return inner.isEmpty() ? null : inner;
    }
    if (!(value instanceof List)) {
      return null;
    }
    List<Object> out = new ArrayList<>();
    for (Object o : (List<?>) value) {
      Object inner = o == null ? null : inside(path, o);
      if (inner != null) {
        out.add(inner);
      }
    }
    return out.isEmpty() ? null : out;
  }
}
