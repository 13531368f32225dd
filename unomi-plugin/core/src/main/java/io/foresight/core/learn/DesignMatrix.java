/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.LinearEncoder;
import io.foresight.core.table.Row;

/**
 * Encoded rows of a linear model: standardised inputs as floats, and for each block of 0/1 inputs
 * the index of the one that is on. A row costs a few dozen bytes however many levels there are.
 */
final class DesignMatrix {
  final int rows;
  final int lines;
  final int blocks;
  final int width;
  private final float[][] line;
  private final int[][] on;
  private final boolean[] labels;

  DesignMatrix(LinearEncoder encoder, TrainingSet set) {
    rows = set.size();
    lines = encoder.lines();
    blocks = encoder.blocks();
    width = encoder.width();
    line = new float[rows][lines];
    on = new int[rows][blocks];
    labels = set.labels();
    Row row = set.schema().newRow();
    for (int i = 0; i < rows; i++) {
      set.read(i, row);
      encoder.encode(row, line[i], 0, on[i], 0);
    }
  }

  boolean label(int i) {
    return labels[i];
  }

  /** Intercept (the last weight) plus the weighted inputs of a row. */
  double margin(int i, double[] w) {
    double sum = w[width];
    float[] x = line[i];
    for (int k = 0; k < lines; k++) {
      sum += w[k] * x[k];
    }
    for (int k : on[i]) {
      if (k >= 0) {
        sum += w[k];
      }
    }
    return sum;
  }

  /** Adds residual × inputs of a row to the gradient. */
  void addGradient(int i, double residual, double[] gradient) {
    gradient[width] += residual;
    float[] x = line[i];
    for (int k = 0; k < lines; k++) {
      gradient[k] += residual * x[k];
    }
    for (int k : on[i]) {
      if (k >= 0) {
        gradient[k] += residual;
      }
    }
  }
}
