/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random trees and rows with missing values and features that repeat on a path. */
final class RandomTrees {
  private RandomTrees() {}

  static Schema numbers(int width) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      columns.add(Column.number("x" + i));
    }
    return new Schema(columns);
  }

  static Trees trees(int count, int depth, int width, SplittableRandom random) {
    Trees.Builder b = new Trees.Builder();
    for (int t = 0; t < count; t++) {
      grow(b, b.tree(), depth, 1000, width, random);
    }
    return b.build();
  }

  private static void grow(
      Trees.Builder b, int node, int depth, double cover, int width, SplittableRandom random) {
    if (depth == 0 || random.nextInt(6) == 0) {
      b.leaf(node, random.nextDouble() * 2 - 1, cover);
      return;
    }
    int child =
        b.split(
            node,
            random.nextInt(width),
            (float) (random.nextInt(9) - 4) / 4,
            random.nextBoolean(),
            cover);
    double share = 0.05 + 0.9 * random.nextDouble();
    grow(b, child, depth - 1, cover * share, width, random);
    grow(b, child + 1, depth - 1, cover * (1 - share), width, random);
  }

  static Row row(Schema schema, SplittableRandom random) {
    Row row = schema.newRow();
    for (int i = 0; i < row.numbers.length; i++) {
      // Coarse values meet thresholds exactly; some are missing.
      row.numbers[i] = random.nextInt(8) == 0 ? Float.NaN : (float) (random.nextInt(11) - 5) / 4;
    }
    return row;
  }

  /** Follows the definition, node by node. */
  static double slowSum(Trees trees, Row row) {
    double sum = 0;
    for (int r : trees.root) {
      int n = r;
      while (!trees.leaf(n)) {
        n = goesLeft(trees, n, row) ? trees.left[n] : trees.left[n] + 1;
      }
      sum += trees.value[n];
    }
    return sum;
  }

  static boolean goesLeft(Trees trees, int node, Row row) {
    float v = row.numbers[trees.feature[node]];
    return Float.isNaN(v) ? trees.missingLeft[node] : v < trees.threshold[node];
  }
}
