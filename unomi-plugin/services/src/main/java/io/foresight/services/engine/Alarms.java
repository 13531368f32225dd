/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.input.Fields;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which live models have lost their quality: one alarm for each goal, until a check lifts it. */
final class Alarms {
  private static final String COLLECTION = "alarms";

  private final DocumentStore store;

  Alarms(DocumentStore store) {
    this.store = store;
  }

  void raise(String goal, String version, String reason, String action, long at) {
    // Nested, so that the reason is stored without being indexed.
    store.put(
        COLLECTION,
        goal,
        Maps.map(
            "goal", goal,
            "version", version,
            "at", at,
            "about", Map.of("reason", reason, "action", action)));
    store.refresh(COLLECTION);
  }

  void lift(String goal) {
    if (store.get(COLLECTION, goal).isPresent()) {
      store.delete(COLLECTION, goal);
      store.refresh(COLLECTION);
    }
  }

  /**
   * Alarms in force: {@code goal, version, at, reason, action}.
   *
   * @param live goal to version; an alarm ends with the version it is about
   */
  List<Map<String, Object>> of(Map<String, String> live) {
    List<Map<String, Object>> out = new ArrayList<>();
    for (StoredDocument d : store.find(COLLECTION, Map.of(), "goal", 1_000)) {
      Fields f = Fields.of("alarm", d.source());
      if (f.string("version").equals(live.get(f.string("goal")))) {
        out.add(
            Maps.map(
                "goal", f.string("goal"),
                "version", f.string("version"),
                "at", f.raw("at"),
                "reason", f.object("about").string("reason", ""),
                "action", f.object("about").string("action", "")));
      }
    }
    return out;
  }
}
