/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import io.foresight.core.evaluate.BackTest;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.Preferences;
import io.foresight.core.goal.Goal;
import io.foresight.core.input.Fields;
import io.foresight.core.job.Progress;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.table.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes past scores again instead of storing them: history is folded up to the moment and not one
 * event further, through the same code that serves, and the version's own bytes score it. So what
 * is judged is what the model would have said then. Not as it was then: profile properties,
 * population conditions and consents are today's, and erased profiles are gone.
 */
public final class BackTester {
  private static final long DAY = 86_400_000L;
  private static final int MAX_ANCHORS = 8;

  private final Histories histories;
  private final FeatureReader reader;
  private final ConditionMatcher conditions;
  private final Pseudonyms pseudonyms;
  private final int parts;
  private final int threads;

  /**
   * @param parts history is read in, see {@link Parts#count}
   * @param threads at most
   */
  public BackTester(
      Histories histories,
      FeatureReader reader,
      ConditionMatcher conditions,
      Pseudonyms pseudonyms,
      int parts,
      int threads) {
    this.histories = histories;
    this.reader = reader;
    this.conditions = conditions;
    this.pseudonyms = pseudonyms;
    this.parts = parts;
    this.threads = threads;
  }

  /**
   * Reads everybody as of a moment, with what happened since.
   *
   * @param goal as it was when the model was trained (from its card)
   * @param asOf moment of the scores, ms: the model's {@code createdAt} or later, so that it
   *     learned nothing of what is judged. For goals anchored on events: the anchors since then
   *     whose horizon is over.
   * @param now the product's now, ms, after {@code asOf}
   * @param seed of later bootstraps
   */
  public Matured read(Goal goal, long asOf, long now, long seed, Progress progress) {
    if (goal.kind() == Goal.Kind.AMOUNT) {
      throw new IllegalArgumentException("goals of kind amount cannot be back-tested yet");
    }
    if (now <= asOf) {
      throw new IllegalArgumentException("there is no outcome yet: now must be after asOf");
    }
    int waited = (int) Math.min(goal.horizonDays(), (now - asOf) / DAY);
    boolean anchored = goal.anchor() != null;
    int days = anchored ? goal.horizonDays() : waited;
    BackTest.Window window = new BackTest.Window(asOf, now, days, goal.horizonDays());
    Reading reading = new Reading(goal, window, now);
    List<TrainingSet.Builder> builders = new ArrayList<>();
    for (int p = 0; p < parts; p++) {
      builders.add(new TrainingSet.Builder(reader.schema()));
    }
    Parts.run(
        "checking against outcomes",
        0,
        parts,
        threads,
        p ->
            histories.read(
                p, parts, now, h -> reading.add(h, builders.get(p)), (phase, done, all) -> {}),
        progress);
    List<TrainingSet> sets = new ArrayList<>();
    builders.forEach(b -> sets.add(b.build()));
    TrainingSet rows = RowMerge.inOrder(reader.schema(), sets, Collections.emptyList());
    return new Matured(rows, window, goal.happens(), reading.shareByThen(), seed);
  }

  /** What is the same for all parts. */
  private final class Reading {
    private final Goal goal;
    private final BackTest.Window window;
    private final long now;
    private final @Nullable Map<String, long[]> byCondition;
    private final @Nullable Set<String> population;
    private final AtomicLong early = new AtomicLong();
    private final AtomicLong full = new AtomicLong();

    Reading(Goal goal, BackTest.Window window, long now) {
      this.goal = goal;
      this.window = window;
      this.now = now;
      byCondition =
          goal.outcome().role() == null
              ? conditions.eventTimes(goal.outcome().condition(), 0, now)
              : null;
      population =
          goal.population().condition().isEmpty()
              ? null
              : conditions.profiles(goal.population().condition());
    }

    void add(ProfileHistory history, TrainingSet.Builder out) {
      String id = history.profile().id();
      if (population != null && !population.contains(id)) {
        return;
      }
      List<MappedEvent> own = history.events();
      OutcomeTimes outcome =
          OutcomeTimes.of(
              goal, own, byCondition == null ? null : byCondition.getOrDefault(id, new long[0]));
      List<GoalSampler.Moment> moments = moments(own);
      Map<String, Object> properties =
          Fields.of("profile", history.profile().source()).object("properties").asMap();
      Preferences all = Preferences.of(own);
      Row row = reader.newRow();
      long group = pseudonyms.hash(id);
      ProfileReplay.run(
          own,
          moments.stream().mapToLong(m -> m.time).toArray(),
          (i, state) -> {
            GoalSampler.Moment m = moments.get(i);
            if (!goal.population().includes(state, m.time)) {
              return;
            }
            if (!m.test) {
              delay(outcome, m.time);
              return;
            }
            Preferences then = all.isEmpty() ? all : Preferences.before(own, m.time);
            reader.read(state, then.over(properties, all), m.time, row);
            boolean happened = outcome.within(m.time, m.time + window.days() * DAY, m.mailing);
            boolean label = window.matured() ? happened == goal.happens() : happened;
            out.add(row, label, m.time, group);
          });
    }

    /** One horizon before the moment, all outcomes are known: how fast do they come? */
    private void delay(OutcomeTimes outcome, long time) {
      if (outcome.within(time, time + goal.horizonDays() * DAY, null)) {
        full.incrementAndGet();
        if (outcome.within(time, time + window.days() * DAY, null)) {
          early.incrementAndGet();
        }
      }
    }

    double shareByThen() {
      long of = full.get();
      return window.matured() ? 1 : of == 0 ? Double.NaN : (double) early.get() / of;
    }

    private List<GoalSampler.Moment> moments(List<MappedEvent> own) {
      List<GoalSampler.Moment> out = new ArrayList<>();
      Role anchor = goal.anchor();
      if (anchor == null) {
        if (!window.matured()) {
          out.add(new GoalSampler.Moment(window.asOf() - goal.horizonDays() * DAY, null, false));
        }
        out.add(new GoalSampler.Moment(window.asOf(), null, true));
        return out;
      }
      long until = now - goal.horizonDays() * DAY;
      for (MappedEvent e : own) {
        if (e.role() == anchor && e.time() >= window.asOf() && e.time() <= until) {
          out.add(new GoalSampler.Moment(e.time(), e.mailingId(), true));
        }
      }
      int skip = Math.max(0, out.size() - MAX_ANCHORS);
      return out.subList(skip, out.size());
    }
  }
}
