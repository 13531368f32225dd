/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.drift;

import io.foresight.core.learn.TrainingSet;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.List;
import java.util.SplittableRandom;

/** A made-up shop with a season: visits rise and fall over the year, and buying follows visits. */
final class Seasons {
  static final Schema SCHEMA =
      new Schema(List.of(Column.number("visits"), Column.number("age"), Column.category("city")));
  static final long DAY = 86_400_000L;

  private Seasons() {}

  /** What a model that knows the truth says. */
  static double probability(float visits) {
    return 1 / (1 + Math.exp(2.5 - 0.4 * visits));
  }

  static double[] scores(TrainingSet rows) {
    double[] p = new double[rows.size()];
    for (int i = 0; i < p.length; i++) {
      p[i] = probability(rows.number(i, 0));
    }
    return p;
  }

  /**
   * One snapshot.
   *
   * @param day since 1970; the season peaks every 365 days
   * @param appetite factor of the true probability; 1 is what the model believes
   */
  static void snapshot(
      TrainingSet.Builder into, int day, int rows, double appetite, SplittableRandom random) {
    double level = 3 + 2 * Math.cos(2 * Math.PI * day / 365);
    Row row = SCHEMA.newRow();
    for (int i = 0; i < rows; i++) {
      row.clear();
      row.numbers[0] = (float) (-level * Math.log(1 - random.nextDouble()));
      row.numbers[1] = random.nextInt(10) == 0 ? Float.NaN : 18 + random.nextInt(60);
      row.categories[0] = random.nextInt(3) == 0 ? "Rome" : "Oslo";
      boolean bought = random.nextDouble() < appetite * probability(row.numbers[0]);
      into.add(row, bought, day * DAY, i);
    }
  }

  static TrainingSet one(int day, int rows, double appetite, long seed) {
    TrainingSet.Builder b = new TrainingSet.Builder(SCHEMA);
    snapshot(b, day, rows, appetite, new SplittableRandom(seed));
    return b.build();
  }

  /** Twelve snapshots, one every 30 days, before a day. */
  static TrainingSet year(int before, int rows, long seed) {
    TrainingSet.Builder b = new TrainingSet.Builder(SCHEMA);
    SplittableRandom random = new SplittableRandom(seed);
    for (int s = 12; s >= 1; s--) {
      snapshot(b, before - 30 * s, rows, 1, random);
    }
    return b.build();
  }
}
