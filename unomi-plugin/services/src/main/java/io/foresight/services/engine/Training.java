/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.dataset.DatasetBuilder;
import io.foresight.core.dataset.GoalDataset;
import io.foresight.core.dataset.ModelScores;
import io.foresight.core.dataset.SubjectSink;
import io.foresight.core.drift.ReferenceProfile;
import io.foresight.core.goal.Goal;
import io.foresight.core.governance.Governance;
import io.foresight.core.input.Fields;
import io.foresight.core.job.JobContext;
import io.foresight.core.job.Progress;
import io.foresight.core.learn.CompetitionOptions;
import io.foresight.core.learn.Split;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.privacy.MembershipFilter;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
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
  private Listener listener = (version, data) -> {};

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

  /** Is told of each learned version with the rows it was made of. */
  interface Listener {
    void made(ModelRecord version, GoalDataset data);
  }

  Training telling(Listener other) {
    listener = other;
    return this;
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
    Contender contender = Contender.of(goal, data, options, progress);
    if (!contender.refusal.isEmpty()) {
      return Maps.map("model", false, "reason", contender.refusal, "rows", data.rows().size());
    }
    return enter(goal, data, contender);
  }

  /** Registers what won, and decides whether it goes live. */
  private Map<String, Object> enter(Goal goal, GoalDataset data, Contender contender) {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("goal", goal.toMap());
    card.put("data", data.provenance());
    card.put("evaluation", contender.evaluation);
    TrainingSet fit = data.rows().subset(data.split().fit());
    TrainingSet test = data.rows().subset(data.split().test());
    card.put(
        "reference",
        ReferenceProfile.of(fit, ModelScores.of(contender.model, fit), contender.importance)
            .toMap());
    Optional<Map<String, Object>> challenge =
        contender.better ? release.challenge(goal.id(), contender.model, test) : Optional.empty();
    challenge.ifPresent(c -> card.put("challenge", c));
    ModelRecord record =
        registry.add(
            goal.id(),
            contender.better,
            contender.reason,
            card,
            ModelCodec.encode(contender.model),
            members(data));
    double[] newest = ModelScores.of(contender.model, test);
    Arrays.sort(newest);
    // The population that percentiles first refer to.
    populations.put(record.version(), newest);
    listener.made(record, data);
    String reason = release.decide(record, challenge);
    Map<String, Object> out =
        Maps.map(
            "model", true,
            "version", record.version(),
            "live", record.version().equals(registry.live().get(goal.id())),
            "learner", contender.model.learner());
    out.putAll(contender.figures);
    out.put("reason", reason);
    return out;
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
}
