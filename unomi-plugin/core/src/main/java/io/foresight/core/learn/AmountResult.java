/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.AmountReport;
import io.foresight.core.model.ScoringModel;
import org.jspecify.annotations.Nullable;

/** A trained model of amounts with its report, or the reason why there is none. */
public final class AmountResult {
  private final @Nullable ScoringModel model;
  private final @Nullable AmountReport report;
  private final String refusal;

  private AmountResult(
      @Nullable ScoringModel model, @Nullable AmountReport report, String refusal) {
    this.model = model;
    this.report = report;
    this.refusal = refusal;
  }

  static AmountResult of(ScoringModel model, AmountReport report) {
    return new AmountResult(model, report, "");
  }

  static AmountResult refused(String reason) {
    return new AmountResult(null, null, reason);
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
   * The winner, fitted and scaled.
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
   * What it is worth. Look at {@link AmountReport#beatsBaseline()} before it goes live.
   *
   * @throws IllegalStateException if training was refused
   */
  public AmountReport report() {
    if (report == null) {
      throw new IllegalStateException("there is no report: " + refusal);
    }
    return report;
  }
}
