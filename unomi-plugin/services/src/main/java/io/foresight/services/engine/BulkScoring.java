/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.consent.ConsentGate;
import io.foresight.core.dataset.Histories;
import io.foresight.core.dataset.Parts;
import io.foresight.core.dataset.ProfileHistory;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureState;
import io.foresight.core.features.Preferences;
import io.foresight.core.input.Fields;
import io.foresight.core.job.JobContext;
import io.foresight.core.live.ForesightMap;
import io.foresight.core.live.ItemTrace;
import io.foresight.core.live.ProfileScorer;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.ProfileStore;
import io.foresight.core.store.RawProfile;
import io.foresight.services.api.RecommendationService;
import io.foresight.services.api.StageChange;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;

/**
 * Scores all profiles: from the state each carries, or with all states folded anew from history.
 * Works part by part and notes finished parts, so that it resumes where a killed node stopped.
 */
final class BulkScoring {
  private static final int BATCH = 500;

  private final EventSource events;
  private final ProfileStore profiles;
  private final ProfileScorer scorer;
  private final ConsentGate gate;
  private final Settings settings;
  private final Clock clock;
  private final Pace pace;
  private final ScoreTally tally;
  private final StageListener stages;
  private final Members members;
  private final LongAdder scored = new LongAdder();
  private final LongAdder withoutConsent = new LongAdder();
  private final LongAdder failed = new LongAdder();

  BulkScoring(
      EventSource events,
      ProfileStore profiles,
      ProfileScorer scorer,
      Settings settings,
      Clock clock,
      ScoreTally tally,
      Members members,
      StageListener stages) {
    this.events = events;
    this.profiles = profiles;
    this.scorer = scorer;
    this.gate = new ConsentGate(settings.scoringConsent());
    this.settings = settings;
    this.clock = clock;
    this.pace = new Pace(settings.profilesPerSecond());
    this.tally = tally;
    this.stages = stages;
    this.members = members;
  }

  /** Folds every state anew from history and scores it. */
  Map<String, Object> rebuild(Histories histories, JobContext job) {
    long now = resumedNow(job);
    int parts = parts(job, Parts.count(events.count(histories.query(0, now)), settings.threads()));
    run(
        job,
        "folding history and scoring",
        parts,
        now,
        part -> {
          Batch batch = new Batch();
          histories.read(
              part,
              parts,
              now,
              h -> batch.add(h.profile(), rebuilt(h, now)),
              (phase, done, total) -> job.report("folding history and scoring", part, parts));
          batch.flush();
        });
    withoutConsent.add(histories.withoutConsent());
    return result(parts);
  }

  /** Scores every profile from the state it carries. */
  Map<String, Object> rescore(JobContext job) {
    long now = resumedNow(job);
    int parts = parts(job, Math.max(settings.threads(), 8));
    List<String> fields = new ArrayList<>(scorer.profileFields());
    fields.add("systemProperties.foresight");
    fields.add("consents");
    run(
        job,
        "scoring",
        parts,
        now,
        part -> {
          Batch batch = new Batch();
          profiles.scan(
              fields,
              part,
              parts,
              p -> rescoreOne(p, now, batch),
              (phase, done, total) -> job.report("scoring", scored.sum(), profiles.count()));
          batch.flush();
        });
    return result(parts);
  }

  private void rescoreOne(RawProfile p, long now, Batch batch) {
    Map<String, Object> foresight = foresight(p);
    if (!gate.permits(p.source().get("consents"), now)) {
      withoutConsent.increment();
      if (ForesightMap.hasState(foresight) || !ForesightMap.scores(foresight).isEmpty()) {
        batch.add(p, forgotten());
      }
      return;
    }
    if (ForesightMap.hasState(foresight)) {
      FeatureState state = ForesightMap.state(foresight);
      batch.add(p, scorer.scoreAll(foresight, properties(p), state, null, now));
    }
  }

  private Map<String, Object> rebuilt(ProfileHistory h, long now) {
    FeatureState state = new FeatureState();
    long unsubscribed = -1;
    for (MappedEvent e : h.events()) {
      state.fold(e, now);
      if (e.role() == Role.MAIL_UNSUBSCRIBE) {
        unsubscribed = e.time();
      }
    }
    Map<String, Object> foresight = ForesightMap.copy(foresight(h.profile()));
    Preferences said = Preferences.of(h.events());
    if (!said.isEmpty()) {
      foresight.put(Preferences.KEY, said.toMap());
    }
    if (unsubscribed >= 0) {
      foresight.put(ForesightMap.UNSUBSCRIBED, Instant.ofEpochMilli(unsubscribed).toString());
    }
    return scorer.scoreAll(foresight, properties(h.profile()), state, h.events(), now);
  }

  /** Nulls, since a partial update cannot delete. */
  private Map<String, Object> forgotten() {
    Map<String, Object> none = new LinkedHashMap<>();
    none.put(ForesightMap.STATE, null);
    none.put(ForesightMap.SCORES, null);
    none.put(ItemTrace.TRACE, null);
    none.put(RecommendationService.RECOMMEND, null);
    scorer.insights().forEach(id -> none.put(id, null));
    return none;
  }

  private static Map<String, Object> foresight(RawProfile p) {
    return Fields.of("profile", p.source()).object("systemProperties").object("foresight").asMap();
  }

  private static Map<String, Object> properties(RawProfile p) {
    return Fields.of("profile", p.source()).object("properties").asMap();
  }

  private void run(JobContext job, String phase, int parts, long now, IntConsumer part) {
    List<Integer> done = new ArrayList<>(done(job));
    Parts.run(
        phase,
        0,
        parts,
        settings.threads(),
        p -> {
          synchronized (done) {
            if (done.contains(p)) {
              return;
            }
          }
          part.accept(p);
          synchronized (done) {
            done.add(p);
            job.checkpoint(Maps.map("now", now, "parts", parts, "done", new ArrayList<>(done)));
          }
        },
        job);
    profiles.refresh();
  }

  private static List<Integer> done(JobContext job) {
    List<Integer> out = new ArrayList<>();
    Object list = job.checkpoint().getOrDefault("done", Collections.emptyList());
    ((List<?>) list).forEach(n -> out.add(((Number) n).intValue()));
    return out;
  }

  /** A resumed job goes on with the moment it began with, or half the profiles would be newer. */
  private long resumedNow(JobContext job) {
    Object then = job.checkpoint().get("now");
    return then instanceof Number ? ((Number) then).longValue() : clock.millis();
  }

  private static int parts(JobContext job, int fresh) {
    Object then = job.checkpoint().get("parts");
    return then instanceof Number ? ((Number) then).intValue() : fresh;
  }

  private Map<String, Object> result(int parts) {
    return Maps.map(
        "scored", scored.sum(),
        "withoutConsent", withoutConsent.sum(),
        "failed", failed.sum(),
        "parts", parts);
  }

  /** Told of each stage change, after it is on the profile. */
  interface StageListener {
    void moved(String profileId, Map<String, Object> change);
  }

  /** Updates of one thread, sent together. */
  private final class Batch {
    private final Map<String, Map<String, Object>> updates = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> moves = new LinkedHashMap<>();

    void add(RawProfile profile, Map<String, Object> foresight) {
      members.restrict(profile.id(), foresight(profile), foresight);
      tally.add(foresight);
      StageChange.between(foresight(profile), foresight)
          .ifPresent(change -> moves.put(profile.id(), change));
      updates.put(
          profile.id(),
          Collections.singletonMap(
              "systemProperties", Collections.singletonMap("foresight", foresight)));
      if (updates.size() >= BATCH) {
        flush();
      }
    }

    void flush() {
      if (updates.isEmpty()) {
        return;
      }
      pace.await(updates.size());
      Map<String, String> refused = profiles.update(updates);
      failed.add(refused.size());
      scored.add(updates.size() - refused.size());
      updates.clear();
      moves.keySet().removeAll(refused.keySet());
      moves.forEach(stages::moved);
      moves.clear();
    }
  }
}
