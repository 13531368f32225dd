/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.Calibrator;
import io.foresight.core.model.LinearEncoder;
import io.foresight.core.model.NumberEncoding;
import io.foresight.core.model.NumberEncoding.Shape;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The baseline to beat: the outcome rate in ten quantile bins of one column, usually days since the
 * last order. What a marketer does with a spreadsheet.
 */
public final class RecencyLearner implements Learner {
  /** Rows of overall rate mixed into each bin, so that small bins do not claim certainty. */
  private static final double PRIOR_ROWS = 20;

  private final String column;

  /**
   * @param column name of the numeric column
   */
  public RecencyLearner(String column) {
    this.column = column;
  }

  @Override
  public String name() {
    return "recency-rule";
  }

  @Override
  public int complexity() {
    return 1;
  }

  @Override
  public List<Map<String, Object>> settings() {
    return Collections.singletonList(Collections.singletonMap("column", column));
  }

  @Override
  public String unable(TrainingSet rows) {
    return rows.schema().numbers().contains(Column.number(column))
        ? ""
        : "there is no numeric column " + column;
  }

  @Override
  public List<ScoringModel> fitAll(TrainingSet rows, FitContext context) {
    return Collections.singletonList(fit(rows, 0, context));
  }

  @Override
  public ScoringModel fit(TrainingSet rows, int setting, FitContext context) {
    Schema schema = rows.schema();
    int index = schema.numbers().indexOf(Column.number(column));
    List<NumberEncoding> numbers = new ArrayList<>();
    for (int c = 0; c < schema.numbers().size(); c++) {
      // The other columns get a constant: they cost nothing and weigh nothing.
      numbers.add(
          c == index
              ? Encoders.number(rows, c, Shape.BINS)
              : NumberEncoding.line(Shape.PLAIN, 0, 1, 0, 0));
    }
    LinearEncoder encoder = new LinearEncoder(schema, numbers, Encoders.levels(rows));
    double[] n = new double[encoder.width()];
    double[] positive = new double[encoder.width()];
    float[] line = new float[encoder.lines()];
    int[] on = new int[encoder.blocks()];
    Row row = schema.newRow();
    for (int i = 0; i < rows.size(); i++) {
      rows.read(i, row);
      encoder.encode(row, line, 0, on, 0);
      n[on[index]]++;
      positive[on[index]] += rows.label(i) ? 1 : 0;
    }
    double rate = (rows.positives() + 0.5) / (rows.size() + 1.0);
    double overall = Calibrator.logOdds(rate);
    double[] weights = new double[encoder.width() + 1];
    for (int k = 0; k < n.length; k++) {
      if (n[k] > 0) {
        double p = (positive[k] + PRIOR_ROWS * rate) / (n[k] + PRIOR_ROWS);
        weights[k] = Calibrator.logOdds(p) - overall;
      }
    }
    weights[encoder.width()] = overall;
    return LinearModels.model(name(), encoder, weights, rows);
  }
}
