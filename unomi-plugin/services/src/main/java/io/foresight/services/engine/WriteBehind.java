/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.consent.ConsentGate;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.input.Fields;
import io.foresight.core.live.LiveUpdate;
import io.foresight.core.live.Ongoing;
import io.foresight.core.live.PendingEvents;
import io.foresight.core.live.ProfileScorer;
import io.foresight.core.store.ProfileStore;
import io.foresight.core.store.RawProfile;
import io.foresight.services.api.LiveChange;
import io.foresight.services.api.StageChange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spares Unomi the saving of a profile after every event: what can wait is written in bulk, at the
 * next tick when it is notable or much, else once the person pauses. Saved at once is what weighs
 * much; Unomi's save costs ten times ours, and the next request for the profile then waits for a
 * refresh of the index. An event counts as written only when a later look finds it in the stored
 * state, so that what another request overwrote is written again. A node that dies loses what
 * waited; the events are Unomi's and the next rebuild folds them.
 */
final class WriteBehind {
  private static final Logger LOG = LoggerFactory.getLogger(WriteBehind.class);
  private static final int BATCH = 500;

  /** So few that a restless visitor does not reach what a state remembers before the next tick. */
  private static final int MANY = 12;

  /** Somebody who never pauses is written after so many times the delay. */
  private static final int PATIENCE = 5;

  private final PendingEvents pending;
  private final Unpacked unpacked;
  private final Map<String, Map<String, Boolean>> moves = new ConcurrentHashMap<>();
  private final ProfileStore profiles;
  private final Supplier<ProfileScorer> scorer;
  private final Supplier<Settings> settings;
  private final BulkScoring.StageListener stages;
  private final Clock clock;
  private final Set<String> missing = new HashSet<>();
  private boolean stopped;
  private long lastWrite = System.nanoTime();

  WriteBehind(
      ProfileStore profiles,
      Supplier<ProfileScorer> scorer,
      Supplier<Settings> settings,
      BulkScoring.StageListener stages,
      Clock clock) {
    this.profiles = profiles;
    this.scorer = scorer;
    this.settings = settings;
    this.stages = stages;
    this.clock = clock;
    this.pending = new PendingEvents(settings.get().maxPendingProfiles());
    this.unpacked = new Unpacked(() -> settings.get().maxUnpackedProfiles());
  }

  /** As in {@link io.foresight.services.api.LiveScoring}. */
  Optional<LiveChange> onEvent(
      String profile,
      Map<String, Object> foresight,
      Map<String, Object> properties,
      MappedEvent event) {
    long delay = TimeUnit.SECONDS.toNanos(settings.get().writeDelaySeconds());
    long moment = System.nanoTime();
    List<MappedEvent> events =
        delay == 0
            ? List.of()
            : pending.add(profile, event, moment + delay, moment + PATIENCE * delay);
    moves.remove(profile);
    boolean waits = !events.isEmpty();
    ProfileScorer with = scorer.get();
    Ongoing atHand = waits ? unpacked.take(profile) : null;
    Optional<Ongoing> resumed =
        waits
            ? with.resume(atHand, foresight, events.subList(0, events.size() - 1))
            : Optional.empty();
    Ongoing ongoing = resumed.orElseGet(() -> with.begin(foresight));
    List<MappedEvent> fresh = waits && resumed.isEmpty() ? events : List.of(event);
    Optional<LiveUpdate> update =
        with.onEvents(ongoing, foresight, properties, fresh, false, clock.millis());
    if (update.isEmpty()) {
      pending.settle(profile, events);
      return Optional.empty();
    }
    List<MappedEvent> folded = update.get().folded();
    pending.settle(profile, others(events, folded));
    pending.settle(profile, update.get().forgotten());
    boolean urgent =
        !waits
            || update.get().weighty()
            || !update.get().forgotten().isEmpty()
            || folded.size() >= PendingEvents.PER_PROFILE;
    if (!urgent && (update.get().notable() || folded.size() >= MANY)) {
      pending.hasten(profile, System.nanoTime());
    }
    LiveChange change =
        new LiveChange(urgent ? update.get().content() : update.get().said(), urgent);
    if (!urgent) {
      unpacked.giveBack(profile, ongoing);
    }
    return Optional.of(change);
  }

  /** As in {@link io.foresight.services.api.LiveScoring}. */
  void belongs(String profile, Map<String, Boolean> segments) {
    moves.put(profile, segments);
    pending.hasten(profile, System.nanoTime());
  }

  /** Content with what waits. */
  Map<String, Object> latest(
      String profile, Map<String, Object> foresight, Map<String, Object> properties) {
    List<MappedEvent> events = pending.of(profile);
    return events.isEmpty()
        ? foresight
        : scorer
            .get()
            .onEvents(foresight, properties, events, true, clock.millis())
            .map(LiveUpdate::content)
            .orElse(foresight);
  }

  /** Nothing more is written for a profile because of what happened so far. */
  void forget(String profile) {
    pending.forget(profile);
    unpacked.forget(Set.of(profile));
    moves.remove(profile);
  }

  /**
   * Writes what has waited long enough, unless the last time was a moment ago: many small writes
   * cost the index more than few large ones.
   */
  void write() {
    long now = System.nanoTime();
    if (now - lastWrite >= TimeUnit.SECONDS.toNanos(settings.get().flushSeconds())) {
      lastWrite = now;
      write(now);
    }
  }

  /** Nothing is written any more, not even on closing; returns when what was being written is. */
  synchronized void stop() {
    stopped = true;
  }

  /** Writes everything. */
  void close() {
    try {
      write(Long.MAX_VALUE / 2 + System.nanoTime() / 2);
    } catch (RuntimeException e) {
      LOG.warn("{} profiles wait for the next rebuild: {}", pending.size(), e.toString());
    }
  }

  /**
   * @param now nanoseconds, of {@link System#nanoTime()}
   */
  synchronized void write(long now) {
    if (stopped) {
      return;
    }
    Set<String> seen = new HashSet<>();
    Map<String, List<MappedEvent>> due = pending.due(now, BATCH);
    while (!due.isEmpty() && seen.addAll(due.keySet())) {
      write(due, now);
      due = pending.due(now, BATCH);
    }
  }

  private void write(Map<String, List<MappedEvent>> due, long now) {
    ProfileScorer with = scorer.get();
    List<String> fields = new ArrayList<>(with.profileFields());
    fields.add("systemProperties.foresight");
    fields.add("consents");
    fields.add(Membership.SEGMENTS);
    ConsentGate gate = new ConsentGate(settings.get().scoringConsent());
    Map<String, Map<String, Object>> updates = new LinkedHashMap<>();
    Map<String, Map<String, Object>> stageChanges = new LinkedHashMap<>();
    Set<String> gone = new HashSet<>(due.keySet());
    long delay = TimeUnit.SECONDS.toNanos(Math.max(1, settings.get().writeDelaySeconds()));
    for (RawProfile p : profiles.get(due.keySet(), fields)) {
      gone.remove(p.id());
      List<MappedEvent> events = due.get(p.id());
      Map<String, Boolean> segments = moves.remove(p.id());
      if (!gate.permits(p.source().get("consents"), clock.millis())) {
        pending.settle(p.id(), events);
        continue;
      }
      Map<String, Object> partial = new LinkedHashMap<>();
      if (segments != null) {
        Membership.after(p, segments).ifPresent(list -> partial.put(Membership.SEGMENTS, list));
      }
      Optional<LiveUpdate> update =
          with.onEvents(foresight(p), properties(p), events, false, clock.millis());
      if (update.isPresent()) {
        Map<String, Object> content = update.get().content();
        pending.settle(p.id(), others(events, update.get().folded()));
        pending.settle(p.id(), update.get().forgotten());
        pending.postpone(p.id(), now + delay, now + PATIENCE * delay);
        StageChange.between(foresight(p), content).ifPresent(c -> stageChanges.put(p.id(), c));
        partial.put("systemProperties", Collections.singletonMap("foresight", content));
      } else {
        pending.settle(p.id(), events);
      }
      if (!partial.isEmpty()) {
        updates.put(p.id(), partial);
      }
    }
    unpacked.forget(due.keySet());
    for (String id : due.keySet()) {
      // A new profile may be about to be saved by the request that made it.
      if (gone.contains(id) && missing.add(id)) {
        pending.postpone(id, now + delay, now + delay);
      } else if (missing.remove(id) && gone.contains(id)) {
        pending.forget(id);
        moves.remove(id);
      }
    }
    stageChanges.keySet().removeAll(profiles.update(updates).keySet());
    stageChanges.forEach(stages::moved);
  }

  private static List<MappedEvent> others(List<MappedEvent> all, List<MappedEvent> but) {
    List<MappedEvent> out = new ArrayList<>(all);
    out.removeIf(e -> but.stream().anyMatch(b -> b == e));
    return out;
  }

  private static Map<String, Object> foresight(RawProfile p) {
    return Fields.of("profile", p.source()).object("systemProperties").object("foresight").asMap();
  }

  private static Map<String, Object> properties(RawProfile p) {
    return Fields.of("profile", p.source()).object("properties").asMap();
  }
}
