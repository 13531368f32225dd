/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.ScoringModel;
import java.util.List;
import java.util.Map;

/** As {@link Learner}, for rows with amounts; the models predict amounts. */
interface AmountLearner {
  /** Stable name, e.g. {@code amount-regression}. */
  String name();

  /** Rank by simplicity, lower is simpler; within noise the simpler learner wins. */
  int complexity();

  /** Hyper-parameters of each setting, at least one. */
  List<Map<String, Object>> settings();

  /** Why this learner cannot fit; empty when it can. */
  String unable();

  /** Fits every setting, in their order. */
  List<ScoringModel> fitAll(TrainingSet rows, FitContext context);

  /** Fits one setting. */
  ScoringModel fit(TrainingSet rows, int setting, FitContext context);
}
