/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.registry;

import io.foresight.core.store.ConflictException;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Keeps model versions. At most one version of a goal is live: the pointer document of the goal
 * says which, changed by compare-and-set; every change is also appended to a history that is never
 * rewritten.
 */
public final class ModelRegistry {
  private static final String MODELS = "models";
  private static final String LIVE = "live";
  private static final String HISTORY = "live-history";

  private final DocumentStore store;
  private final Clock clock;

  /**
   * @param clock stamps the history
   */
  public ModelRegistry(DocumentStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Stores a new candidate and gives it the next number. */
  public ModelRecord add(
      String goal, boolean releasable, String reason, Map<String, Object> card, byte[] artefact) {
    return add(goal, releasable, reason, card, artefact, Map.of());
  }

  /**
   * Stores a new candidate that knows whom it was trained with.
   *
   * @param members {@code MembershipFilter.toMap()}
   */
  public ModelRecord add(
      String goal,
      boolean releasable,
      String reason,
      Map<String, Object> card,
      byte[] artefact,
      Map<String, Object> members) {
    store.refresh(MODELS);
    int number =
        store.find(MODELS, Map.of("goal", goal), "", 10_000).stream()
                .mapToInt(d -> ModelRecord.from(d.source()).number())
                .max()
                .orElse(0)
            + 1;
    while (true) {
      ModelRecord r =
          new ModelRecord(
                  goal,
                  number,
                  ModelRecord.Status.CANDIDATE,
                  releasable,
                  reason,
                  clock.millis(),
                  card,
                  artefact)
              .withMembers(members);
      try {
        store.create(MODELS, r.version(), r.toDocument());
        store.refresh(MODELS);
        return r;
      } catch (ConflictException taken) {
        number++;
      }
    }
  }

  /** Summaries, newest first; of all goals when the goal is empty. */
  public List<Map<String, Object>> list(String goal, int limit) {
    List<Map<String, Object>> out = new ArrayList<>();
    Map<String, Object> filter = goal.isEmpty() ? Map.of() : Map.of("goal", goal);
    for (StoredDocument d : store.find(MODELS, filter, "-createdAt", limit)) {
      out.add(ModelRecord.from(d.source()).summary());
    }
    return out;
  }

  /**
   * One version.
   *
   * @throws NoSuchElementException if there is none
   */
  public ModelRecord get(String version) {
    return store
        .get(MODELS, version)
        .map(d -> ModelRecord.from(d.source()))
        .orElseThrow(() -> new NoSuchElementException("no model " + version));
  }

  /** The live version of each goal: goal id to version. */
  public Map<String, String> live() {
    Map<String, String> out = new LinkedHashMap<>();
    for (StoredDocument d : store.find(LIVE, Map.of(), "goal", 10_000)) {
      out.put(String.valueOf(d.source().get("goal")), String.valueOf(d.source().get("version")));
    }
    return out;
  }

  /**
   * Puts a version live; the one before retires.
   *
   * @param by who did it, for the history
   * @throws IllegalStateException if it did not beat the baseline, with the reason
   */
  public ModelRecord promote(String version, String by) {
    ModelRecord model = get(version);
    if (!model.releasable()) {
      throw new IllegalStateException(version + " cannot go live: " + model.reason());
    }
    Optional<StoredDocument> pointer = store.get(LIVE, model.goal());
    // Its node may have died before it was done.
    pointer.ifPresent(p -> complete(p.source()));
    String before = pointer.map(p -> String.valueOf(p.source().get("version"))).orElse("");
    if (before.equals(version)) {
      return get(version);
    }
    Map<String, Object> next = new LinkedHashMap<>();
    next.put("goal", model.goal());
    next.put("version", version);
    next.put("since", clock.millis());
    next.put("before", before);
    next.put("by", by);
    if (pointer.isPresent()) {
      store.replace(LIVE, pointer.get(), next);
    } else {
      store.create(LIVE, model.goal(), next);
    }
    complete(next);
    return get(version);
  }

  /**
   * Does what follows from a pointer that was set, unless it is done: the pointer alone decides, so
   * that a crash at any moment leaves nothing that cannot be made up for.
   */
  private void complete(Map<String, Object> pointer) {
    String version = String.valueOf(pointer.get("version"));
    String entry = version + "-" + pointer.get("since");
    if (store.get(HISTORY, entry).isPresent()) {
      return;
    }
    setStatus(version, ModelRecord.Status.LIVE);
    String before = String.valueOf(pointer.getOrDefault("before", ""));
    if (!before.isEmpty()) {
      setStatus(before, ModelRecord.Status.RETIRED);
    }
    store.put(HISTORY, entry, pointer);
    store.refresh(MODELS);
    store.refresh(LIVE);
    store.refresh(HISTORY);
  }

  private void setStatus(String version, ModelRecord.Status status) {
    if (store.get(MODELS, version).isPresent()) {
      update(version, r -> r.with(status));
    }
  }

  /**
   * Puts the version live that was live before the present one.
   *
   * @throws IllegalStateException if there is none
   */
  public ModelRecord rollback(String goal, String by) {
    return promote(former(goal), by);
  }

  /**
   * The version that was live before the present one.
   *
   * @throws IllegalStateException if there is none
   */
  public String former(String goal) {
    String present = live().get(goal);
    for (Map<String, Object> entry : history(goal)) {
      String before = String.valueOf(entry.get("before"));
      if (Objects.equals(entry.get("version"), present) && !before.isEmpty()) {
        return before;
      }
    }
    throw new IllegalStateException("no version of " + goal + " was live before");
  }

  /** The version of a goal that was live at a moment; empty when there was none. */
  public Optional<String> liveAt(String goal, long time) {
    for (Map<String, Object> entry : history(goal)) {
      Object since = entry.get("since");
      if (since instanceof Number && ((Number) since).longValue() <= time) {
        return Optional.of(String.valueOf(entry.get("version")));
      }
    }
    return Optional.empty();
  }

  /**
   * Adds to a version's record what was found out about it; nothing of it is ever rewritten.
   *
   * @param kind {@code backtest}, {@code drift}, {@code fairness} or {@code erasure}
   * @param finding JSON-like
   * @throws NoSuchElementException if there is no such version
   */
  public ModelRecord append(String version, String kind, Map<String, Object> finding) {
    Map<String, Object> check = new LinkedHashMap<>();
    check.put("kind", kind);
    check.put("at", clock.millis());
    check.putAll(finding);
    return update(version, r -> r.withCheck(check));
  }

  /**
   * Adds an approval; whether it counts is for {@code core.governance} to say.
   *
   * @param by whose
   * @param needed approvals with which a candidate is approved
   * @throws NoSuchElementException if there is no such version
   */
  public ModelRecord approve(String version, String by, String comment, int needed) {
    Map<String, Object> approval = new LinkedHashMap<>();
    approval.put("by", by);
    approval.put("at", clock.millis());
    if (!comment.isBlank()) {
      approval.put("comment", comment);
    }
    return update(
        version,
        r -> {
          ModelRecord approved = r.withApproval(approval);
          boolean candidate = r.status() == ModelRecord.Status.CANDIDATE;
          boolean enough = approved.approvals().size() >= needed;
          return enough && candidate ? approved.with(ModelRecord.Status.APPROVED) : approved;
        });
  }

  /** Compare-and-set, so that a check, an approval and a promotion at once all count. */
  private ModelRecord update(String version, UnaryOperator<ModelRecord> change) {
    while (true) {
      StoredDocument stored =
          store
              .get(MODELS, version)
              .orElseThrow(() -> new NoSuchElementException("no model " + version));
      ModelRecord changed = change.apply(ModelRecord.from(stored.source()));
      try {
        store.replace(MODELS, stored, changed.toDocument());
        store.refresh(MODELS);
        return changed;
      } catch (ConflictException meanwhile) {
        continue;
      }
    }
  }

  /** Which version was live when, newest first: {@code goal, version, since, before, by}. */
  public List<Map<String, Object>> history(String goal) {
    List<Map<String, Object>> out = new ArrayList<>();
    for (StoredDocument d : store.find(HISTORY, Map.of("goal", goal), "-since", 10_000)) {
      out.add(d.source());
    }
    return out;
  }
}
