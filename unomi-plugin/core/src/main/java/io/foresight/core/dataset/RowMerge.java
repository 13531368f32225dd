/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import io.foresight.core.learn.TrainingSet;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the rows of several parts into one order that does not depend on the parts. */
final class RowMerge {
  private RowMerge() {}

  /** All of {@code first}, then all of {@code second}, each by time and profile. */
  static TrainingSet inOrder(Schema schema, List<TrainingSet> first, List<TrainingSet> second) {
    TrainingSet.Builder out = new TrainingSet.Builder(schema);
    append(schema, first, out);
    append(schema, second, out);
    return out.build();
  }

  private static void append(Schema schema, List<TrainingSet> parts, TrainingSet.Builder out) {
    List<long[]> order = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      TrainingSet part = parts.get(p);
      for (int i = 0; i < part.size(); i++) {
        order.add(new long[] {part.time(i), part.group(i), p, i});
      }
    }
    order.sort(
        Comparator.<long[]>comparingLong(o -> o[0])
            .thenComparingLong(o -> o[1])
            .thenComparingLong(o -> o[3]));
    Row row = schema.newRow();
    for (long[] o : order) {
      TrainingSet part = parts.get((int) o[2]);
      int i = (int) o[3];
      part.read(i, row);
      if (part.hasAmounts()) {
        out.addAmount(row, part.amount(i), part.time(i), part.group(i));
      } else {
        out.add(row, part.label(i), part.time(i), part.group(i));
      }
    }
  }
}
