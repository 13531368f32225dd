/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.fairness;

import io.foresight.core.learn.TrainingSet;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps sensitive columns out of training and at hand for the audit. */
public final class Columns {
  private Columns() {}

  /**
   * The rows without some columns. A model trained on them never sees those, neither in training
   * nor when it serves: it asks the reader for its own columns by name.
   *
   * @param names to leave out; those that do not exist are no error
   */
  public static TrainingSet without(TrainingSet rows, Collection<String> names) {
    List<Column> kept = new ArrayList<>(rows.schema().columns());
    kept.removeIf(c -> names.contains(c.name()));
    Schema schema = new Schema(kept);
    int[] numbers = from(schema.numbers(), rows.schema().numbers());
    int[] categories = from(schema.categories(), rows.schema().categories());
    TrainingSet.Builder out = new TrainingSet.Builder(schema);
    Row row = schema.newRow();
    for (int i = 0; i < rows.size(); i++) {
      for (int n = 0; n < numbers.length; n++) {
        row.numbers[n] = rows.number(i, numbers[n]);
      }
      for (int c = 0; c < categories.length; c++) {
        row.categories[c] = rows.category(i, categories[c]);
      }
      out.add(row, rows.label(i), rows.time(i), rows.group(i));
    }
    return out.build();
  }

  /** The values of a categorical column, one per row. */
  public static List<@Nullable String> values(TrainingSet rows, String category) {
    int at = rows.schema().categories().indexOf(Column.category(category));
    if (at < 0) {
      throw new IllegalArgumentException("no categorical column " + category);
    }
    List<@Nullable String> out = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      out.add(rows.category(i, at));
    }
    return out;
  }

  private static int[] from(List<Column> wanted, List<Column> given) {
    return wanted.stream().mapToInt(given::indexOf).toArray();
  }
}
