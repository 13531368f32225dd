/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.Calibrator;
import io.foresight.core.model.ScoringModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link BoostedAmountLearner} under two settings. */
final class AmountTrees implements AmountLearner {
  private static final int[] DEPTHS = {3, 4};
  private static final int[] TREES = {100, 200};
  private static final double RATE = 0.05;
  private static final double MIN_CHILD_WEIGHT = 10;

  @Override
  public String name() {
    return "boosted-amount";
  }

  @Override
  public int complexity() {
    return 30;
  }

  @Override
  public List<Map<String, Object>> settings() {
    List<Map<String, Object>> out = new ArrayList<>();
    for (int s = 0; s < DEPTHS.length; s++) {
      Map<String, Object> m = new LinkedHashMap<>();
      m.put("depth", DEPTHS[s]);
      m.put("trees", TREES[s]);
      m.put("learningRate", RATE);
      out.add(m);
    }
    return out;
  }

  @Override
  public String unable() {
    return BoostedAmountLearner.unavailable();
  }

  @Override
  public List<ScoringModel> fitAll(TrainingSet rows, FitContext context) {
    List<ScoringModel> out = new ArrayList<>();
    for (int s = 0; s < DEPTHS.length; s++) {
      out.add(fit(rows, s, context));
    }
    return out;
  }

  @Override
  public ScoringModel fit(TrainingSet rows, int setting, FitContext context) {
    return new BoostedAmountLearner(DEPTHS[setting], RATE, TREES[setting], MIN_CHILD_WEIGHT)
        .fit(rows, rows.amounts(), null, context)
        .with(Calibrator.amount(1));
  }
}
