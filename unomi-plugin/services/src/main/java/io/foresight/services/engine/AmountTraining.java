/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.dataset.GoalDataset;
import io.foresight.core.evaluate.AmountReport;
import io.foresight.core.goal.Goal;
import io.foresight.core.job.Progress;
import io.foresight.core.learn.AmountCompetition;
import io.foresight.core.learn.AmountResult;
import io.foresight.core.learn.CompetitionOptions;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Trains goals of kind amount. There is no rule of thumb for them: until a model beats the naive
 * spend rate nothing is scored, since a guessed amount would be taken for money.
 */
final class AmountTraining {
  private final ModelRegistry registry;
  private final Populations populations;
  private final Release release;

  AmountTraining(ModelRegistry registry, Populations populations, Release release) {
    this.registry = registry;
    this.populations = populations;
    this.release = release;
  }

  Map<String, Object> train(
      Goal goal,
      GoalDataset data,
      CompetitionOptions options,
      Map<String, Object> members,
      Progress progress) {
    AmountResult result =
        new AmountCompetition(options, goal.horizonDays())
            .run(
                data.rows(),
                data.split(),
                (phase, n, total) -> progress.report(goal.id() + ": " + phase, n, total));
    if (result.refused()) {
      return Maps.map("model", false, "reason", result.refusal(), "rows", data.rows().size());
    }
    AmountReport report = result.report();
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("goal", goal.toMap());
    card.put("data", data.provenance());
    card.put("evaluation", report.toMap());
    boolean better = report.beatsBaseline();
    String reason = report.comparison().reason();
    ModelRecord record =
        registry.add(goal.id(), better, reason, card, ModelCodec.encode(result.model()), members);
    populations.put(record.version(), Training.newestValues(result.model(), data));
    String decision = release.decide(record, Optional.empty());
    boolean live = record.version().equals(registry.live().get(goal.id()));
    return Maps.map(
        "model", true,
        "version", record.version(),
        "live", live,
        "learner", result.model().learner(),
        "spearman", report.model().value("spearman"),
        "baselineSpearman", report.baseline().value("spearman"),
        "meanAbsoluteError", report.model().value("mae"),
        "baselineMeanAbsoluteError", report.baseline().value("mae"),
        "reason", decision);
  }
}
