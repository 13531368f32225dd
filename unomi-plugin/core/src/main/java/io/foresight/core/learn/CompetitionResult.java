/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.EvaluationReport;
import io.foresight.core.model.ScoringModel;
import org.jspecify.annotations.Nullable;

/** A trained model with its report, or the reason why there is none. */
public final class CompetitionResult {
  private final @Nullable ScoringModel model;
  private final @Nullable EvaluationReport report;
  private final String refusal;

  private CompetitionResult(
      @Nullable ScoringModel model, @Nullable EvaluationReport report, String refusal) {
    this.model = model;
    this.report = report;
    this.refusal = refusal;
  }

  static CompetitionResult of(ScoringModel model, EvaluationReport report) {
    return new CompetitionResult(model, report, "");
  }

  static CompetitionResult refused(String reason) {
    return new CompetitionResult(null, null, reason);
  }

  /** Whether there is no model. */
  public boolean refused() {
    return model == null;
  }

  /** Why there is no model, in a sentence; empty when there is one. */
  public String refusal() {
    return refusal;
  }

  /**
   * The winner, fitted and calibrated.
   *
   * @throws IllegalStateException if training was refused
   */
  public ScoringModel model() {
    if (model == null) {
      throw new IllegalStateException("there is no model: " + refusal);
    }
    return model;
  }

  /**
   * Its model card. Look at {@link EvaluationReport#beatsBaseline()} before it goes live.
   *
   * @throws IllegalStateException if training was refused
   */
  public EvaluationReport report() {
    if (report == null) {
      throw new IllegalStateException("there is no report: " + refusal);
    }
    return report;
  }
}
