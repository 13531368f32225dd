/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a body to a contact the way Mautic does, losses included. */
final class ContactWriter {
  /** How the body came in. */
  enum Mode {
    /** A new contact. */
    CREATE,
    /** POST that met an existing contact: zeros get lost, overwriteWithBlank blanks the rest. */
    MERGE,
    /** Only what is sent; zeros get lost, blanks are ignored unless overwriteWithBlank. */
    PATCH,
    /** Blanks what is not sent. */
    PUT
  }

  private final State state;

  ContactWriter(State state) {
    this.state = state;
  }

  /** What a body would change. */
  static final class Change {
    final Map<String, Object> set = new LinkedHashMap<>();
    final Set<String> clear = new LinkedHashSet<>();
    boolean showBlanks;
  }

  /** Checks without writing; {@code contact} is null for a new one. */
  Change check(Contact contact, Map<String, Object> body, Mode mode) {
    boolean overwrite = truthy(body.get("overwriteWithBlank"));
    Change change = new Change();
    change.showBlanks = mode == Mode.PUT || (overwrite && mode != Mode.CREATE);
    Map<String, String> errors = new LinkedHashMap<>();
    for (Field f : state.fields.published()) {
      boolean sent = body.containsKey(f.alias);
      Object v = body.get(f.alias);
      boolean blank = Values.blank(v);
      if (f.alias.equals("points") || (!sent && mode != Mode.PUT && mode != Mode.MERGE)) {
        continue;
      }
      if (!sent || blank) {
        boolean rest = !sent && (mode == Mode.PUT || overwrite);
        if (rest || (sent && (mode == Mode.PUT || overwrite))) {
          change.clear.add(f.alias);
        }
        continue;
      }
      if ((mode == Mode.PATCH || mode == Mode.MERGE) && Values.lostOnUpdate(f, v)) {
        continue;
      }
      try {
        Object normal = Values.normal(f, v, mode == Mode.CREATE);
        if (normal != Values.IGNORED) {
          change.set.put(f.alias, normal);
        }
      } catch (Values.Invalid e) {
        errors.put(f.alias, e.getMessage());
      }
    }
    boolean taken =
        !errors.containsKey("email")
            && (contact == null || stored(contact))
            && taken(contact, change);
    if (taken) {
      errors.put("email", "This field must be unique.");
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(taken ? 422 : 400, errors);
    }
    return change;
  }

  /** A twin that a batch is about to make is not there yet. */
  private boolean stored(Contact c) {
    return state.contacts.get(c.id) == c;
  }

  /** Whether another contact has the e-mail, also when the request does not touch it. */
  private boolean taken(Contact contact, Change change) {
    Object email = change.set.get("email");
    if (email == null && contact != null && !change.clear.contains("email")) {
      email = contact.email();
    }
    return email != null
        && state.contacts.withEmail((String) email).stream().anyMatch(x -> x != contact);
  }

  /** Writes what was checked. */
  void apply(Contact c, Change change, Map<String, Object> body, Call call) {
    boolean changed = false;
    for (Map.Entry<String, Object> e : change.set.entrySet()) {
      changed |= !e.getValue().equals(c.values.get(e.getKey()));
      if (e.getKey().equals("email")) {
        state.contacts.email(c, (String) e.getValue());
      } else {
        c.values.put(e.getKey(), e.getValue());
      }
    }
    for (String alias : change.clear) {
      changed |= c.values.containsKey(alias);
      if (alias.equals("email")) {
        state.contacts.clearEmail(c);
      } else {
        c.values.remove(alias);
      }
    }
    if (c.dateIdentified == null && !c.values.isEmpty()) {
      c.dateIdentified = state.now();
    }
    tags(c, body.get("tags"));
    doNotContact(c, body.get("doNotContact"));
    if (changed && call != null) {
      c.dateModified = state.now();
      c.modifier = call.userName;
      c.modifierId = call.userId;
    }
  }

  private void tags(Contact c, Object sent) {
    if (sent instanceof List) {
      for (Object t : (List<?>) sent) {
        String tag = String.valueOf(t);
        if (tag.startsWith("-")) {
          c.tags.remove(tag.substring(1));
        } else {
          c.tags.add(tag);
          state.contacts.tagId(tag);
        }
      }
    }
  }

  private void doNotContact(Contact c, Object sent) {
    if (sent instanceof List) {
      for (Object o : (List<?>) sent) {
        Map<String, Object> d = Json.asMap(o);
        String channel = String.valueOf(d.getOrDefault("channel", "email"));
        int reason = (int) Php.number(d.getOrDefault("reason", 3));
        if (reason == 0) {
          c.dnc.removeIf(x -> x.channel.equals(channel));
        } else {
          dnc(c, channel, reason, String.valueOf(d.getOrDefault("comments", "")));
        }
      }
    }
  }

  /** A person's own unsubscribe is not replaced by another reason. */
  void dnc(Contact c, String channel, int reason, String comments) {
    Contact.Dnc d = c.dnc(channel);
    if (d == null) {
      d = new Contact.Dnc(state.contacts.newDncId(), channel);
      c.dnc.add(d);
    } else if (d.reason == 1) {
      return;
    }
    d.reason = reason;
    d.comments = comments;
    d.dateAdded = state.now();
  }

  private static boolean truthy(Object v) {
    return Boolean.TRUE.equals(v) || "true".equals(v) || "1".equals(String.valueOf(v));
  }
}
