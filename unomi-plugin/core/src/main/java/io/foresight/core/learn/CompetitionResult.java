/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.EvaluationReport;
import io.foresight.core.model.ScoringModel;
import org.jspecify.annotations.Nullable;

/** Of a {@link Competition}. */
public final class CompetitionResult extends TrainingResult<EvaluationReport> {
  private CompetitionResult(
      @Nullable ScoringModel model, @Nullable EvaluationReport report, String refusal) {
    super(model, report, refusal);
  }

  static CompetitionResult of(ScoringModel model, EvaluationReport report) {
    return new CompetitionResult(model, report, "");
  }

  static CompetitionResult refused(String reason) {
    return new CompetitionResult(null, null, reason);
  }
}
