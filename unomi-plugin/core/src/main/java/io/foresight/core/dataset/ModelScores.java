/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import io.foresight.core.learn.TrainingSet;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import java.util.List;

/**
 * What models of any version and either kind predict for whole sets: columns are matched by name
 * and kind.
 */
public final class ModelScores {
  private ModelScores() {}

  /** The probability or amount of each row; columns that the rows lack count as missing. */
  public static double[] of(ScoringModel model, TrainingSet rows) {
    int[] numbers = from(model.schema().numbers(), rows.schema().numbers());
    int[] categories = from(model.schema().categories(), rows.schema().categories());
    Row row = model.schema().newRow();
    double[] out = new double[rows.size()];
    for (int i = 0; i < out.length; i++) {
      row.clear();
      for (int n = 0; n < numbers.length; n++) {
        if (numbers[n] >= 0) {
          row.numbers[n] = rows.number(i, numbers[n]);
        }
      }
      for (int c = 0; c < categories.length; c++) {
        if (categories[c] >= 0) {
          row.categories[c] = rows.category(i, categories[c]);
        }
      }
      out[i] = model.value(row);
    }
    return out;
  }

  private static int[] from(List<Column> wanted, List<Column> given) {
    return wanted.stream().mapToInt(given::indexOf).toArray();
  }
}
