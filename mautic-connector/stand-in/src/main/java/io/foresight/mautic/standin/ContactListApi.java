/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code GET /api/contacts}: search, filters and pages over database columns. */
final class ContactListApi {
  private static final Set<String> COLUMNS = Set.of("id", "date_added", "date_modified", "points");

  private final State state;
  private final ContactView view;

  ContactListApi(State state) {
    this.state = state;
    this.view = new ContactView(state);
  }

  Answer list(Call c) {
    Where where = Where.of(c.query);
    Paging paging = new Paging(c.query);
    where.columns().forEach(this::known);
    if (paging.column != null) {
      known(paging.column);
    }
    Function<Contact, Function<String, Object>> cells = x -> x::cell;
    Predicate<Contact> search = search(String.valueOf(c.query.getOrDefault("search", "")));
    List<Contact> found =
        state.contacts.all().stream()
            .filter(search)
            .filter(where.on(cells))
            .collect(Collectors.toList());
    String minimal = String.valueOf(c.query.getOrDefault("minimal", ""));
    Map<String, Object> shown = new LinkedHashMap<>();
    for (Contact x : paging.cut(found, cells)) {
      Map<String, Object> v = view.show(x, ContactView.Form.LISTED);
      if (minimal.equals("true") || minimal.equals("1")) {
        boolean after = false;
        for (String key : List.copyOf(v.keySet())) {
          if (after) {
            v.remove(key);
          }
          after |= key.equals("fields");
        }
      }
      shown.put(String.valueOf(x.id), v);
    }
    return Answer.ok(Json.map("total", String.valueOf(found.size()), "contacts", shown));
  }

  /** Entity names such as dateModified are no columns and crash. */
  private void known(String column) {
    if (!COLUMNS.contains(column) && state.fields.get(column) == null) {
      throw Refusal.crash();
    }
  }

  private Predicate<Contact> search(String s) {
    int colon = s.indexOf(':');
    if (s.isEmpty()) {
      return x -> true;
    }
    if (colon < 0) {
      return x -> x.values.values().stream().anyMatch(v -> String.valueOf(v).contains(s));
    }
    String name = s.substring(0, colon);
    String value = s.substring(colon + 1).trim();
    switch (name) {
      case "email":
        Set<Long> ids =
            state.contacts.withEmail(value).stream().map(x -> x.id).collect(Collectors.toSet());
        return x -> ids.contains(x.id);
      case "ids":
        List<String> wanted = List.of(value.split(","));
        return x -> wanted.contains(String.valueOf(x.id));
      case "segment":
        return x ->
            state.segments.values().stream()
                .anyMatch(g -> g.alias.equals(value) && g.members.containsKey(x.id));
      default:
        return x -> {
          Object v = x.values.get(name);
          return v != null && Where.compare(v, value) == 0;
        };
    }
  }
}
