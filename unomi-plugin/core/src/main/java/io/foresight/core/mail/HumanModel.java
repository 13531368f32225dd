/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.mail;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.Progress;
import io.foresight.core.learn.FitContext;
import io.foresight.core.learn.LogisticLearner;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.model.ModelFormatException;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Row;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learned from positive and unlabelled events (Elkan and Noto, "Learning Classifiers from Only
 * Positive and Unlabeled Data", KDD 2008, doi:10.1145/1401890.1401920): those that what followed
 * shows to be human are labelled, of all others nobody knows. A logistic regression learns g(x),
 * the probability of being labelled; with c, the share of human events that get labelled, g(x) / c
 * is the probability of being human, and (1 - c) / c · g(x) / (1 - g(x)) that of one which was
 * looked after and not labelled. Assumes that human events are labelled regardless of x.
 */
final class HumanModel {
  /** Ten quantile bins, penalty 10. */
  private static final int SETTING = 10;

  private static final double SURE = 0.995;

  private final ScoringModel model;
  private final double labelled;

  private HumanModel(ScoringModel model, double labelled) {
    this.model = model;
    this.labelled = labelled;
  }

  /**
   * Fits on touches of one kind.
   *
   * @param groups hash of the profile each touch belongs to: c is estimated on profiles that were
   *     not fitted on
   */
  static HumanModel fit(List<Touch> touches, long[] groups, Crowd crowd, long seed) {
    TrainingSet.Builder builder = new TrainingSet.Builder(Crowd.SCHEMA);
    Row row = Crowd.SCHEMA.newRow();
    for (int i = 0; i < groups.length; i++) {
      crowd.read(touches.get(i), row);
      builder.add(row, touches.get(i).confirmed, i, groups[i]);
    }
    TrainingSet rows = builder.build();
    double sum = 0;
    double n = 0;
    for (int half = 0; half < 2; half++) {
      int held = half;
      TrainingSet train = rows.subset(side(groups, held, false));
      TrainingSet test = rows.subset(side(groups, held, true));
      if (train.positives() == 0) {
        continue;
      }
      ScoringModel g = regression(train, seed);
      for (int i = 0; i < test.size(); i++) {
        if (test.label(i)) {
          test.read(i, row);
          sum += g.probability(row);
          n++;
        }
      }
    }
    double c = n == 0 ? 1 : Math.min(0.999, Math.max(1e-3, sum / n));
    return new HumanModel(regression(rows, seed), c);
  }

  private static int[] side(long[] groups, int half, boolean held) {
    return java.util.stream.IntStream.range(0, groups.length)
        .filter(i -> ((groups[i] >>> 17 & 1) == half) == held)
        .toArray();
  }

  private static ScoringModel regression(TrainingSet rows, long seed) {
    return new LogisticLearner().fit(rows, SETTING, new FitContext(seed, 1, Progress.NONE));
  }

  /**
   * Probability of being human.
   *
   * @param row scratch space
   * @param ended whether what followed is known, so that not being confirmed tells something
   */
  double probability(Touch t, Crowd crowd, Row row, boolean ended) {
    if (t.confirmed) {
      return SURE;
    }
    crowd.read(t, row);
    double g = model.probability(row);
    double p = ended ? (1 - labelled) / labelled * g / (1 - g) : g / labelled;
    return Math.min(SURE, p);
  }

  /** Share of human events that get labelled, as estimated. */
  double labelled() {
    return labelled;
  }

  Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("labelled", labelled);
    m.put("model", Base64.getEncoder().encodeToString(ModelCodec.encode(model)));
    return m;
  }

  static HumanModel from(Fields f) {
    try {
      return new HumanModel(
          ModelCodec.decode(Base64.getDecoder().decode(f.string("model"))),
          f.number("labelled", 1, 1e-6, 1));
    } catch (IllegalArgumentException | ModelFormatException e) {
      InvalidInputException x =
          new InvalidInputException(f.at("model"), "is no model: " + e.getMessage());
      x.initCause(e);
      throw x;
    }
  }
}
