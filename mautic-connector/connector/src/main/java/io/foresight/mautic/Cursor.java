/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far a table was read, and what lies within the overlap that the next poll reads again. Rows
 * get visible a little out of order, so every poll looks back a bit and skips what it has seen.
 */
final class Cursor {
  private final DocumentStore store;
  private final String document;
  private String position;
  private final TreeSet<String> seen = new TreeSet<>();

  private Cursor(DocumentStore store, String document) {
    this.store = store;
    this.document = document;
  }

  /**
   * @param table which table
   * @param start where to begin if nothing was read yet
   */
  static Cursor load(DocumentStore store, String table, String start) {
    Cursor c = new Cursor(store, "cursor-" + table);
    Map<String, Object> s =
        store.get(Provisioning.COLLECTION, c.document).map(StoredDocument::source).orElse(Map.of());
    c.position = s.get("position") == null ? start : s.get("position").toString();
    Object recent = s.get("recent");
    if (recent instanceof Map && ((Map<?, ?>) recent).get("ids") instanceof Collection) {
      ((Collection<?>) ((Map<?, ?>) recent).get("ids")).forEach(x -> c.seen.add(x.toString()));
    }
    return c;
  }

  String position() {
    return position;
  }

  boolean seen(String id) {
    return seen.contains(id);
  }

  void add(String id) {
    seen.add(id);
  }

  /**
   * Saves; call it only after the sink has taken what was read.
   *
   * @param keep which of the seen ids still lie within the overlap
   */
  void save(String newPosition, java.util.function.Predicate<String> keep) {
    position = newPosition;
    seen.removeIf(keep.negate());
    Map<String, Object> recent = new TreeMap<>();
    recent.put("ids", new ArrayList<>(seen));
    Map<String, Object> s = new TreeMap<>();
    s.put("position", position);
    // Within an object, because the store does not index those: the list may get long.
    s.put("recent", recent);
    store.put(Provisioning.COLLECTION, document, s);
  }
}
