/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;

/**
 * The part of a model between the row and the calibration: a raw margin in log-odds that is the sum
 * of {@link #base()} and one contribution per column. Implementations are immutable and
 * thread-safe.
 */
public interface Predictor {
  /** Columns of the rows it reads. */
  Schema schema();

  /** Raw margin (log-odds before calibration) of a row. Does not allocate. */
  double margin(Row row);

  /** The margin of the average training row: what contributions are measured against. */
  double base();

  /**
   * Adds to each entry of {@code out} what that column contributes to the row's margin, so that
   * {@code base() + sum(out) = margin(row)} when {@code out} was zero.
   *
   * @param out one entry per column, in the order of {@link Schema#columns()}
   */
  void contributions(Row row, double[] out);
}
