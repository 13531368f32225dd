/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.Calibrator;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.model.TreeEncoder;
import io.foresight.core.model.TreePredictor;
import io.foresight.core.model.Trees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gradient-boosted trees by XGBoost's histogram method (Chen and Guestrin 2016). Settings differ in
 * the number of trees only: fewer trees are the first ones of more, so one fit serves them all.
 */
public final class BoostedTreesLearner implements Learner {
  private static final int[] ROUNDS = {25, 50, 75, 100, 150, 200, 250, 300};

  private final int depth;
  private final double rate;
  private final int[] rounds;

  /** Depth 4, learning rate 0.05, 25 to 300 trees. */
  public BoostedTreesLearner() {
    this(4, 0.05, ROUNDS);
  }

  /**
   * @param depth of each tree, 1..12
   * @param rate learning rate, above 0
   * @param rounds numbers of trees to choose from, ascending
   */
  public BoostedTreesLearner(int depth, double rate, int... rounds) {
    if (depth < 1 || depth > 12 || !(rate > 0) || rounds.length == 0) {
      throw new IllegalArgumentException("depth must be 1..12, rate above 0, rounds not empty");
    }
    this.depth = depth;
    this.rate = rate;
    this.rounds = rounds.clone();
  }

  @Override
  public String name() {
    return "boosted-trees";
  }

  @Override
  public int complexity() {
    return 30;
  }

  @Override
  public List<Map<String, Object>> settings() {
    List<Map<String, Object>> out = new ArrayList<>();
    for (int r : rounds) {
      Map<String, Object> m = new LinkedHashMap<>();
      m.put("trees", r);
      m.put("depth", depth);
      m.put("learningRate", rate);
      m.put("rowShare", 0.8);
      m.put("columnShare", 0.8);
      m.put("minChildWeight", 5);
      out.add(m);
    }
    return out;
  }

  @Override
  public String unable(TrainingSet rows) {
    return rows.schema().columns().isEmpty() ? "there are no columns" : Xgboost.unavailable();
  }

  @Override
  public List<ScoringModel> fitAll(TrainingSet rows, FitContext context) {
    TreePredictor all = train(rows, rounds[rounds.length - 1], context);
    List<ScoringModel> out = new ArrayList<>();
    for (int r : rounds) {
      out.add(model(all.first(r)));
    }
    return out;
  }

  @Override
  public ScoringModel fit(TrainingSet rows, int setting, FitContext context) {
    return model(train(rows, rounds[setting], context));
  }

  private ScoringModel model(TreePredictor predictor) {
    return new ScoringModel(name(), predictor, Calibrator.NONE);
  }

  private TreePredictor train(TrainingSet rows, int count, FitContext context) {
    TreeEncoder encoder = Encoders.trees(rows);
    try {
      return ClassLoaders.withOwn(
          () -> {
            try (Xgboost booster = new Xgboost(rows, encoder, parameters(rows, context))) {
              for (int r = 0; r < count; r++) {
                if (r % 10 == 0) {
                  context.progress().report("fitting " + name(), r, count);
                }
                booster.grow();
              }
              Trees trees = booster.trees();
              return new TreePredictor(encoder, trees, booster.intercept());
            }
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new LearnerException("XGBoost failed: " + e.getMessage(), e);
    }
  }

  /** XGBoost's own names; see its documentation of parameters, version 1.6. */
  Map<String, Object> parameters(TrainingSet rows, FitContext context) {
    Map<String, Object> p = new LinkedHashMap<>();
    p.put("objective", "binary:logistic");
    p.put("tree_method", "hist");
    p.put("max_depth", depth);
    p.put("eta", rate);
    p.put("subsample", 0.8);
    p.put("colsample_bytree", 0.8);
    p.put("min_child_weight", 5);
    p.put("base_score", (float) ((rows.positives() + 0.5) / (rows.size() + 1.0)));
    p.put("seed", context.seed() & Integer.MAX_VALUE);
    p.put("nthread", context.threads());
    p.put("verbosity", 0);
    return Collections.unmodifiableMap(p);
  }
}
