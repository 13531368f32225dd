/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.BlendedPredictor;
import io.foresight.core.model.Calibrator;
import io.foresight.core.model.Predictor;
import io.foresight.core.model.ScoringModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The mean of the margins of settled entrants, each of which errs in its own way. One setting.
 * Costs as much as they do together, and nothing to validate, since their margins are known.
 */
final class BlendedLearner implements Learner {
  private final List<Entrant> parts;

  /**
   * @param parts two or more, settled
   */
  BlendedLearner(List<Entrant> parts) {
    this.parts = Collections.unmodifiableList(new ArrayList<>(parts));
  }

  @Override
  public String name() {
    return "blend";
  }

  @Override
  public int complexity() {
    return 40;
  }

  @Override
  public List<Map<String, Object>> settings() {
    Map<String, Object> m = new LinkedHashMap<>();
    for (Entrant e : parts) {
      e.hyperParameters().forEach((k, v) -> m.put(e.learner().name() + "." + k, v));
    }
    return Collections.singletonList(m);
  }

  @Override
  public List<ScoringModel> fitAll(TrainingSet rows, FitContext context) {
    return Collections.singletonList(fit(rows, 0, context));
  }

  @Override
  public ScoringModel fit(TrainingSet rows, int setting, FitContext context) {
    List<Predictor> fitted = new ArrayList<>();
    for (Entrant e : parts) {
      fitted.add(e.learner().fit(rows, e.setting(), context).predictor());
    }
    return new ScoringModel(name(), new BlendedPredictor(fitted), Calibrator.NONE);
  }
}
