/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.Preferences;
import io.foresight.core.goal.Goal;
import io.foresight.core.input.Fields;
import io.foresight.core.job.Progress;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.store.EventSource;
import io.foresight.core.table.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Builds the datasets of several goals in one pass over history: each profile's events are folded
 * once and read at every snapshot of every goal. The result does not depend on the order of the
 * events, the number of parts or threads.
 */
public final class DatasetBuilder {
  private final EventSource events;
  private final Histories histories;
  private final FeatureReader reader;
  private final ConditionMatcher conditions;
  private final Settings settings;

  /**
   * @param histories where profiles and their events come from
   * @param reader the features; the same that serve live scores
   * @param conditions answers outcome and population conditions
   */
  public DatasetBuilder(
      EventSource events,
      Histories histories,
      FeatureReader reader,
      ConditionMatcher conditions,
      Settings settings) {
    this.events = events;
    this.histories = histories;
    this.reader = reader;
    this.conditions = conditions;
    this.settings = settings;
  }

  /**
   * Reads history up to the product's now.
   *
   * @return per goal id; goals without enough history have empty training sets
   */
  public Map<String, GoalDataset> build(List<Goal> goals, long now, Progress progress) {
    return build(goals, now, (part, subject) -> {}, progress);
  }

  /**
   * Reads history up to the product's now.
   *
   * @param everybody also told of every profile that is read, sampled for the datasets or not
   * @return per goal id; goals without enough history have empty training sets
   */
  public Map<String, GoalDataset> build(
      List<Goal> goals, long now, SubjectSink everybody, Progress progress) {
    long oldest = events.oldest();
    long total = events.count(histories.query(0, now));
    Map<Goal, SnapshotPlan> plans = new LinkedHashMap<>();
    Map<Goal, Map<String, long[]>> outcomes = new LinkedHashMap<>();
    Map<Goal, Map<String, AmountSeries>> amounts = new LinkedHashMap<>();
    Map<Goal, Set<String>> populations = new LinkedHashMap<>();
    for (Goal g : goals) {
      long first = oldest < 0 ? now : oldest;
      plans.put(
          g,
          g.anchor() == null
              ? SnapshotPlan.of(first, now, g.horizonDays(), settings.snapshots)
              : SnapshotPlan.anchored(first, now, g.horizonDays(), settings.snapshots));
      String amount = g.outcome().amount();
      if (amount != null) {
        amounts.put(g, conditions.eventAmounts(g.outcome().condition(), amount, 0, now));
      } else if (g.outcome().role() == null) {
        outcomes.put(g, conditions.eventTimes(g.outcome().condition(), 0, now));
      }
      if (!g.population().condition().isEmpty()) {
        populations.put(g, conditions.profiles(g.population().condition()));
      }
    }
    int parts = Parts.count(total, settings.threads);
    List<List<GoalSampler>> perPart = new ArrayList<>();
    for (int p = 0; p < parts; p++) {
      List<GoalSampler> samplers = new ArrayList<>();
      plans.forEach((g, plan) -> samplers.add(new GoalSampler(g, plan, reader.schema())));
      perPart.add(samplers);
    }
    double rate =
        samplingRate(
            plans.entrySet().stream()
                .mapToInt(e -> GoalSampler.mostRows(e.getKey(), e.getValue()))
                .max());
    Parts.run(
        "reading history",
        0,
        parts,
        settings.threads,
        p -> {
          histories.read(
              p,
              parts,
              now,
              h -> {
                everybody.add(p, SubjectSink.subject(h, now));
                replay(h, perPart.get(p), outcomes, amounts, populations, rate);
              },
              (phase, done, all) -> progress.report("reading history", p, parts));
          everybody.done(p);
        },
        progress);
    return merge(plans, perPart, rate, now);
  }

  private double samplingRate(OptionalInt rowsOfOne) {
    double rows = (double) settings.profiles * Math.max(1, rowsOfOne.orElse(1));
    return rows <= settings.maxRows ? 1 : settings.maxRows / rows;
  }

  private void replay(
      ProfileHistory history,
      List<GoalSampler> samplers,
      Map<Goal, Map<String, long[]>> outcomes,
      Map<Goal, Map<String, AmountSeries>> amounts,
      Map<Goal, Set<String>> populations,
      double rate) {
    String id = history.profile().id();
    long group = settings.pseudonyms.hash(id);
    if (!Sampling.keep(group, rate)) {
      return;
    }
    List<MappedEvent> own = history.events();
    List<Visit> visits = new ArrayList<>();
    for (GoalSampler s : samplers) {
      Set<String> population = populations.get(s.goal());
      if (population != null && !population.contains(id)) {
        continue;
      }
      OutcomeTimes outcome = outcome(s.goal(), id, own, outcomes, amounts);
      s.moments(own).forEach(m -> visits.add(new Visit(s, m, outcome)));
    }
    visits.sort(Comparator.comparingLong(v -> v.moment.time));
    Map<String, Object> properties =
        Fields.of("profile", history.profile().source()).object("properties").asMap();
    Row row = reader.newRow();
    Preferences all = Preferences.of(own);
    long[] read = {Long.MIN_VALUE};
    ProfileReplay.run(
        own,
        visits.stream().mapToLong(v -> v.moment.time).toArray(),
        (i, state) -> {
          Visit v = visits.get(i);
          if (!v.sampler.includes(state, v.moment)) {
            return;
          }
          if (read[0] != v.moment.time) {
            Preferences then = all.isEmpty() ? all : Preferences.before(own, v.moment.time);
            reader.read(state, then.over(properties, all), v.moment.time, row);
            read[0] = v.moment.time;
          }
          v.sampler.add(row, v.moment, v.outcome, group);
        });
  }

  private static OutcomeTimes outcome(
      Goal goal,
      String profile,
      List<MappedEvent> own,
      Map<Goal, Map<String, long[]>> outcomes,
      Map<Goal, Map<String, AmountSeries>> amounts) {
    if (goal.kind() == Goal.Kind.AMOUNT) {
      Map<String, AmountSeries> byCondition = amounts.get(goal);
      return OutcomeTimes.ofAmounts(
          own, byCondition == null ? null : byCondition.getOrDefault(profile, AmountSeries.NONE));
    }
    Map<String, long[]> byCondition = outcomes.get(goal);
    long[] times = byCondition == null ? null : byCondition.getOrDefault(profile, new long[0]);
    return OutcomeTimes.of(goal, own, times);
  }

  /** A snapshot of this profile for one goal. */
  private static final class Visit {
    private final GoalSampler sampler;
    private final GoalSampler.Moment moment;
    private final OutcomeTimes outcome;

    Visit(GoalSampler sampler, GoalSampler.Moment moment, OutcomeTimes outcome) {
      this.sampler = sampler;
      this.moment = moment;
      this.outcome = outcome;
    }
  }

  private Map<String, GoalDataset> merge(
      Map<Goal, SnapshotPlan> plans, List<List<GoalSampler>> perPart, double rate, long now) {
    Map<String, GoalDataset> out = new LinkedHashMap<>();
    for (Map.Entry<Goal, SnapshotPlan> e : plans.entrySet()) {
      List<TrainingSet> train = new ArrayList<>();
      List<TrainingSet> test = new ArrayList<>();
      for (List<GoalSampler> part : perPart) {
        // Let go of, so that no more than one goal's rows are in memory twice.
        GoalSampler own = part.remove(0);
        train.add(own.train().build());
        test.add(own.test().build());
      }
      Map<String, Object> provenance = new LinkedHashMap<>(e.getValue().toMap());
      provenance.put("asOf", Instant.ofEpochMilli(now).toString());
      provenance.put("eventsRead", histories.eventsRead());
      provenance.put("eventsMapped", histories.eventsMapped());
      provenance.put("profiles", histories.profilesRead());
      provenance.put("withoutConsent", histories.withoutConsent());
      provenance.put("sampledShareOfProfiles", rate);
      provenance.put("pseudonymKey", settings.pseudonyms.keyFingerprint());
      out.put(
          e.getKey().id(),
          new GoalDataset(
              e.getKey(),
              e.getValue(),
              RowMerge.inOrder(reader.schema(), train, test),
              train.stream().mapToInt(TrainingSet::size).sum(),
              provenance));
    }
    return out;
  }

  /** How datasets are built. */
  public static final class Settings {
    private final SnapshotPlan.Settings snapshots;
    private final int threads;
    private final long profiles;
    private final int maxRows;
    private final Pseudonyms pseudonyms;

    /**
     * With pseudonyms of a key made of a seed, for tests and trials.
     *
     * @param seed of the key
     */
    public Settings(
        SnapshotPlan.Settings snapshots, int threads, long profiles, int maxRows, long seed) {
      this(snapshots, threads, profiles, maxRows, Pseudonyms.seeded(seed));
    }

    /**
     * @param threads parts read in parallel
     * @param profiles how many profiles there are, for the sampling rate
     * @param maxRows most rows of one goal; above it profiles are sampled by pseudonym
     * @param pseudonyms that stand for profiles in the rows
     */
    public Settings(
        SnapshotPlan.Settings snapshots,
        int threads,
        long profiles,
        int maxRows,
        Pseudonyms pseudonyms) {
      this.snapshots = snapshots;
      this.threads = threads;
      this.profiles = profiles;
      this.maxRows = maxRows;
      this.pseudonyms = pseudonyms;
    }
  }
}
