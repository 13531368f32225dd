/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;

/**
 * A trained model as it serves: encoder, predictor and calibration in flat arrays, without the
 * library that trained it. Immutable, thread-safe, and free of allocation when it scores.
 */
public final class ScoringModel {
  private final String learner;
  private final Predictor predictor;
  private final Calibrator calibrator;

  /**
   * @param learner name of the learner that made it, e.g. {@code boosted-trees}
   * @param predictor row to raw margin
   * @param calibrator raw margin to probability
   */
  public ScoringModel(String learner, Predictor predictor, Calibrator calibrator) {
    this.learner = learner;
    this.predictor = predictor;
    this.calibrator = calibrator;
  }

  /** Name of the learner that made it. */
  public String learner() {
    return learner;
  }

  /** Columns of the rows it scores. */
  public Schema schema() {
    return predictor.schema();
  }

  /** Row to raw margin. */
  public Predictor predictor() {
    return predictor;
  }

  /** Raw margin to probability. */
  public Calibrator calibrator() {
    return calibrator;
  }

  /** The same model with another calibration. */
  public ScoringModel with(Calibrator other) {
    return new ScoringModel(learner, predictor, other);
  }

  /** Whether it predicts amounts, not probabilities. */
  public boolean ofAmounts() {
    return calibrator.kind() == Calibrator.Kind.AMOUNT;
  }

  /**
   * Calibrated probability of the outcome, strictly between 0 and 1.
   *
   * @throws IllegalStateException if it predicts amounts, see {@link #value}
   */
  public double probability(Row row) {
    if (ofAmounts()) {
      throw new IllegalStateException("this model predicts amounts, it has no probability");
    }
    return calibrator.apply(predictor.margin(row));
  }

  /**
   * What is predicted: {@link #probability} or, of a model {@link #ofAmounts}, the expected amount
   * in the amounts' unit, 0..1e12.
   */
  public double value(Row row) {
    return calibrator.apply(predictor.margin(row));
  }

  /** Raw margin before calibration: log-odds, or the logarithm of an amount. */
  public double margin(Row row) {
    return predictor.margin(row);
  }

  /**
   * Sets what each column contributes to the raw margin: {@code base() + sum = margin(row)} up to
   * rounding. Calibration is monotone, so a column that raises the margin raises the probability.
   *
   * @param perSchemaColumn one entry per column in the order of {@link Schema#columns()}
   */
  public void contributions(Row row, double[] perSchemaColumn) {
    java.util.Arrays.fill(perSchemaColumn, 0);
    predictor.contributions(row, perSchemaColumn);
  }

  /** Margin of the average training row. */
  public double base() {
    return predictor.base();
  }
}
