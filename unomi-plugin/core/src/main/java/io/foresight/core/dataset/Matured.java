/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import io.foresight.core.evaluate.BackTest;
import io.foresight.core.evaluate.Bootstrap;
import io.foresight.core.evaluate.Comparison;
import io.foresight.core.evaluate.EvaluationReport;
import io.foresight.core.evaluate.Ranking;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.model.ModelFormatException;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.registry.ModelRecord;
import org.jspecify.annotations.Nullable;

/**
 * Everybody's features as of a past moment and what happened since: made by {@link BackTester},
 * good for judging any version that was trained before that moment, for comparing two, and for
 * audits. Immutable.
 */
public final class Matured {
  private static final int RESAMPLES = 200;

  private final TrainingSet rows;
  private final BackTest.Window window;
  private final boolean happens;
  private final double shareByThen;
  private final long seed;

  Matured(
      TrainingSet rows, BackTest.Window window, boolean happens, double shareByThen, long seed) {
    this.rows = rows;
    this.window = window;
    this.happens = happens;
    this.shareByThen = shareByThen;
    this.seed = seed;
  }

  /**
   * The features as of the moment. The label is the goal's own (for churn: that the outcome did not
   * happen) once matured; before, it is that the outcome has happened so far.
   */
  public TrainingSet rows() {
    return rows;
  }

  /** Moment, days waited for, horizon. */
  public BackTest.Window window() {
    return window;
  }

  /**
   * Of those for whom it happens within the horizon, the share for whom it has happened by now, as
   * seen one horizon earlier; 1 once matured, NaN when it could not be seen.
   */
  public double shareByThen() {
    return shareByThen;
  }

  /**
   * Judges a version. An early check expects (probability of the outcome) × {@link #shareByThen}.
   *
   * @throws ModelFormatException if its content cannot be read
   */
  public BackTest test(ModelRecord model) {
    return BackTest.of(window, predicted(model), rows.labels(), rows.groups(), report(model), seed);
  }

  /**
   * One version against another on the same people.
   *
   * @param model the better one, it is hoped
   * @param other takes the place of the baseline
   */
  public Comparison compare(ModelRecord model, ModelRecord other) {
    boolean[] labels = rows.labels();
    return Comparison.of(
        new Ranking(predicted(model), labels),
        new Ranking(predicted(other), labels),
        new Bootstrap(rows.groups(), RESAMPLES, seed));
  }

  /** Scores as that version would have given them at the moment. */
  public double[] scores(ModelRecord model) {
    return ModelScores.of(decode(model), rows);
  }

  private double[] predicted(ModelRecord model) {
    double[] p = scores(model);
    if (!window.matured()) {
      double share = Double.isNaN(shareByThen) ? 1 : shareByThen;
      for (int i = 0; i < p.length; i++) {
        p[i] = (happens ? p[i] : 1 - p[i]) * share;
      }
    }
    return p;
  }

  private static ScoringModel decode(ModelRecord model) {
    byte[] bytes = model.artefact();
    if (bytes == null) {
      throw new ModelFormatException(model.version() + " has no content");
    }
    return ModelCodec.decode(bytes);
  }

  private static @Nullable EvaluationReport report(ModelRecord model) {
    try {
      Object card = model.card().get("evaluation");
      return card == null ? null : EvaluationReport.fromMap(card);
    } catch (InvalidInputException ofAnOlderVersion) {
      return null;
    }
  }
}
