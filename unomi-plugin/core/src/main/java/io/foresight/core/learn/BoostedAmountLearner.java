/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.Calibrator;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.model.TreeEncoder;
import io.foresight.core.model.TreePredictor;
import java.util.LinkedHashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.jspecify.annotations.Nullable;

/**
 * Learns an amount that is often 0 and else positive (spend, orders) by gradient-boosted trees
 * under the Tweedie deviance of power 1.5, a compound of "how often" and "how much" with one
 * logarithmic link. With offsets it learns a factor on somebody else's prediction, and its
 * predictions start from that. Stateless and deterministic: the same rows, amounts, seed and
 * threads give the same model.
 *
 * <p>Source: Jørgensen 1987, "Exponential dispersion models"; Chen and Guestrin 2016 for the trees.
 */
public final class BoostedAmountLearner {
  private static final double POWER = 1.5;
  private static final double SMALLEST = 1e-9;

  private final int depth;
  private final double rate;
  private final int trees;
  private final double minChildWeight;

  /** Depth 3, learning rate 0.05, 100 trees. */
  public BoostedAmountLearner() {
    this(3, 0.05, 100, 10);
  }

  /**
   * @param depth of each tree, 1..12
   * @param rate learning rate, above 0
   * @param trees how many
   * @param minChildWeight least sum of second derivatives in a leaf, about its number of average
   *     outcomes
   */
  public BoostedAmountLearner(int depth, double rate, int trees, double minChildWeight) {
    if (depth < 1 || depth > 12 || !(rate > 0) || trees < 1) {
      throw new IllegalArgumentException("depth must be 1..12, rate above 0, trees 1 or more");
    }
    this.depth = depth;
    this.rate = rate;
    this.trees = trees;
    this.minChildWeight = minChildWeight;
  }

  /** Why it cannot fit here; empty when it can. */
  public static String unavailable() {
    return Xgboost.unavailable();
  }

  /**
   * Fits.
   *
   * @param rows whose labels are not read
   * @param amounts one per row; what is not above 0 (NaN too) counts as 0
   * @param offsets one logarithm per row that the model's margin is added to; null for none
   * @return a model whose margin is a logarithm: the amount is {@code exp(margin + offset)}, in the
   *     amounts' unit; its probability has no meaning
   */
  public ScoringModel fit(
      TrainingSet rows, double[] amounts, double @Nullable [] offsets, FitContext context) {
    if (amounts.length != rows.size() || offsets != null && offsets.length != rows.size()) {
      throw new IllegalArgumentException("one amount (and offset) per row is needed");
    }
    TreeEncoder encoder = Encoders.trees(rows);
    double mean = 0;
    for (double a : amounts) {
      mean += a > 0 ? a / amounts.length : 0;
    }
    // Trees work on amounts in units of their mean, whatever the currency.
    double unit = Math.max(SMALLEST, mean);
    try {
      return ClassLoaders.withOwn(() -> train(rows, encoder, amounts, offsets, unit, context));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new LearnerException("XGBoost failed: " + e.getMessage(), e);
    }
  }

  private ScoringModel train(
      TrainingSet rows,
      TreeEncoder encoder,
      double[] amounts,
      double @Nullable [] offsets,
      double unit,
      FitContext context)
      throws Exception {
    int n = rows.size();
    float[] labels = new float[n];
    float[] start = new float[n];
    for (int i = 0; i < n; i++) {
      labels[i] = amounts[i] > 0 ? (float) (amounts[i] / unit) : 0f;
      start[i] = offsets == null ? 0f : (float) (offsets[i] - Math.log(unit));
    }
    DMatrix matrix = new DMatrix(Xgboost.encode(rows, encoder), n, encoder.width(), Float.NaN);
    try {
      matrix.setLabel(labels);
      matrix.setBaseMargin(start);
      Booster booster = XGBoost.train(matrix, parameters(context), 0, Map.of(), null, null);
      try {
        for (int r = 0; r < trees; r++) {
          if (r % 10 == 0) {
            context.progress().report("fitting amounts", r, trees);
          }
          booster.update(matrix, r);
        }
        // With offsets the factor is free of units, without them exp(margin) is in the amounts'.
        double intercept = offsets == null ? Math.log(unit) : 0;
        TreePredictor predictor =
            new TreePredictor(
                encoder, XgboostDump.parse(booster.getModelDump("", true)), intercept);
        return new ScoringModel("boosted-amount", predictor, Calibrator.NONE);
      } finally {
        booster.dispose();
      }
    } finally {
      matrix.dispose();
    }
  }

  private Map<String, Object> parameters(FitContext context) {
    Map<String, Object> p = new LinkedHashMap<>();
    p.put("objective", "reg:tweedie");
    p.put("tweedie_variance_power", POWER);
    p.put("tree_method", "hist");
    p.put("max_depth", depth);
    p.put("eta", rate);
    p.put("subsample", 0.8);
    p.put("colsample_bytree", 0.5);
    p.put("min_child_weight", minChildWeight);
    p.put("lambda", 5);
    p.put("max_delta_step", 0.7);
    p.put("base_score", 0.5f);
    p.put("seed", context.seed() & Integer.MAX_VALUE);
    p.put("nthread", context.threads());
    p.put("verbosity", 0);
    return p;
  }
}
