/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import io.foresight.core.features.Preferences;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.insight.Subject;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.score.Score;
import io.foresight.core.table.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Folds events into the state of one profile and scores it with all live models. Works on the
 * content of {@code systemProperties.foresight} and never changes the map it is given. Thread-safe;
 * make a new one when models or configuration change.
 */
public final class ProfileScorer {
  private static final double HALF = 0.5;

  private final FeatureReader reader;
  private final List<LiveModel> models;
  private final List<LiveInsight> insights;
  private final InteractionWeights weights;

  /**
   * @param reader the features; the models were made for it
   * @param models the live models
   * @param insights what else is said about a profile
   * @param weights how what is done with items counts
   */
  public ProfileScorer(
      FeatureReader reader,
      Collection<LiveModel> models,
      Collection<LiveInsight> insights,
      InteractionWeights weights) {
    this.weights = weights;
    this.reader = reader;
    this.models = Collections.unmodifiableList(new ArrayList<>(models));
    this.insights = Collections.unmodifiableList(new ArrayList<>(insights));
  }

  /**
   * Without insights, with the default weights of interactions.
   *
   * @param reader the features; the models were made for it
   * @param models the live models
   */
  public ProfileScorer(FeatureReader reader, Collection<LiveModel> models) {
    this(reader, models, Collections.emptyList(), InteractionWeights.DEFAULT);
  }

  /** Paths of the profile document that features need. */
  public List<String> profileFields() {
    return new ArrayList<>(reader.propertyPaths());
  }

  /** Keys of what insights say below {@code systemProperties.foresight}. */
  public List<String> insights() {
    List<String> ids = new ArrayList<>();
    insights.forEach(i -> ids.add(i.id()));
    return ids;
  }

  /**
   * Folds events and rescores.
   *
   * @param events newest last; those that are in the state already, or lie in the future, are left
   *     out
   * @param explain whether reasons are worked out anew; otherwise only those of a score whose band
   *     changes, and all when an event is {@linkplain LiveUpdate#weighty() weighty}
   * @return the new content, or empty when no event was new
   */
  public Optional<LiveUpdate> onEvents(
      Map<String, Object> foresight,
      Map<String, Object> properties,
      List<MappedEvent> events,
      boolean explain,
      long now) {
    return onEvents(new Ongoing(foresight, weights), foresight, properties, events, explain, now);
  }

  /**
   * What a content is with events that were folded onto it before, if that is what is at hand.
   *
   * @param before the events, those very objects
   */
  public Optional<Ongoing> resume(
      @Nullable Ongoing atHand, Map<String, Object> foresight, List<MappedEvent> before) {
    return atHand != null && atHand.is(foresight, before, weights)
        ? Optional.of(atHand)
        : Optional.empty();
  }

  /** What a content is before any event is folded onto it. */
  public Ongoing begin(Map<String, Object> foresight) {
    return new Ongoing(foresight, weights);
  }

  /**
   * As {@link #onEvents(Map, Map, List, boolean, long)}, going on from what is unpacked already.
   *
   * @param ongoing of that content; has the events folded afterwards
   * @param events those that are not in it yet, newest last
   */
  public Optional<LiveUpdate> onEvents(
      Ongoing ongoing,
      Map<String, Object> foresight,
      Map<String, Object> properties,
      List<MappedEvent> events,
      boolean explain,
      long now) {
    for (MappedEvent event : events) {
      ongoing.fold(event, now);
    }
    if (ongoing.folded().isEmpty()) {
      return Optional.empty();
    }
    FeatureState state = ongoing.state();
    Map<String, Object> next = ForesightMap.copy(foresight);
    boolean weighty = false;
    for (MappedEvent event : ongoing.folded()) {
      weighty |= Notable.role(event.role());
      note(event, next);
    }
    rescore(foresight, properties, state, now, explain || weighty, next);
    say(properties, state, null, now, false, next);
    boolean notable = weighty || Notable.differ(foresight, next, now);
    return Optional.of(new LiveUpdate(next, ongoing, weighty, notable));
  }

  private void rescore(
      Map<String, Object> foresight,
      Map<String, Object> properties,
      FeatureState state,
      long now,
      boolean explain,
      Map<String, Object> next) {
    List<LiveModel> asked = members(models, foresight);
    Map<String, Object> before = ForesightMap.copy(next);
    before.put(ForesightMap.SCORES, ForesightMap.scores(foresight));
    Map<String, Object> scores = scores(before, properties, state, now, asked, false, explain);
    if (!scores.isEmpty()) {
      next.put(ForesightMap.SCORES, scores);
    }
  }

  private static void note(MappedEvent event, Map<String, Object> into) {
    if (event.role() == Role.MAIL_UNSUBSCRIBE) {
      into.put(ForesightMap.UNSUBSCRIBED, Instant.ofEpochMilli(event.time()).toString());
    }
    if (event.role() == Role.PREFERENCE) {
      Preferences said = Preferences.from(into).with(event);
      if (!said.isEmpty()) {
        into.put(Preferences.KEY, said.toMap());
      }
    }
  }

  /**
   * Rescores without an event.
   *
   * @param goals ids; empty means all
   * @return the new content, or empty when no score changed noticeably
   */
  public Optional<Map<String, Object>> rescore(
      Map<String, Object> foresight,
      Map<String, Object> properties,
      Collection<String> goals,
      long now) {
    if (!ForesightMap.hasState(foresight)) {
      return Optional.empty();
    }
    List<LiveModel> asked = members(models, foresight);
    asked.removeIf(m -> !goals.isEmpty() && !goals.contains(m.goal().id()));
    FeatureState state = ForesightMap.state(foresight);
    Map<String, Object> scores = scores(foresight, properties, state, now, asked, false, true);
    if (scores.equals(ForesightMap.scores(foresight))) {
      return Optional.empty();
    }
    Map<String, Object> next = ForesightMap.copy(foresight);
    next.put(ForesightMap.SCORES, scores);
    return Optional.of(next);
  }

  /**
   * Merges the states of profiles that become one and rescores.
   *
   * @param others contents of {@code systemProperties.foresight} of the profiles that disappear
   * @return the new content, or empty when the others have no state
   */
  public Optional<Map<String, Object>> merge(
      Map<String, Object> foresight,
      Map<String, Object> properties,
      List<Map<String, Object>> others,
      long now) {
    FeatureState state = ForesightMap.state(foresight);
    Map<String, Object> next = ForesightMap.copy(foresight);
    boolean any = false;
    for (Map<String, Object> other : others) {
      if (ForesightMap.hasState(other)) {
        state.merge(ForesightMap.state(other));
        ItemTrace.merge(other, next, weights);
        any = true;
      }
      Object unsubscribed = other.get(ForesightMap.UNSUBSCRIBED);
      if (unsubscribed != null) {
        next.put(ForesightMap.UNSUBSCRIBED, unsubscribed);
        any = true;
      }
    }
    if (!any) {
      return Optional.empty();
    }
    next.put(ForesightMap.STATE, ForesightMap.pack(state));
    List<LiveModel> asked = members(models, foresight);
    next.put(ForesightMap.SCORES, scores(foresight, properties, state, now, asked, true, true));
    say(properties, state, null, now, true, next);
    return Optional.of(next);
  }

  /**
   * Replaces the state and stamps every score anew: the bulk way.
   *
   * @param events the history behind the state, oldest first; null where it is not at hand
   */
  public Map<String, Object> scoreAll(
      Map<String, Object> foresight,
      Map<String, Object> properties,
      FeatureState state,
      @Nullable List<MappedEvent> events,
      long now) {
    Map<String, Object> next = ForesightMap.copy(foresight);
    next.put(ForesightMap.STATE, ForesightMap.pack(state));
    if (events != null) {
      ItemTrace.rebuild(events, next, weights);
    }
    next.put(ForesightMap.SCORES, scores(foresight, properties, state, now, models, true, true));
    say(properties, state, events, now, true, next);
    return next;
  }

  /** Insights see the new scores and what was said before. */
  private void say(
      Map<String, Object> properties,
      FeatureState state,
      @Nullable List<MappedEvent> events,
      long now,
      boolean all,
      Map<String, Object> into) {
    for (LiveInsight insight : insights) {
      if (all || insight.followsEvents()) {
        Map<String, Object> seen = Collections.unmodifiableMap(ForesightMap.copy(into));
        insight.say(new Subject(state, properties, seen, events), now, into);
      }
    }
  }

  /**
   * The models of goals whose population the profile belongs to, as far as conditions of the
   * platform decide: only the bulk way can ask them, so whoever got a score then belongs until the
   * next time.
   */
  private static List<LiveModel> members(List<LiveModel> models, Map<String, Object> foresight) {
    List<LiveModel> out = new ArrayList<>(models);
    out.removeIf(
        m ->
            !m.goal().population().condition().isEmpty()
                && ForesightMap.score(foresight, m.goal().id()) == null);
    return out;
  }

  private Map<String, Object> scores(
      Map<String, Object> foresight,
      Map<String, Object> properties,
      FeatureState state,
      long now,
      List<LiveModel> asked,
      boolean stampAll,
      boolean explain) {
    Map<String, Object> scores = new LinkedHashMap<>(ForesightMap.scores(foresight));
    Row row = null;
    for (LiveModel m : asked) {
      String goal = m.goal().id();
      if (!m.goal().population().includes(state, now)) {
        if (scores.containsKey(goal)) {
          // Null, not absent: partial updates cannot delete.
          scores.put(goal, null);
        }
        continue;
      }
      if (row == null) {
        row = reader.newRow();
        reader.read(state, Preferences.from(foresight).over(properties), now, row);
      }
      Score before = previous(ForesightMap.score(foresight, goal));
      Score after = m.score(state, row, before, explain);
      if (stampAll || before == null || differs(before, after)) {
        scores.put(goal, after.toMap());
      }
    }
    return scores;
  }

  /** Whether a person or a rule could tell the two apart; a stamp alone is no difference. */
  private static boolean differs(Score before, Score after) {
    return before.value() != after.value()
        || before.band() != after.band()
        || before.percentile() != after.percentile()
        || before.tier() != after.tier()
        || !before.version().equals(after.version())
        || !before.reasons().equals(after.reasons())
        || beyondHalfItsLife(before, after);
  }

  private static boolean beyondHalfItsLife(Score before, Score after) {
    Duration life = Duration.between(before.computedAt(), before.validUntil());
    Duration age = Duration.between(before.computedAt(), after.computedAt());
    return age.toMillis() > HALF * life.toMillis();
  }

  private static @Nullable Score previous(@Nullable Map<String, Object> stored) {
    if (stored == null) {
      return null;
    }
    try {
      return Score.fromMap(stored);
    } catch (InvalidInputException unreadable) {
      // Written by another version: scoring anew repairs it.
      return null;
    }
  }

  /** The features of a state by name, those that are not missing: for explanations. */
  public Map<String, Object> features(
      FeatureState state, Map<String, Object> properties, long now) {
    Row row = reader.newRow();
    reader.read(state, properties, now, row);
    Map<String, Object> out = new LinkedHashMap<>();
    for (int i = 0; i < row.numbers.length; i++) {
      if (!Float.isNaN(row.numbers[i])) {
        out.put(reader.schema().numbers().get(i).name(), row.numbers[i]);
      }
    }
    for (int i = 0; i < row.categories.length; i++) {
      if (row.categories[i] != null) {
        out.put(reader.schema().categories().get(i).name(), row.categories[i]);
      }
    }
    return out;
  }

  /** Per goal what each feature adds to the margin, largest effect first. */
  public Map<String, Object> contributions(
      FeatureState state, Map<String, Object> properties, long now, int limit) {
    Row row = reader.newRow();
    reader.read(state, properties, now, row);
    Map<String, Object> out = new LinkedHashMap<>();
    for (LiveModel m : models) {
      if (m.goal().population().includes(state, now)) {
        out.put(m.goal().id(), m.contributions(row, limit));
      }
    }
    return out;
  }
}
