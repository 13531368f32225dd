/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.job.Progress;
import io.foresight.core.nextorder.RefillModel;
import io.foresight.core.recommend.ItemIndex;
import io.foresight.core.recommend.blend.Blend;
import io.foresight.core.recommend.blend.BlendLearner;
import io.foresight.core.recommend.blend.BlendReport;
import io.foresight.core.recommend.blend.Example;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.recommend.measure.BasketSplit;
import io.foresight.core.recommend.measure.TimeSplit;
import io.foresight.core.recommend.rank.Parallel;
import io.foresight.core.recommend.rank.Ranker;
import io.foresight.core.recommend.rank.RankerOptions;
import io.foresight.core.recommend.rank.RankerSet;
import io.foresight.core.recommend.slot.Task;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Trains a model: rankers of what was known some time ago, blends from what people took since then,
 * then the rankers once more of everything. The same interactions give the same model, in whatever
 * order they came and on any number of threads.
 */
public final class RecommendTrainer {
  /** How far back the past ends that blends are learned over, unless the history is short. */
  public static final int HELD_OUT_DAYS = 90;

  private static final long DAY = 86_400;
  private static final int PEOPLE = 2 * BlendLearner.MAX_PEOPLE;

  private final ItemIndex catalogue;
  private final RankerOptions options;
  private final @Nullable RefillModel refill;
  private final @Nullable IntFunction<@Nullable String> segment;
  private final Parallel parallel;

  /**
   * @param catalogue for the content ranker
   * @param refill knows cycles; may be null
   * @param segment of a person by his number in the interactions: segment, country or language;
   *     null where unknown, or altogether
   */
  public RecommendTrainer(
      ItemIndex catalogue,
      RankerOptions options,
      @Nullable RefillModel refill,
      @Nullable IntFunction<@Nullable String> segment,
      Parallel parallel) {
    this.catalogue = catalogue;
    this.options = options;
    this.refill = refill;
    this.segment = segment;
    this.parallel = parallel;
  }

  /** A model and what its blends are worth. */
  public static final class Trained {
    private final RecommendModel model;
    private final Map<Task, BlendReport> reports;

    private Trained(RecommendModel model, Map<Task, BlendReport> reports) {
      this.model = model;
      this.reports = reports;
    }

    /** The model. */
    public RecommendModel model() {
      return model;
    }

    /** What a task's blend is worth. */
    public BlendReport report(Task task) {
      return Objects.requireNonNull(reports.get(task), "every task has a report");
    }

    /** What each task's blend is worth; not to be changed. */
    public Map<Task, BlendReport> reports() {
      return reports;
    }
  }

  /**
   * Trains on all interactions.
   *
   * @param version names the model in answers
   */
  public Trained train(Interactions log, String version) {
    return train(log, version, blends(log, Progress.NONE), Progress.NONE);
  }

  /**
   * Trains the rankers only.
   *
   * @param version names the model in answers
   * @param reports what {@link #blends} made of the same interactions
   */
  public Trained train(
      Interactions log, String version, Map<Task, BlendReport> reports, Progress progress) {
    progress.report("learning rankers", 0, 1);
    Map<Task, Blend> blends = new EnumMap<>(Task.class);
    Map<Task, BlendReport.Grade> grades = new EnumMap<>(Task.class);
    reports.forEach(
        (task, r) -> {
          blends.put(task, r.blend());
          grades.put(task, r.grade());
        });
    List<Ranker> rankers = RankerSet.fit(log, catalogue, options, refill, segment, parallel);
    progress.report("learning rankers", 1, 1);
    return new Trained(
        new RecommendModel(
            version, log.now() * 1000L, options.weights(), log.items(), rankers, blends, grades),
        reports);
  }

  /** The last 90 days are what is foretold, of a short history its last quarter. */
  private static long split(Interactions log) {
    long first = Long.MAX_VALUE;
    long last = 0;
    for (int at = 0; at < log.size(); at++) {
      first = Math.min(first, log.second(at));
      last = Math.max(last, log.second(at));
    }
    return log.size() == 0 ? 0 : last - Math.min(HELD_OUT_DAYS * DAY, (last - first) / 4);
  }

  /** The blend of each task, and what it is worth on what people took of late. */
  public Map<Task, BlendReport> blends(Interactions log, Progress progress) {
    int steps = 1 + Task.values().length;
    progress.report("learning rankers of the past", 0, steps);
    Interactions early = log.until(split(log) * 1000L);
    List<Ranker> rankers = RankerSet.fit(early, catalogue, options, null, segment, parallel);
    Map<Task, BlendReport> out = new EnumMap<>(Task.class);
    for (Task task : Task.values()) {
      progress.report("learning the blend " + task.id(), 1 + out.size(), steps);
      out.put(
          task,
          BlendLearner.learn(
              rankers,
              RankerSet.POPULAR,
              log.items().size(),
              examples(task, early, log),
              parallel));
    }
    return out;
  }

  private List<Example> examples(Task task, Interactions early, Interactions log) {
    switch (task) {
      case ITEM:
        return BasketSplit.companions(early, log, PEOPLE);
      case BASKET:
        return BasketSplit.completions(early, log, PEOPLE);
      default:
        return TimeSplit.examples(
            early, log, options.weights(), task == Task.PERSON_NEW, taking(log), segment, PEOPLE);
    }
  }

  /** Orders where there are any; where nothing is sold, what is looked at. */
  static Set<InteractionKind> taking(Interactions log) {
    for (int at = 0; at < log.size(); at++) {
      if (log.kind(at) == InteractionKind.ORDER) {
        return EnumSet.of(InteractionKind.ORDER);
      }
    }
    return EnumSet.of(InteractionKind.VIEW, InteractionKind.CLICK, InteractionKind.LIKE);
  }

  /** The names of tasks with their reports, for operators. */
  public static Map<String, Object> toMap(Trained trained) {
    Map<String, Object> m = new java.util.LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    trained.model().rankers().forEach(r -> names.add(r.name()));
    m.put("version", trained.model().version());
    m.put("items", trained.model().items().size());
    m.put("rankers", names);
    trained.reports().forEach((task, r) -> m.put(task.id(), r.toMap()));
    return m;
  }
}
