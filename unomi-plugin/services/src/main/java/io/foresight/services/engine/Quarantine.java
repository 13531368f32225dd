/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.RawEvent;
import io.foresight.core.store.StoredDocument;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Events and profiles that are not learned from. Nothing is moved or deleted: what is let out again
 * is simply read again.
 */
final class Quarantine {
  private static final String COLLECTION = "quarantine";
  private static final int MAX_AT_ONCE = 1_000;
  private static final int MAX = 10_000;

  private final DocumentStore store;
  private final Clock clock;
  private volatile Set<String> keys = new HashSet<>();

  Quarantine(DocumentStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Takes over what this or another node put in or let out. */
  void refresh() {
    Set<String> now = new HashSet<>();
    store.scan(COLLECTION, Map.of(), d -> now.add(d.id()));
    keys = now;
  }

  boolean admits(RawEvent e) {
    Set<String> now = keys;
    return now.isEmpty()
        || !now.contains(key("profile", e.profileId())) && !now.contains(key("event", e.id()));
  }

  /** Whether this id is in, as of the last {@link #refresh}. */
  boolean holds(String kind, String id) {
    return keys.contains(key(kind, id));
  }

  /**
   * Puts in: {@code profiles} and/or {@code events} (ids), {@code reason}.
   *
   * @throws InvalidInputException naming the field
   */
  Map<String, Object> put(Map<String, Object> request) {
    Fields f = Fields.of("", request).allowOnly(Set.of("profiles", "events", "reason"));
    String reason = f.string("reason");
    Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
    f.strings("profiles").forEach(id -> rows.put(key("profile", id), row("profile", id, reason)));
    f.strings("events").forEach(id -> rows.put(key("event", id), row("event", id, reason)));
    if (rows.isEmpty() || rows.size() > MAX_AT_ONCE) {
      throw new InvalidInputException(
          "profiles", "and events together must name 1.." + MAX_AT_ONCE + " ids");
    }
    if (keys.size() + rows.size() > MAX) {
      throw new InvalidInputException("profiles", "must leave quarantine below " + MAX + " ids");
    }
    store.putAll(COLLECTION, rows);
    store.refresh(COLLECTION);
    refresh();
    return Maps.map("quarantined", rows.size(), "inAll", keys.size());
  }

  /** Lets out. */
  void release(String kind, String id) {
    if (store.get(COLLECTION, key(kind, id)).isEmpty()) {
      throw new NoSuchElementException("no " + kind + " " + id + " is in quarantine");
    }
    store.delete(COLLECTION, key(kind, id));
    store.refresh(COLLECTION);
    refresh();
  }

  /**
   * Forgets a profile and events of its.
   *
   * @return how many entries
   */
  int forget(String profile, Set<String> events) {
    List<String> all = new ArrayList<>(List.of(key("profile", profile)));
    events.forEach(id -> all.add(key("event", id)));
    Set<String> known = store.getAll(COLLECTION, all).keySet();
    known.forEach(id -> store.delete(COLLECTION, id));
    if (!known.isEmpty()) {
      store.refresh(COLLECTION);
      refresh();
    }
    return known.size();
  }

  List<Map<String, Object>> list() {
    List<Map<String, Object>> out = new ArrayList<>();
    for (StoredDocument d : store.find(COLLECTION, Map.of(), "-at", MAX)) {
      out.add(new LinkedHashMap<>(d.source()));
    }
    return out;
  }

  private Map<String, Object> row(String kind, String id, String reason) {
    return Maps.map("kind", kind, "id", id, "reason", reason, "at", clock.millis());
  }

  private static String key(String kind, String id) {
    return kind + ':' + id;
  }
}
