/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The mean of several predictors' margins: logarithmic opinion pool with equal weights (Genest and
 * Zidek 1986). Contributions are the means of theirs.
 */
public final class BlendedPredictor implements Predictor {
  /** More than these would be a mistake; keeps damaged bytes from eating the stack. */
  static final int MOST = 16;

  private final List<Predictor> parts;

  /**
   * @param parts 1 to 16 predictors of rows of the same columns, none of them a blend
   * @throws IllegalArgumentException if they are not
   */
  public BlendedPredictor(List<? extends Predictor> parts) {
    if (parts.isEmpty() || parts.size() > MOST) {
      throw new IllegalArgumentException("a blend needs 1 to 16 parts, was " + parts.size());
    }
    for (Predictor p : parts) {
      if (p instanceof BlendedPredictor || !p.schema().equals(parts.get(0).schema())) {
        throw new IllegalArgumentException("the parts of a blend must read the same columns");
      }
    }
    this.parts = Collections.unmodifiableList(new ArrayList<>(parts));
  }

  @Override
  public Schema schema() {
    return parts.get(0).schema();
  }

  @Override
  public double margin(Row row) {
    double sum = 0;
    for (int i = 0; i < parts.size(); i++) {
      sum += parts.get(i).margin(row);
    }
    return sum / parts.size();
  }

  @Override
  public double base() {
    return parts.stream().mapToDouble(Predictor::base).sum() / parts.size();
  }

  @Override
  public void contributions(Row row, double[] out) {
    double[] sum = new double[out.length];
    for (Predictor p : parts) {
      p.contributions(row, sum);
    }
    for (int i = 0; i < out.length; i++) {
      out[i] += sum[i] / parts.size();
    }
  }

  List<Predictor> parts() {
    return parts;
  }
}
