/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Customers who buy at a steady pace of their own, seen at snapshots half a horizon apart, as the
 * product lays them out: the outcome windows of neighbouring snapshots overlap by half.
 */
final class StationaryShop {
  private static final double HORIZON = 30;
  private static final int SNAPSHOTS = 8;
  private static final double FIRST = 200;

  /** Demand of day d, 1 for a shop in which nothing changes. */
  interface Demand {
    double at(double day);
  }

  final TrainingSet rows;
  final Split split;

  /** Probability of each test row to have the outcome. */
  final double[] truth;

  StationaryShop(int customers, long seed, Demand demand) {
    Schema schema =
        new Schema(
            List.of(Column.number("recency"), Column.number("count90"), Column.number("count")));
    TrainingSet.Builder rows = new TrainingSet.Builder(schema);
    Row row = schema.newRow();
    SplittableRandom random = new SplittableRandom(seed);
    double[] rate = new double[customers];
    List<double[]> orders = new ArrayList<>();
    double test = FIRST + (SNAPSHOTS + 1) * HORIZON / 2;
    for (int c = 0; c < customers; c++) {
      rate[c] = 1 / (10 + 190 * random.nextDouble());
      List<Double> own = new ArrayList<>();
      // Thinning of a process twice as quick: demand may reach 2.
      for (double d = 0; d < test + HORIZON; ) {
        d -= Math.log(1 - random.nextDouble()) / rate[c] / 2;
        if (random.nextDouble() < demand.at(d) / 2) {
          own.add(d);
        }
      }
      orders.add(own.stream().mapToDouble(d -> d).toArray());
    }
    for (int s = 0; s <= SNAPSHOTS; s++) {
      double now = s == SNAPSHOTS ? test : FIRST + s * HORIZON / 2;
      for (int c = 0; c < customers; c++) {
        read(orders.get(c), now, row);
        rows.add(row, count(orders.get(c), now, now + HORIZON) > 0, (long) now, mix(c));
      }
    }
    this.rows = rows.build();
    int fit = SNAPSHOTS * customers;
    split =
        Splits.inTime(
            this.rows,
            IntStream.range(0, fit).toArray(),
            IntStream.range(fit, this.rows.size()).toArray(),
            (long) HORIZON,
            "test");
    truth = new double[customers];
    for (int c = 0; c < customers; c++) {
      double due = 0;
      for (int d = 0; d < HORIZON; d++) {
        due += rate[c] * demand.at(test + d + 0.5);
      }
      truth[c] = 1 - Math.exp(-due);
    }
  }

  private static void read(double[] orders, double now, Row row) {
    double last = Double.NaN;
    for (double d : orders) {
      last = d < now ? d : last;
    }
    row.numbers[0] = (float) (now - last);
    row.numbers[1] = count(orders, now - 90, now);
    row.numbers[2] = count(orders, now - 200, now);
  }

  private static int count(double[] orders, double from, double until) {
    int n = 0;
    for (double d : orders) {
      n += d >= from && d < until ? 1 : 0;
    }
    return n;
  }

  private static long mix(long c) {
    return (c + 1) * 0x9e3779b97f4a7c15L;
  }
}
