/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.AmountReport;
import io.foresight.core.model.ScoringModel;
import org.jspecify.annotations.Nullable;

/** Of an {@link AmountCompetition}. */
public final class AmountResult extends TrainingResult<AmountReport> {
  private AmountResult(
      @Nullable ScoringModel model, @Nullable AmountReport report, String refusal) {
    super(model, report, refusal);
  }

  static AmountResult of(ScoringModel model, AmountReport report) {
    return new AmountResult(model, report, "");
  }

  static AmountResult refused(String reason) {
    return new AmountResult(null, null, reason);
  }
}
