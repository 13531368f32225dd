/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.dataset.DatasetBuilder;
import io.foresight.core.dataset.GoalDataset;
import io.foresight.core.dataset.ModelScores;
import io.foresight.core.dataset.SubjectSink;
import io.foresight.core.drift.ReferenceProfile;
import io.foresight.core.evaluate.EvaluationReport;
import io.foresight.core.goal.Goal;
import io.foresight.core.governance.Governance;
import io.foresight.core.input.Fields;
import io.foresight.core.job.JobContext;
import io.foresight.core.job.Progress;
import io.foresight.core.learn.Competition;
import io.foresight.core.learn.CompetitionOptions;
import io.foresight.core.learn.CompetitionResult;
import io.foresight.core.learn.Split;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.privacy.MembershipFilter;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.table.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Trains goals: one pass over history for all, then a competition for each. */
final class Training {
  private static final String RECENCY = "days_since_order";

  private final DatasetBuilder datasets;
  private final ModelRegistry registry;
  private final Populations populations;
  private final Pseudonyms pseudonyms;
  private final Settings settings;
  private final Clock clock;
  private final String codeVersion;
  private final Release release;
  private final Fallback fallback;

  Training(
      DatasetBuilder datasets,
      ModelRegistry registry,
      Governance governance,
      Populations populations,
      Pseudonyms pseudonyms,
      Settings settings,
      Clock clock,
      String codeVersion) {
    this.datasets = datasets;
    this.registry = registry;
    this.populations = populations;
    this.pseudonyms = pseudonyms;
    this.settings = settings;
    this.clock = clock;
    this.codeVersion = codeVersion;
    this.release = new Release(registry, governance, settings);
    this.fallback = new Fallback(registry, release);
  }

  /**
   * Goal id to what came of it: {@code version, live, reason} or why there is no model. A goal that
   * was trained before its node died is not trained again.
   */
  Map<String, Object> run(List<Goal> goals, SubjectSink everybody, JobContext job) {
    Map<String, Object> out =
        new LinkedHashMap<>(Fields.of("checkpoint", job.checkpoint()).object("goals").asMap());
    Object then = job.checkpoint().get("now");
    long now = then instanceof Number ? ((Number) then).longValue() : clock.millis();
    List<Goal> left = new ArrayList<>(goals);
    left.removeIf(g -> out.containsKey(g.id()));
    Map<String, GoalDataset> built = datasets.build(left, now, everybody, job);
    for (Goal g : left) {
      job.report("training " + g.id(), out.size(), goals.size());
      GoalDataset data = built.get(g.id());
      Map<String, Object> result = train(g, data, job);
      out.put(
          g.id(), g.kind() == Goal.Kind.AMOUNT ? result : fallback.unlessLearned(g, data, result));
      job.checkpoint(Maps.map("now", now, "goals", new LinkedHashMap<>(out)));
    }
    return out;
  }

  private Map<String, Object> train(Goal goal, GoalDataset data, Progress progress) {
    if (!data.plan().sufficient()) {
      return Maps.map(
          "model",
          false,
          "reason",
          "history is too short: enough from "
              + Instant.ofEpochMilli(data.plan().sufficientAt()).toString().substring(0, 10)
              + " on");
    }
    CompetitionOptions options =
        CompetitionOptions.seeded(settings.seed())
            .withThreads(settings.threads())
            .withMaxRows(20_000, settings.maxRows())
            .withRecencyColumn(RECENCY)
            .withCodeVersion(codeVersion);
    if (goal.kind() == Goal.Kind.AMOUNT) {
      return new AmountTraining(registry, populations, release)
          .train(goal, data, options, members(data), progress);
    }
    CompetitionResult result =
        new Competition(options)
            .run(
                data.rows(),
                data.split(),
                (phase, n, total) -> progress.report(goal.id() + ": " + phase, n, total));
    if (result.refused()) {
      return Maps.map("model", false, "reason", result.refusal(), "rows", data.rows().size());
    }
    EvaluationReport report = result.report();
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("goal", goal.toMap());
    card.put("data", data.provenance());
    card.put("evaluation", report.toMap());
    TrainingSet fit = data.rows().subset(data.split().fit());
    card.put(
        "reference",
        ReferenceProfile.of(fit, ModelScores.of(result.model(), fit), report.importance()).toMap());
    boolean better = report.beatsBaseline();
    Optional<Map<String, Object>> challenge =
        better
            ? release.challenge(goal.id(), result.model(), data.rows().subset(data.split().test()))
            : Optional.empty();
    challenge.ifPresent(c -> card.put("challenge", c));
    ModelRecord record =
        registry.add(
            goal.id(),
            better,
            report.comparison().reason(),
            card,
            ModelCodec.encode(result.model()),
            members(data));
    populations.put(record.version(), newestValues(result.model(), data));
    String reason = release.decide(record, challenge);
    boolean live = record.version().equals(registry.live().get(goal.id()));
    return Maps.map(
        "model", true,
        "version", record.version(),
        "live", live,
        "learner", result.model().learner(),
        "auc", report.model().value("auc"),
        "baselineAuc", report.baseline().value("auc"),
        "reason", reason,
        "alarms", report.alarms());
  }

  /** Whom the model was fitted and calibrated with, without names. */
  private Map<String, Object> members(GoalDataset data) {
    Split split = data.split();
    long[] learnedFrom =
        IntStream.concat(Arrays.stream(split.fit()), Arrays.stream(split.calibration()))
            .mapToLong(i -> data.rows().group(i))
            .toArray();
    return MembershipFilter.of(learnedFrom, pseudonyms.keyFingerprint()).toMap();
  }

  /** Scores of the newest snapshots: the population that percentiles first refer to. */
  static double[] newestValues(ScoringModel model, GoalDataset data) {
    TrainingSet rows = data.rows();
    int[] test = data.split().test();
    double[] values = new double[test.length];
    Row row = rows.schema().newRow();
    for (int i = 0; i < test.length; i++) {
      rows.read(test[i], row);
      values[i] = model.value(row);
    }
    Arrays.sort(values);
    return values;
  }
}
