/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up tables with a known truth. */
final class Tables {
  private Tables() {}

  /**
   * {@code numbers} uniform columns x0.. in -1..1 (every seventh value of x1 is missing) and a
   * category "c" of a, b, c, rare and missing. The truth is linear in x0 and the category, and has
   * an interaction of x2 and x3 if there are so many.
   */
  static TrainingSet mixed(int rows, int numbers, long seed, double interaction) {
    List<Column> columns = new ArrayList<>();
    for (int k = 0; k < numbers; k++) {
      columns.add(Column.number("x" + k));
      if (k == 0) {
        columns.add(Column.category("c"));
      }
    }
    Schema schema = new Schema(columns);
    TrainingSet.Builder b = new TrainingSet.Builder(schema);
    SplittableRandom random = new SplittableRandom(seed);
    Row row = schema.newRow();
    String[] levels = {"a", "b", "c"};
    for (int i = 0; i < rows; i++) {
      row.clear();
      for (int k = 0; k < numbers; k++) {
        row.numbers[k] = (float) (random.nextDouble() * 2 - 1);
      }
      double margin = 1.5 * row.numbers[0] - 0.5;
      int level = random.nextInt(4);
      if (level < 3) {
        row.categories[0] = levels[level];
        margin += level - 1;
      }
      if (i % 500 == 0) {
        row.categories[0] = "rare" + i;
      }
      if (numbers > 1 && random.nextInt(7) == 0) {
        row.numbers[1] = Float.NaN;
        margin += 0.5;
      }
      if (numbers > 3) {
        margin += interaction * row.numbers[2] * row.numbers[3];
      }
      b.add(row, random.nextDouble() < 1 / (1 + Math.exp(-margin)), i, CsvTable.crc("" + i));
    }
    return b.build();
  }

  /** Uniform columns that have nothing to do with the outcome, which happens to a third. */
  static TrainingSet noise(int rows, int numbers, long seed) {
    List<Column> columns = new ArrayList<>();
    for (int k = 0; k < numbers; k++) {
      columns.add(Column.number("x" + k));
    }
    TrainingSet.Builder b = new TrainingSet.Builder(new Schema(columns));
    SplittableRandom random = new SplittableRandom(seed);
    Row row = new Schema(columns).newRow();
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < numbers; k++) {
        row.numbers[k] = (float) random.nextDouble();
      }
      b.add(row, random.nextInt(3) == 0, i, CsvTable.crc("" + i));
    }
    return b.build();
  }
}
