/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.ScoringModel;
import org.jspecify.annotations.Nullable;

/**
 * A trained model with its report, or the reason why there is none.
 *
 * @param <R> the report
 */
public abstract class TrainingResult<R> {
  private final @Nullable ScoringModel model;
  private final @Nullable R report;
  private final String refusal;

  TrainingResult(@Nullable ScoringModel model, @Nullable R report, String refusal) {
    this.model = model;
    this.report = report;
    this.refusal = refusal;
  }

  /** Whether there is no model. */
  public final boolean refused() {
    return model == null;
  }

  /** Why there is no model, in a sentence; empty when there is one. */
  public final String refusal() {
    return refusal;
  }

  /**
   * The winner, fitted, and calibrated or scaled.
   *
   * @throws IllegalStateException if training was refused
   */
  public final ScoringModel model() {
    return there(model, "model");
  }

  /**
   * What it is worth. Look at whether it beats the baseline before it goes live.
   *
   * @throws IllegalStateException if training was refused
   */
  public final R report() {
    return there(report, "report");
  }

  private <T> T there(@Nullable T part, String name) {
    if (part == null) {
      throw new IllegalStateException("there is no " + name + ": " + refusal);
    }
    return part;
  }
}
