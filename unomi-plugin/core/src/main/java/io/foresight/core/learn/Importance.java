/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The share of each column in what a model says: mean absolute contributions, summing to 1. */
final class Importance {
  /** Rows whose contributions are averaged. */
  private static final int ROWS = 2_000;

  private Importance() {}

  static Map<String, Double> of(ScoringModel model, TrainingSet test) {
    int columns = test.schema().columns().size();
    double[] sum = new double[columns];
    double[] c = new double[columns];
    Row row = test.schema().newRow();
    int step = Math.max(1, test.size() / ROWS);
    for (int i = 0; i < test.size(); i += step) {
      test.read(i, row);
      model.contributions(row, c);
      for (int k = 0; k < columns; k++) {
        sum[k] += Math.abs(c[k]);
      }
    }
    double total = 0;
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < columns; k++) {
      total += sum[k];
      order.add(k);
    }
    order.sort((a, b) -> Double.compare(sum[b], sum[a]));
    Map<String, Double> out = new LinkedHashMap<>();
    for (int k : order) {
      out.put(test.schema().columns().get(k).name(), total > 0 ? sum[k] / total : 0);
    }
    return out;
  }
}
