/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;

/**
 * A weighted sum of encoded inputs. The contribution of a column is exactly the sum of weight ×
 * (input − mean input) over the inputs made of it.
 */
public final class LinearPredictor implements Predictor {
  private final LinearEncoder encoder;
  private final double intercept;
  private final double[] weights;
  private final double[] means;
  private final int[] numberColumn;
  private final int[] categoryColumn;
  private final double base;

  /**
   * @param encoder row to inputs
   * @param intercept margin when every input is 0
   * @param weights one per input
   * @param means for each column, numbers first, the mean over the training rows of what it adds to
   *     the margin
   */
  public LinearPredictor(
      LinearEncoder encoder, double intercept, double[] weights, double[] means) {
    if (weights.length != encoder.width() || means.length != encoder.blocks()) {
      throw new IllegalArgumentException("one weight per input and one mean per column is needed");
    }
    this.encoder = encoder;
    this.intercept = intercept;
    this.weights = weights.clone();
    this.means = means.clone();
    Schema schema = encoder.schema();
    numberColumn = schema.numbers().stream().mapToInt(schema.columns()::indexOf).toArray();
    categoryColumn = schema.categories().stream().mapToInt(schema.columns()::indexOf).toArray();
    double sum = intercept;
    for (double m : means) {
      sum += m;
    }
    base = sum;
  }

  /** What each column (numbers first) adds to the margin of a row, under the given weights. */
  public static void parts(LinearEncoder encoder, double[] weights, Row row, double[] out) {
    int numbers = row.numbers.length;
    for (int c = 0; c < numbers; c++) {
      out[c] = encoder.numberPart(c, row, weights);
    }
    for (int c = 0; c < row.categories.length; c++) {
      out[numbers + c] = encoder.categoryPart(c, row, weights);
    }
  }

  @Override
  public Schema schema() {
    return encoder.schema();
  }

  @Override
  public double margin(Row row) {
    double sum = intercept;
    for (int c = 0; c < numberColumn.length; c++) {
      sum += encoder.numberPart(c, row, weights);
    }
    for (int c = 0; c < categoryColumn.length; c++) {
      sum += encoder.categoryPart(c, row, weights);
    }
    return sum;
  }

  @Override
  public double base() {
    return base;
  }

  @Override
  public void contributions(Row row, double[] out) {
    int numbers = numberColumn.length;
    for (int c = 0; c < numbers; c++) {
      out[numberColumn[c]] += encoder.numberPart(c, row, weights) - means[c];
    }
    for (int c = 0; c < categoryColumn.length; c++) {
      out[categoryColumn[c]] += encoder.categoryPart(c, row, weights) - means[numbers + c];
    }
  }

  LinearEncoder encoder() {
    return encoder;
  }

  double intercept() {
    return intercept;
  }

  double[] weights() {
    return weights;
  }

  double[] means() {
    return means;
  }
}
