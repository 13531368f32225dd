/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the stand-in to where the real Mautic was before an exchange. Between recorded exchanges
 * others happened that were not recorded; so whatever the request does not touch is taken from the
 * recorded answer, and what it does touch stays as earlier exchanges left it.
 */
final class Arrangement {
  private final State state;

  Arrangement(State state) {
    this.state = state;
  }

  void before(Exchange e) {
    Map<String, Object> body = Json.asMap(e.body);
    if (body.get("contact") instanceof Map) {
      contact(e, Json.asMap(body.get("contact")), e.sent(), e.status);
    } else if (body.containsKey("contacts")) {
      contacts(e, body);
    } else if (body.get("field") instanceof Map && e.status == 201) {
      state.fields.nextId(id(body.get("field")));
    } else if (body.get("fields") instanceof List) {
      state.fields.nextId(id(Json.asList(body.get("fields")).get(0)));
    } else if (body.get("list") instanceof Map && e.status == 201) {
      state.nextSegmentId(id(body.get("list")));
    }
    if (e.path.matches("/api/segments/\\d+/contact/\\d+/.*") && e.status == 200) {
      exists(Long.parseLong(e.path.split("/")[5]));
    }
    Json.asMap(body.get("details"))
        .forEach(
            (id, v) -> {
              if (Boolean.TRUE.equals(Json.asMap(v).get("success"))) {
                exists(Long.parseLong(id));
              }
            });
  }

  private void contacts(Exchange e, Map<String, Object> body) {
    List<Object> codes = new ArrayList<>();
    if (body.get("statusCodes") instanceof List) {
      codes = Json.asList(body.get("statusCodes"));
    }
    Map<String, Object> byIndex = Json.map();
    if (body.get("contacts") instanceof Map) {
      byIndex = Json.asMap(body.get("contacts"));
    } else {
      List<Object> list = Json.asList(body.get("contacts"));
      for (int i = 0; i < list.size(); i++) {
        byIndex.put(String.valueOf(i), list.get(i));
      }
    }
    boolean batch = !codes.isEmpty();
    long created = Long.MAX_VALUE;
    for (Map.Entry<String, Object> x : byIndex.entrySet()) {
      if (!(x.getValue() instanceof Map)) {
        continue;
      }
      Map<String, Object> c = Json.asMap(x.getValue());
      int i = batch ? Integer.parseInt(x.getKey()) : -1;
      Map<String, Object> sent = batch ? Json.asMap(Json.asList(e.requestBody).get(i)) : Json.map();
      boolean twin = batch && sent.get("id") != null && id(sent) != id(c) && doubled(e);
      if (batch && (codes.get(i).equals(201) || twin || isNew(e, id(c)))) {
        created = Math.min(created, id(c));
        if (twin) {
          exists(id(sent));
          put(state.contacts.get(id(sent)), c, Set.of("firstname", "email"), sent);
        }
      } else if (!batch || id(c) < created) {
        contact(e, c, sent, 200);
      }
    }
    if (created < Long.MAX_VALUE) {
      state.contacts.nextId(created);
    }
  }

  /** An item without an id creates a contact on PUT, although its code says 400. */
  private boolean isNew(Exchange e, long id) {
    return e.method.equals("PUT") && state.contacts.get(id) == null && id > 8 && id < 20;
  }

  private static boolean doubled(Exchange e) {
    List<Object> items = Json.asList(e.requestBody);
    return items.size() == 2
        && items.stream().allMatch(x -> Json.asMap(x).get("id") != null)
        && id(items.get(0)) == id(items.get(1));
  }

  private void contact(
      Exchange e, Map<String, Object> shown, Map<String, Object> sent, int status) {
    if (status == 201) {
      state.contacts.nextId(id(shown));
      return;
    }
    long id = shown.get("id") == null ? Long.parseLong(e.path.split("/")[3]) : id(shown);
    exists(id);
    boolean rest =
        e.method.equals("PUT")
            || (e.method.equals("POST") && sent.containsKey("overwriteWithBlank"));
    if (!rest || Boolean.FALSE.equals(sent.get("overwriteWithBlank"))) {
      put(state.contacts.get(id), shown, Set.of(), sent);
    }
  }

  private void exists(long id) {
    if (state.contacts.follow(id) == null) {
      state.contacts.add(new Contact(id, state.now(), "Ada Admin", 1));
    }
  }

  private void put(
      Contact c, Map<String, Object> shown, Set<String> only, Map<String, Object> sent) {
    Map<String, Object> fields = Json.asMap(shown.get("fields"));
    Map<String, Object> all = Json.asMap(fields.get("all"));
    for (Field f : state.fields.published()) {
      Object v = all.get(f.alias);
      boolean touched = sent.containsKey(f.alias) && !only.contains("email");
      if (!all.containsKey(f.alias) || touched || f.alias.equals("points")) {
        if (f.alias.equals("email") && c.email() == null && v != null) {
          state.contacts.email(c, (String) v);
        }
        continue;
      }
      if (f.alias.equals("email") && v instanceof String) {
        state.contacts.email(c, (String) v);
      } else if (v == null || v.equals("") || (blank(sent) && f.is("number") && zero(v))) {
        c.values.remove(f.alias);
      } else {
        c.values.put(f.alias, stored(f, v));
      }
    }
    if (!sent.containsKey("tags") && shown.get("tags") instanceof List) {
      c.tags.clear();
      for (Object t : Json.asList(shown.get("tags"))) {
        c.tags.add(String.valueOf(Json.asMap(t).get("tag")));
        state.contacts.tagId(String.valueOf(Json.asMap(t).get("tag")), id(t));
      }
    }
  }

  private static boolean blank(Map<String, Object> sent) {
    return Boolean.TRUE.equals(sent.get("overwriteWithBlank"));
  }

  private static boolean zero(Object v) {
    return Php.isNumeric(v) && Php.number(v) == 0;
  }

  static Object stored(Field f, Object shown) {
    if (f.is("number")) {
      return Php.number(shown);
    }
    if (f.is("boolean")) {
      return shown.equals(true) || String.valueOf(shown).equals("1") ? 1 : 0;
    }
    return shown;
  }

  private static long id(Object entity) {
    return (long) Php.number(Json.asMap(entity).get("id"));
  }
}
