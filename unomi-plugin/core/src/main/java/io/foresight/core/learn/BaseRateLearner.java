/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.Calibrator;
import io.foresight.core.model.LinearEncoder;
import io.foresight.core.model.NumberEncoding.Shape;
import io.foresight.core.model.ScoringModel;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The naive baseline: everybody gets the share of positive training rows. */
public final class BaseRateLearner implements Learner {
  @Override
  public String name() {
    return "base-rate";
  }

  @Override
  public int complexity() {
    return 0;
  }

  @Override
  public List<Map<String, Object>> settings() {
    return Collections.singletonList(Collections.emptyMap());
  }

  @Override
  public List<ScoringModel> fitAll(TrainingSet rows, FitContext context) {
    return Collections.singletonList(fit(rows, 0, context));
  }

  @Override
  public ScoringModel fit(TrainingSet rows, int setting, FitContext context) {
    LinearEncoder encoder = Encoders.linear(rows, Shape.PLAIN);
    double[] weights = new double[encoder.width() + 1];
    weights[encoder.width()] = Calibrator.logOdds((rows.positives() + 0.5) / (rows.size() + 1.0));
    return LinearModels.model(name(), encoder, weights, rows);
  }
}
