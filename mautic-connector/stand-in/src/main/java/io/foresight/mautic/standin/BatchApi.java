/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /api/contacts/batch}: new is safe, edit pairs items and contacts wrongly. */
final class BatchApi {
  private final State state;
  private final ContactsApi contacts;
  private final ContactView view;

  BatchApi(State state, ContactsApi contacts) {
    this.state = state;
    this.contacts = contacts;
    this.view = new ContactView(state);
  }

  /** What a batch answers. */
  private static final class Result {
    final Map<Integer, Object> contacts = new LinkedHashMap<>();
    final Map<Integer, Integer> codes = new java.util.TreeMap<>();
    final Map<Integer, Object> errors = new java.util.TreeMap<>();

    Answer answer(int status) {
      Map<String, Object> body =
          Json.map("contacts", Php.array(contacts), "statusCodes", Php.array(codes));
      if (!errors.isEmpty()) {
        body.put("errors", Php.array(errors));
      }
      return new Answer(status, body);
    }

    void error(int i, int code, String message) {
      codes.put(i, code);
      errors.put(i, Json.map("message", message, "code", code, "type", "api"));
    }
  }

  private List<Object> items(Call c) {
    Object json = c.json();
    if (!(json instanceof List)) {
      throw Refusal.crash();
    }
    List<Object> items = Json.asList(json);
    if (items.size() > state.options.batchLimit()) {
      throw new Refusal(
          Answer.refused(
              500,
              "A max of " + state.options.batchLimit() + " entities are supported at a time.",
              Map.of()));
    }
    return items;
  }

  Answer create(Call c) {
    List<Object> items = items(c);
    Result r = new Result();
    for (int i = 0; i < items.size(); i++) {
      try {
        ContactsApi.Written w = contacts.upsert(c, Json.asMap(items.get(i)));
        r.contacts.put(i, w.shown);
        r.codes.put(i, w.status);
      } catch (Refusal e) {
        if (e.answer.status == 500) {
          throw e;
        }
        r.codes.put(i, e.answer.status);
        r.errors.put(i, e.inBatch());
      }
    }
    return r.answer(201);
  }

  /**
   * Contacts are looked up by the ids that are there, in order, and then paired with the items by
   * position: an item without an id shifts all that follow.
   */
  Answer edit(Call c) {
    boolean put = c.method.equals("PUT");
    List<Object> items = items(c);
    Result r = new Result();
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Object id = Json.asMap(items.get(i)).get("id");
      if (id == null) {
        r.error(i, 400, "mautic.api.call.id_missing");
      } else {
        ids.add((long) Php.number(id));
      }
    }
    Map<Integer, Map<String, Object>> unmatched = new LinkedHashMap<>();
    Map<Long, Integer> seen = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      Map<String, Object> item = Json.asMap(items.get(i));
      Contact target = i < ids.size() ? state.contacts.get(ids.get(i)) : null;
      if (target == null) {
        unmatched.put(i, item);
        continue;
      }
      Integer before = seen.put(target.id, i);
      if (before == null) {
        write(r, i, target, item, put, c, false);
        continue;
      }
      Contact twin = twin(target, c);
      write(r, i, twin, item, put, c, true);
      state.contacts.add(twin);
      r.contacts.put(before, r.contacts.get(i));
    }
    for (Map.Entry<Integer, Map<String, Object>> e : unmatched.entrySet()) {
      int i = e.getKey();
      if (put) {
        r.contacts.put(i, contacts.putNew(e.getValue(), c).shown);
        r.codes.putIfAbsent(i, 201);
      } else {
        r.error(i, 404, "Item was not found.");
      }
    }
    return r.answer(200);
  }

  private void write(
      Result r,
      int i,
      Contact target,
      Map<String, Object> item,
      boolean put,
      Call c,
      boolean repeated) {
    try {
      ContactWriter.Mode mode = put ? ContactWriter.Mode.PUT : ContactWriter.Mode.PATCH;
      r.contacts.put(i, contacts.write(target, item, mode, c, ContactView.Form.LISTED).shown);
      r.codes.putIfAbsent(i, 200);
    } catch (Refusal e) {
      if (repeated) {
        throw Refusal.crash();
      }
      Map<String, Object> stale = view.show(target, ContactView.Form.STALE);
      Json.asMap(stale.get("fields")).remove("all");
      r.contacts.put(i, stale);
      r.codes.putIfAbsent(i, e.answer.status);
      r.errors.put(i, e.inBatch());
    }
  }

  /** The second item with the same id makes a second contact. */
  private Contact twin(Contact c, Call call) {
    Contact twin = new Contact(state.contacts.newId(), state.now(), call.userName, call.userId);
    twin.values.putAll(c.values);
    return twin;
  }

  Answer delete(Call c) {
    List<Long> ids = new ArrayList<>();
    for (String s : String.valueOf(c.query.getOrDefault("ids", "")).split(",")) {
      if (Php.isNumeric(s)) {
        ids.add((long) Php.number(s));
      }
    }
    return contacts.deleteMany(ids);
  }
}
