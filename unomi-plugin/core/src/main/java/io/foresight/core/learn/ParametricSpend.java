/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.value.btyd.BgNbd;
import io.foresight.core.value.btyd.BgNbdFit;
import io.foresight.core.value.btyd.Cells;
import io.foresight.core.value.btyd.GammaGamma;
import io.foresight.core.value.btyd.GammaGammaFit;

/**
 * BG/NBD for order days × Gamma-Gamma for their amounts, from the features of the newest rows and
 * scaled to the right total on all rows: a yardstick on the card beside the naive spend rate.
 */
final class ParametricSpend {
  private static final double WEEK = 7;

  private final int[] columns;
  private final double weeks;
  private final BgNbd orders;
  private final GammaGamma amounts;
  private double factor = 1;

  private ParametricSpend(TrainingSet rows, int[] columns, int horizonDays) {
    this.columns = columns;
    this.weeks = horizonDays / WEEK;
    long newest = Long.MIN_VALUE;
    for (int i = 0; i < rows.size(); i++) {
      newest = Math.max(newest, rows.time(i));
    }
    Cells.Builder cells = new Cells.Builder();
    GammaGammaFit money = new GammaGammaFit();
    Row row = rows.schema().newRow();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.time(i) == newest) {
        rows.read(i, row);
        if (ordered(row)) {
          cells.add(
              (int) Math.round(repeats(row)),
              (int) Math.round(age(row) - silence(row)),
              (int) Math.round(age(row)));
          money.add(at(row, 0), mean(row));
        }
      }
    }
    orders = BgNbdFit.fit(cells.build());
    amounts = money.fit();
  }

  /** Null where the columns are missing that it needs. */
  static @org.jspecify.annotations.Nullable ParametricSpend fit(TrainingSet rows, int horizonDays) {
    String[] names = {"order_days", "customer_days", "days_since_order", "amount_total"};
    int[] columns = new int[names.length];
    for (int c = 0; c < names.length; c++) {
      columns[c] = rows.schema().numbers().indexOf(Column.number(names[c]));
      if (columns[c] < 0) {
        return null;
      }
    }
    ParametricSpend p = new ParametricSpend(rows, columns, horizonDays);
    Row row = rows.schema().newRow();
    double predicted = 0;
    double actual = 0;
    for (int i = 0; i < rows.size(); i++) {
      rows.read(i, row);
      predicted += p.amount(row);
      actual += rows.amount(i);
    }
    p.factor = predicted > 0 ? actual / predicted : 1;
    return p;
  }

  /** The amount to expect; 0 of who never ordered. */
  double amount(Row row) {
    if (!ordered(row)) {
      return 0;
    }
    double recency = Math.max(0, age(row) - silence(row));
    double days = orders.outlook(repeats(row), recency / WEEK, age(row) / WEEK).expected(weeks);
    double a = factor * days * amounts.expectedAmount(at(row, 0), mean(row));
    return Double.isFinite(a) ? a : 0;
  }

  private boolean ordered(Row row) {
    return at(row, 0) >= 1 && !Double.isNaN(age(row)) && !Double.isNaN(silence(row));
  }

  private double repeats(Row row) {
    return Math.max(0, at(row, 0) - 1);
  }

  private double age(Row row) {
    return row.numbers[columns[1]];
  }

  private double silence(Row row) {
    return row.numbers[columns[2]];
  }

  private double mean(Row row) {
    return at(row, 3) / Math.max(1, at(row, 0));
  }

  private double at(Row row, int c) {
    float v = row.numbers[columns[c]];
    return v > 0 ? v : 0;
  }
}
