/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.dataset.GoalDataset;
import io.foresight.core.evaluate.AmountReport;
import io.foresight.core.evaluate.EvaluationReport;
import io.foresight.core.goal.Goal;
import io.foresight.core.input.Fields;
import io.foresight.core.job.Progress;
import io.foresight.core.learn.AmountCompetition;
import io.foresight.core.learn.AmountResult;
import io.foresight.core.learn.Competition;
import io.foresight.core.learn.CompetitionOptions;
import io.foresight.core.learn.CompetitionResult;
import io.foresight.core.model.ScoringModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came out of a competition, of probabilities or of amounts: a model and what it is worth. */
final class Contender {
  /** Why there is none; empty when there is one. */
  final String refusal;

  /** The winner; null when training was refused, like all that follows. */
  final ScoringModel model;

  /** Whether it beats the rule of thumb, or the naive spend rate. */
  final boolean better;

  final String reason;

  /** For the card. */
  final Map<String, Object> evaluation;

  /** Share of each column in what it says. */
  final Map<String, Double> importance;

  /** The most telling figures, for the job. */
  final Map<String, Object> figures;

  private Contender(
      String refusal,
      ScoringModel model,
      boolean better,
      String reason,
      Map<String, Object> evaluation,
      Map<String, Double> importance,
      Map<String, Object> figures) {
    this.refusal = refusal;
    this.model = model;
    this.better = better;
    this.reason = reason;
    this.evaluation = evaluation;
    this.importance = importance;
    this.figures = figures;
  }

  private static Contender refused(String why) {
    return new Contender(why, null, false, why, Map.of(), Map.of(), Map.of());
  }

  /** Holds the competition that the goal's kind asks for. */
  static Contender of(Goal goal, GoalDataset data, CompetitionOptions options, Progress progress) {
    Progress named = (phase, n, total) -> progress.report(goal.id() + ": " + phase, n, total);
    if (goal.kind() == Goal.Kind.AMOUNT) {
      return of(
          new AmountCompetition(options, goal.horizonDays()).run(data.rows(), data.split(), named));
    }
    return of(new Competition(options).run(data.rows(), data.split(), named));
  }

  private static Contender of(CompetitionResult result) {
    if (result.refused()) {
      return refused(result.refusal());
    }
    EvaluationReport report = result.report();
    return new Contender(
        "",
        result.model(),
        report.beatsBaseline(),
        report.comparison().reason(),
        report.toMap(),
        report.importance(),
        Maps.map(
            "auc", report.model().value("auc"),
            "baselineAuc", report.baseline().value("auc"),
            "alarms", report.alarms()));
  }

  private static Contender of(AmountResult result) {
    if (result.refused()) {
      return refused(result.refusal());
    }
    AmountReport report = result.report();
    Map<String, Object> evaluation = report.toMap();
    Map<String, Double> importance = new LinkedHashMap<>();
    Fields.of("evaluation", evaluation)
        .object("importance")
        .asMap()
        .forEach((column, share) -> importance.put(column, ((Number) share).doubleValue()));
    return new Contender(
        "",
        result.model(),
        report.beatsBaseline(),
        report.comparison().reason(),
        evaluation,
        importance,
        Maps.map(
            "spearman", report.model().value("spearman"),
            "baselineSpearman", report.baseline().value("spearman"),
            "meanAbsoluteError", report.model().value("mae"),
            "baselineMeanAbsoluteError", report.baseline().value("mae")));
  }
}
