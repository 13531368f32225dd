/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.ScoringModel;
import java.util.List;
import java.util.Map;

/**
 * A way to learn, with a fixed list of settings (hyper-parameters). Implementations are stateless
 * and deterministic: the same rows, setting, seed and number of threads give the same model.
 */
public interface Learner {
  /** Stable name, e.g. {@code logistic-regression}. */
  String name();

  /** Rank by simplicity, lower is simpler; within noise the simpler learner wins. */
  int complexity();

  /** Hyper-parameters of each setting, at least one. */
  List<Map<String, Object>> settings();

  /** Why this learner cannot fit these rows, e.g. too many of them; empty when it can. */
  default String unable(TrainingSet rows) {
    return "";
  }

  /**
   * Fits every setting; cheaper than one by one where settings share work.
   *
   * @param rows with both outcomes among them
   * @return one uncalibrated model per setting, in their order
   */
  List<ScoringModel> fitAll(TrainingSet rows, FitContext context);

  /** Fits one setting. */
  ScoringModel fit(TrainingSet rows, int setting, FitContext context);
}
