/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The contacts; without any constraint on e-mail, as in Mautic. Guarded by the state's lock. */
final class Contacts {
  private final TreeMap<Long, Contact> byId = new TreeMap<>();
  private final Map<String, TreeSet<Long>> byEmail = new HashMap<>();
  private final Map<Long, Long> mergedInto = new HashMap<>();
  private final TreeMap<String, Long> tagIds = new TreeMap<>();
  private long nextId = 1;
  private long nextDnc = 1;

  long newId() {
    return nextId++;
  }

  long newDncId() {
    return nextDnc++;
  }

  /** Sets the id the next new contact gets. */
  void nextId(long id) {
    nextId = id;
  }

  void nextDncId(long id) {
    nextDnc = id;
  }

  long tagId(String tag) {
    return tagIds.computeIfAbsent(tag, t -> tagIds.size() + 1L);
  }

  void tagId(String tag, long id) {
    tagIds.put(tag, id);
  }

  void add(Contact c) {
    byId.put(c.id, c);
    index(c);
  }

  void email(Contact c, String email) {
    unindex(c);
    c.values.put("email", email);
    index(c);
  }

  void clearEmail(Contact c) {
    unindex(c);
    c.values.remove("email");
  }

  void remove(Contact c) {
    unindex(c);
    byId.remove(c.id);
  }

  /** The loser vanishes; single calls to its id are answered with the winner. */
  void merge(Contact loser, Contact winner) {
    remove(loser);
    mergedInto.put(loser.id, winner.id);
    loser.values.forEach(winner.values::putIfAbsent);
  }

  /** The contact with exactly this id, or null. */
  Contact get(long id) {
    return byId.get(id);
  }

  /** The contact, or the winner it was merged into, or null. */
  Contact follow(long id) {
    Contact c = byId.get(id);
    Long winner = mergedInto.get(id);
    return c != null ? c : winner == null ? null : follow(winner);
  }

  Contact required(long id) {
    Contact c = follow(id);
    if (c == null) {
      throw Refusal.notFound();
    }
    return c;
  }

  List<Contact> withEmail(String email) {
    List<Contact> out = new ArrayList<>();
    byEmail.getOrDefault(key(email), new TreeSet<>()).forEach(id -> out.add(byId.get(id)));
    return out;
  }

  Collection<Contact> all() {
    return byId.values();
  }

  private void index(Contact c) {
    if (c.email() != null) {
      byEmail.computeIfAbsent(key(c.email()), k -> new TreeSet<>()).add(c.id);
    }
  }

  private void unindex(Contact c) {
    if (c.email() != null) {
      byEmail.getOrDefault(key(c.email()), new TreeSet<>()).remove(c.id);
    }
  }

  private static String key(String email) {
    return email.trim().toLowerCase(Locale.ROOT);
  }
}
