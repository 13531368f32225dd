/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.ConflictException;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The goals of this organisation, in the store. */
public final class GoalStore {
  private static final String GOALS = "goals";
  private static final String MARKS = "settings";
  private static final String RESERVED = "templates";

  private final DocumentStore store;

  GoalStore(DocumentStore store) {
    this.store = store;
  }

  /** Creates the shipped goals, once: a goal somebody deleted stays away. */
  void seed() {
    if (store.get(MARKS, "goals-seeded").isPresent()) {
      return;
    }
    for (Goal g : ShippedGoals.all()) {
      try {
        store.create(GOALS, g.id(), wrap(g));
      } catch (ConflictException already) {
        continue;
      }
    }
    store.put(MARKS, "goals-seeded", Map.of("done", true));
    store.refresh(GOALS);
  }

  List<Goal> all() {
    List<Goal> out = new ArrayList<>();
    for (StoredDocument d : store.find(GOALS, Map.of(), "id", 1_000)) {
      out.add(unwrap(d));
    }
    return out;
  }

  /**
   * @throws NoSuchElementException if there is no such goal
   */
  Goal get(String id) {
    return store
        .get(GOALS, id)
        .map(GoalStore::unwrap)
        .orElseThrow(() -> new NoSuchElementException("no goal " + id));
  }

  Goal put(String id, Map<String, Object> json) {
    Map<String, Object> withId = new LinkedHashMap<>(json);
    Object given = withId.putIfAbsent("id", id);
    if (given != null && !given.equals(id)) {
      throw new InvalidInputException("goal.id", "must be " + id + " as in the path, was " + given);
    }
    if (RESERVED.equals(id)) {
      throw new InvalidInputException("goal.id", "must not be " + id + ": it is a path of ours");
    }
    Goal goal = Goal.from(withId);
    store.put(GOALS, id, wrap(goal));
    store.refresh(GOALS);
    return goal;
  }

  void delete(String id) {
    get(id);
    store.delete(GOALS, id);
    store.refresh(GOALS);
  }

  private static Map<String, Object> wrap(Goal g) {
    // Nested, so that outcome and population are stored without being indexed.
    return Map.of("id", g.id(), "goal", g.toMap());
  }

  @SuppressWarnings("unchecked")
  private static Goal unwrap(StoredDocument d) {
    return Goal.from((Map<String, Object>) d.source().get("goal"));
  }
}
