/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.Candidate;
import io.foresight.core.model.ScoringModel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outcome of choosing, fitting and calibrating, before any test; or why there is none. */
final class Trained {
  final String refusal;
  private final @Nullable ScoringModel model;
  private final @Nullable ScoringModel rule;
  private final @Nullable TrainingSet rows;
  private final double cutOff;
  private final Map<String, Object> hyperParameters;
  private final String baselineName;
  private final List<Candidate> candidates;
  private final List<String> notes;

  Trained(
      ScoringModel model,
      ScoringModel rule,
      TrainingSet rows,
      double cutOff,
      Map<String, Object> hyperParameters,
      String baselineName,
      List<Candidate> candidates,
      List<String> notes) {
    this.refusal = "";
    this.model = model;
    this.rule = rule;
    this.rows = rows;
    this.cutOff = cutOff;
    this.hyperParameters = hyperParameters;
    this.baselineName = baselineName;
    this.candidates = candidates;
    this.notes = notes;
  }

  private Trained(String refusal) {
    this.refusal = refusal;
    this.model = null;
    this.rule = null;
    this.rows = null;
    this.cutOff = 0.5;
    this.hyperParameters = Map.of();
    this.baselineName = "";
    this.candidates = List.of();
    this.notes = List.of();
  }

  static Trained refused(String reason) {
    return new Trained(reason);
  }

  ScoringModel model() {
    return given(model);
  }

  /** The baseline. */
  ScoringModel rule() {
    return given(rule);
  }

  /** What it was fitted on. */
  TrainingSet rows() {
    return given(rows);
  }

  CompetitionResult result(FinalEvaluation evaluation, String description) {
    candidates.forEach(evaluation::candidate);
    return CompetitionResult.of(
        model(), evaluation.report(cutOff, hyperParameters, description, baselineName, notes));
  }

  private <T> T given(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("nothing was trained: " + refusal);
    }
    return part;
  }
}
