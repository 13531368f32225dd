/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;

/**
 * The naive spend rate: what somebody spent per day so far (cancellations taken off), shrunk
 * towards everybody's rate as if by {@value #PRIOR_DAYS} days at that, times the horizon. Scaled so
 * that its total is right on the rows it was fitted on. This is what a learned model has to beat.
 */
final class SpendRate {
  static final int PRIOR_DAYS = 90;

  private final int spent;
  private final int cancelled;
  private final int tenure;
  private double rate;
  private double factor = 1;
  private double mean;

  private SpendRate(TrainingSet rows) {
    spent = rows.schema().numbers().indexOf(Column.number("amount_total"));
    cancelled = rows.schema().numbers().indexOf(Column.number("cancel_share"));
    tenure = rows.schema().numbers().indexOf(Column.number("tenure_days"));
  }

  static SpendRate fit(TrainingSet rows) {
    SpendRate r = new SpendRate(rows);
    Row row = rows.schema().newRow();
    double money = 0;
    double days = 0;
    double actual = 0;
    for (int i = 0; i < rows.size(); i++) {
      rows.read(i, row);
      money += r.spent(row);
      days += r.days(row);
      actual += rows.amount(i);
    }
    r.mean = rows.size() > 0 ? actual / rows.size() : 0;
    r.rate = days > 0 ? money / days : 0;
    double predicted = 0;
    for (int i = 0; i < rows.size(); i++) {
      rows.read(i, row);
      predicted += r.perDay(row);
    }
    r.factor = predicted > 0 ? actual / predicted : Double.NaN;
    return r;
  }

  /** The amount to expect; everybody's mean where nothing is known of past spending. */
  double amount(Row row) {
    // The horizon is in the factor.
    return Double.isNaN(factor) ? mean : factor * perDay(row);
  }

  private double perDay(Row row) {
    return (spent(row) + PRIOR_DAYS * rate) / (days(row) + PRIOR_DAYS);
  }

  private double spent(Row row) {
    double s = at(row, spent);
    return s * (1 - Math.min(1, at(row, cancelled)));
  }

  private double days(Row row) {
    return at(row, tenure);
  }

  private static double at(Row row, int column) {
    return column >= 0 && row.numbers[column] > 0 ? row.numbers[column] : 0;
  }
}
