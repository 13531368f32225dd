/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.Calibrator;
import io.foresight.core.model.TreeEncoder;
import io.foresight.core.model.Trees;
import io.foresight.core.table.Row;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One boosted model while it grows, straight on XGBoost's matrix. Holds native memory: close it.
 */
final class Xgboost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Xgboost.class);

  private final DMatrix matrix;
  private final Booster booster;
  private final double intercept;
  private int round;

  Xgboost(TrainingSet rows, TreeEncoder encoder, Map<String, Object> parameters)
      throws XGBoostError {
    matrix = new DMatrix(encode(rows, encoder), rows.size(), encoder.width(), Float.NaN);
    try {
      float[] labels = new float[rows.size()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = rows.label(i) ? 1f : 0f;
      }
      matrix.setLabel(labels);
      booster = XGBoost.train(matrix, parameters, 0, Map.of(), null, null);
    } catch (XGBoostError e) {
      matrix.dispose();
      throw e;
    }
    Object base = parameters.get("base_score");
    intercept = Calibrator.logOdds(base instanceof Float ? (Float) base : 0.5f);
  }

  /** Why XGBoost cannot run here; empty when it can. Asked once per process, warned about once. */
  static String unavailable() {
    return Availability.REASON;
  }

  /** Adds a tree. */
  void grow() throws XGBoostError {
    booster.update(matrix, round++);
  }

  /** Log-odds that XGBoost adds the trees to. */
  double intercept() {
    return intercept;
  }

  /** The trees so far. */
  Trees trees() throws XGBoostError {
    return XgboostDump.parse(booster.getModelDump("", true));
  }

  /** XGBoost's own probabilities of its training rows. */
  float[][] predict() throws XGBoostError {
    return booster.predict(matrix);
  }

  @Override
  public void close() {
    booster.dispose();
    matrix.dispose();
  }

  static float[] encode(TrainingSet rows, TreeEncoder encoder) {
    int width = encoder.width();
    if ((long) width * rows.size() > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException(
          rows.size() + " rows of " + width + " inputs are too many for one matrix");
    }
    float[] x = new float[width * rows.size()];
    Row row = rows.schema().newRow();
    for (int i = 0; i < rows.size(); i++) {
      rows.read(i, row);
      encoder.encode(row, x, i * width);
    }
    return x;
  }

  private static final class Availability {
    private static final String REASON = probe();

    private static String probe() {
      try {
        return ClassLoaders.withOwn(
            () -> {
              DMatrix m = new DMatrix(new float[] {0f, 1f}, 2, 1, Float.NaN);
              m.dispose();
              return "";
            });
      } catch (Exception | LinkageError e) {
        LOG.warn(
            "XGBoost's native library does not load on this machine, boosted trees are left out "
                + "(it needs x86-64, libgomp and a temporary folder that allows execution)",
            e);
        return "XGBoost's native library does not load here: " + e;
      }
    }
  }
}
