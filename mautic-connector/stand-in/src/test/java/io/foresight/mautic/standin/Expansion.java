/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Restores the items that were left out of long recorded requests. */
final class Expansion {
  private static final Pattern CUT = Pattern.compile("… (\\d+) more of the same shape left out");

  private Expansion() {}

  static Object of(Exchange e, State state) {
    if (e.requestBody instanceof List) {
      return list(Json.asList(e.requestBody));
    }
    Object ids = e.sent().get("ids");
    if (ids instanceof List && cut(Json.asList(ids)) > 0) {
      List<Object> out = new ArrayList<>(Json.asList(ids));
      long more = cut(out);
      out.remove(out.size() - 1);
      state.locked(
          () -> {
            out.forEach(id -> new Arrangement(state).before(e));
            state.contacts.all().stream()
                .filter(c -> c.id > 11 && !out.contains((int) c.id))
                .limit(more)
                .forEach(c -> out.add(c.id));
            return null;
          });
      return Json.map("ids", out);
    }
    return e.requestBody;
  }

  private static int cut(List<Object> list) {
    Object last = list.isEmpty() ? null : list.get(list.size() - 1);
    Matcher m = CUT.matcher(String.valueOf(last));
    return last instanceof String && m.matches() ? Integer.parseInt(m.group(1)) : 0;
  }

  private static List<Object> list(List<Object> recorded) {
    int more = cut(recorded);
    if (more == 0) {
      return recorded;
    }
    List<Object> out = new ArrayList<>(recorded.subList(0, recorded.size() - 1));
    Map<String, Object> first = Json.asMap(out.get(0));
    Map<String, Object> second = Json.asMap(out.get(1));
    for (int i = out.size(), n = i + more; i < n; i++) {
      Map<String, Object> item = new LinkedHashMap<>();
      for (String k : first.keySet()) {
        item.put(k, next(first.get(k), second.get(k), i));
      }
      out.add(item);
    }
    return out;
  }

  private static Object next(Object first, Object second, int i) {
    if (first instanceof Number) {
      long a = ((Number) first).longValue();
      return a + i * (((Number) second).longValue() - a);
    }
    return String.valueOf(first).replaceFirst("0(?=@|$)", String.valueOf(i));
  }
}
