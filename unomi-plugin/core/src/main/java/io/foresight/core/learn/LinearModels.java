/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.Calibrator;
import io.foresight.core.model.LinearEncoder;
import io.foresight.core.model.LinearPredictor;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Row;

/** Makes scoring models of fitted weights. */
final class LinearModels {
  private LinearModels() {}

  /**
   * @param weights of the encoder's inputs, the intercept last
   * @param rows over which the mean contribution of each column is taken
   */
  static ScoringModel model(
      String learner, LinearEncoder encoder, double[] weights, TrainingSet rows) {
    double[] w = java.util.Arrays.copyOf(weights, encoder.width());
    double[] means = new double[encoder.blocks()];
    double[] parts = new double[encoder.blocks()];
    Row row = rows.schema().newRow();
    for (int i = 0; i < rows.size(); i++) {
      rows.read(i, row);
      LinearPredictor.parts(encoder, w, row, parts);
      for (int c = 0; c < parts.length; c++) {
        means[c] += parts[c];
      }
    }
    for (int c = 0; c < means.length; c++) {
      means[c] /= Math.max(1, rows.size());
    }
    double intercept = weights[encoder.width()];
    return new ScoringModel(
        learner, new LinearPredictor(encoder, intercept, w, means), Calibrator.NONE);
  }
}
