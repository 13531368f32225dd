/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /api/contacts}: single reads and writes. */
final class ContactsApi {
  private final State state;
  private final ContactWriter writer;
  private final ContactView view;

  ContactsApi(State state) {
    this.state = state;
    this.writer = new ContactWriter(state);
    this.view = new ContactView(state);
  }

  void routes(Router r) {
    r.on("POST", "/api/contacts/new", this::post);
    r.on("GET", "/api/contacts/#", this::get);
    r.on("PATCH", "/api/contacts/#/edit", this::patch);
    r.on("PUT", "/api/contacts/#/edit", this::put);
    r.on("DELETE", "/api/contacts/#/delete", this::delete);
    r.on("GET", "/api/contacts/#/segments", this::segments);
    r.on("POST", "/api/contacts/#/dnc/*/add", this::dncAdd);
    r.on("POST", "/api/contacts/#/dnc/*/remove", this::dncRemove);
  }

  private Answer get(Call c) {
    Contact x = state.contacts.required(c.id(0));
    return Answer.ok(Json.map("contact", view.show(x, ContactView.Form.READ)));
  }

  private Answer post(Call c) {
    Written w = upsert(c, c.object());
    Answer a = new Answer(w.status, Json.map("contact", w.shown));
    return w.status == 201 ? a.header("Location", "/api/contacts/" + w.contact.id) : a;
  }

  /** What a write did and how it is shown. */
  static final class Written {
    final Contact contact;
    final int status;
    final Map<String, Object> shown;

    Written(Contact contact, int status, Map<String, Object> shown) {
      this.contact = contact;
      this.status = status;
      this.shown = shown;
    }
  }

  /** Creates, or writes to the contact that any unique field meets. */
  Written upsert(Call call, Map<String, Object> body) {
    Contact met = meet(body);
    if (met != null) {
      return write(met, body, ContactWriter.Mode.MERGE, call, ContactView.Form.READ);
    }
    ContactWriter.Change change = writer.check(null, body, ContactWriter.Mode.CREATE);
    state.betweenCheckAndInsert();
    return created(change, body, call);
  }

  private Written created(ContactWriter.Change change, Map<String, Object> body, Call call) {
    Contact c = new Contact(state.contacts.newId(), state.now(), call.userName, call.userId);
    state.contacts.add(c);
    writer.apply(c, change, body, null);
    Map<String, Object> shown =
        view.show(c, ContactView.Form.CREATED, body.keySet(), change.showBlanks, null);
    shown.put("utmtags", null);
    return new Written(c, 201, shown);
  }

  Written write(
      Contact c,
      Map<String, Object> body,
      ContactWriter.Mode mode,
      Call call,
      ContactView.Form form) {
    ContactWriter.Change change = writer.check(c, body, mode);
    Set<String> cleared = new HashSet<>(change.clear);
    cleared.retainAll(c.values.keySet());
    writer.apply(c, change, body, call);
    boolean put = mode == ContactWriter.Mode.PUT;
    return new Written(
        c, 200, view.show(c, form, change.set.keySet(), change.showBlanks, put ? null : cleared));
  }

  private Contact meet(Map<String, Object> body) {
    for (Field f : state.fields.uniques()) {
      if (Values.blank(body.get(f.alias))) {
        continue;
      }
      String wanted = String.valueOf(body.get(f.alias)).trim();
      if (f.alias.equals("email")) {
        List<Contact> found = state.contacts.withEmail(wanted);
        if (!found.isEmpty()) {
          return found.get(0);
        }
        continue;
      }
      for (Contact c : state.contacts.all()) {
        if (wanted.equals(c.values.get(f.alias))) {
          return c;
        }
      }
    }
    return null;
  }

  private Answer patch(Call c) {
    Contact x = state.contacts.required(c.id(0));
    Written w = write(x, c.object(), ContactWriter.Mode.PATCH, c, ContactView.Form.READ);
    return Answer.ok(Json.map("contact", w.shown));
  }

  private Answer put(Call c) {
    Contact x = state.contacts.follow(c.id(0));
    Written w =
        x != null
            ? write(x, c.object(), ContactWriter.Mode.PUT, c, ContactView.Form.READ)
            : putNew(c.object(), c);
    Answer a = new Answer(w.status, Json.map("contact", w.shown));
    return w.status == 201 ? a.header("Location", "/api/contacts/" + w.contact.id) : a;
  }

  Written putNew(Map<String, Object> body, Call call) {
    ContactWriter.Change change = writer.check(null, body, ContactWriter.Mode.PUT);
    return created(change, body, call);
  }

  private Answer delete(Call c) {
    Contact x = state.contacts.get(c.id(0));
    if (x == null) {
      throw Refusal.notFound();
    }
    return Answer.ok(Json.map("contact", deleted(x)));
  }

  private Map<String, Object> deleted(Contact x) {
    Map<String, Object> shown = view.show(x, ContactView.Form.READ);
    state.forget(x);
    shown.put("id", null);
    Json.asMap(Json.asMap(shown.get("fields")).get("all")).put("id", null);
    return shown;
  }

  /** Deletes those that exist and says nothing about the others; here the ids stay visible. */
  Answer deleteMany(List<Long> ids) {
    List<Object> gone = new ArrayList<>();
    for (Long id : ids) {
      Contact x = state.contacts.get(id);
      if (x != null) {
        gone.add(view.show(x, ContactView.Form.LISTED));
        state.forget(x);
      }
    }
    return Answer.ok(Json.map("contacts", gone));
  }

  private Answer segments(Call c) {
    Contact x = state.contacts.required(c.id(0));
    Map<String, Object> lists = new LinkedHashMap<>();
    for (Segment s : state.segments.values()) {
      String since = s.members.get(x.id);
      if (since != null) {
        lists.put(
            String.valueOf(s.id),
            Json.map(
                "id",
                s.id,
                "name",
                s.name,
                "alias",
                s.alias,
                "dateAdded",
                Moments.shown(since),
                "manuallyRemoved",
                false,
                "manuallyAdded",
                true));
      }
    }
    return Answer.ok(Json.map("total", lists.size(), "lists", lists));
  }

  private Answer dncAdd(Call c) {
    Contact x = state.contacts.required(c.id(0));
    Map<String, Object> body = c.object();
    Object reason = body.getOrDefault("reason", 3);
    if (!(reason instanceof Number) || ((Number) reason).intValue() <= 0) {
      Answer a = Answer.refused(400, "Invalid reason code given", Map.of());
      Json.asMap(Json.asList(Json.asMap(a.body).get("errors")).get(0))
          .put("details", List.of("Reason code needs to be an integer and higher than 0."));
      throw new Refusal(a);
    }
    String comments = String.valueOf(body.getOrDefault("comments", ""));
    writer.dnc(x, c.groups.get(1), ((Number) reason).intValue(), comments);
    return Answer.ok(Json.map("contact", view.sparse(x)));
  }

  private Answer dncRemove(Call c) {
    Contact x = state.contacts.required(c.id(0));
    boolean found = x.dnc.removeIf(d -> d.channel.equals(c.groups.get(1)));
    return Answer.ok(Json.map("recordFound", found, "contact", view.sparse(x)));
  }
}
