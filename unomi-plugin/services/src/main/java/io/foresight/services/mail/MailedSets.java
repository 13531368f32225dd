/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.mail;

import io.foresight.core.input.Fields;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the mails of people hold and held: one document each, per slot the newest sets first. Links
 * of mails that are read late still lead to the set they were made for.
 */
final class MailedSets {
  static final String COLLECTION = "mail-sets";

  /** From the id in a link to the person whose mail it is: he may click on another device. */
  static final String LINKS = "mail-links";

  /** Sets of one slot that are remembered. */
  private static final int KEPT = 8;

  private final DocumentStore store;

  MailedSets(DocumentStore store) {
    this.store = store;
  }

  /** The sets of one person. */
  static final class Held {
    private final Map<String, List<MailedSet>> bySlot = new LinkedHashMap<>();
    private final Set<String> added = new HashSet<>();
    private final Set<String> dropped = new HashSet<>();
    private boolean changed;

    static Held of(StoredDocument d) {
      Held held = new Held();
      Fields slots = Fields.of("sets", d.source()).object("slots");
      for (String slot : slots.asMap().keySet()) {
        List<MailedSet> sets = new ArrayList<>();
        slots.objects(slot).forEach(s -> sets.add(MailedSet.of(s)));
        held.bySlot.put(slot, sets);
      }
      return held;
    }

    /** When a set was last made, confirmed or mailed, milliseconds since 1970; 0 for never. */
    long touched() {
      long last = 0;
      for (List<MailedSet> sets : bySlot.values()) {
        for (MailedSet s : sets) {
          last = Math.max(last, Math.max(s.since, s.asked));
          for (long at : s.mailed) {
            last = Math.max(last, at);
          }
        }
      }
      return last;
    }

    @Nullable MailedSet newest(String slot) {
      List<MailedSet> sets = bySlot.getOrDefault(slot, List.of());
      return sets.isEmpty() ? null : sets.get(0);
    }

    /** What a mail showed that was sent at a moment. */
    @Nullable MailedSet asOf(String slot, long time) {
      for (MailedSet s : bySlot.getOrDefault(slot, List.of())) {
        if (s.since <= time) {
          return s;
        }
      }
      return null;
    }

    @Nullable MailedSet byId(String id) {
      for (List<MailedSet> sets : bySlot.values()) {
        for (MailedSet s : sets) {
          if (s.id.equals(id)) {
            return s;
          }
        }
      }
      return null;
    }

    /** When which items were mailed. */
    Map<String, List<Long>> mailed() {
      Map<String, List<Long>> out = new HashMap<>();
      for (List<MailedSet> sets : bySlot.values()) {
        for (MailedSet s : sets) {
          for (String item : s.shown) {
            out.computeIfAbsent(item, i -> new ArrayList<>()).addAll(s.mailed);
          }
        }
      }
      out.values().removeIf(List::isEmpty);
      return out;
    }

    /** Puts a set into the place of the one with its id. */
    void replace(MailedSet set) {
      List<MailedSet> sets = new ArrayList<>(bySlot.getOrDefault(set.slot, List.of()));
      sets.replaceAll(s -> s.id.equals(set.id) ? set : s);
      bySlot.put(set.slot, sets);
      changed = true;
    }

    /** Puts a set first, in the place of the one with its id. */
    void put(MailedSet set) {
      List<MailedSet> sets = new ArrayList<>(bySlot.getOrDefault(set.slot, List.of()));
      if (!sets.removeIf(s -> s.id.equals(set.id)) && !set.shown.isEmpty()) {
        added.add(set.id);
      }
      sets.add(0, set);
      while (sets.size() > KEPT) {
        dropped.add(sets.remove(KEPT).id);
      }
      bySlot.put(set.slot, sets);
      changed = true;
    }

    private Map<String, Object> toMap() {
      Map<String, Object> slots = new LinkedHashMap<>();
      bySlot.forEach((slot, sets) -> slots.put(slot, MailedSet.toMaps(sets)));
      // Nested, so that it is stored without being indexed.
      return Map.of("slots", slots);
    }
  }

  /** The sets of these people; empty ones for those who have none. */
  Map<String, Held> of(Collection<String> profiles) {
    Map<String, StoredDocument> docs = store.getAll(COLLECTION, profiles);
    Map<String, Held> out = new HashMap<>();
    for (String p : profiles) {
      StoredDocument d = docs.get(p);
      out.put(p, d == null ? new Held() : Held.of(d));
    }
    return out;
  }

  /** Stores what changed. */
  void save(Map<String, Held> held) {
    Map<String, Map<String, Object>> sources = new LinkedHashMap<>();
    Map<String, Map<String, Object>> links = new LinkedHashMap<>();
    held.forEach(
        (profile, h) -> {
          if (h.changed) {
            sources.put(profile, h.toMap());
            h.added.forEach(id -> links.put(id, Map.of("profile", profile)));
          }
        });
    if (!links.isEmpty()) {
      store.putAll(LINKS, links);
    }
    if (!sources.isEmpty()) {
      store.putAll(COLLECTION, sources);
    }
    held.values().forEach(h -> h.dropped.forEach(id -> store.delete(LINKS, id)));
  }

  /** Whose mail a set is in; null if that is not known any more. */
  @Nullable String owner(String set) {
    return store.get(LINKS, set).map(d -> String.valueOf(d.source().get("profile"))).orElse(null);
  }

  /** Erasure: returns whether there was anything. */
  boolean forget(String profile) {
    Held held = of(List.of(profile)).get(profile);
    held.bySlot.values().forEach(sets -> sets.forEach(s -> store.delete(LINKS, s.id)));
    store.delete(COLLECTION, profile);
    return !held.bySlot.isEmpty();
  }
}
