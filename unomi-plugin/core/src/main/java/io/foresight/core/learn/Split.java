/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which rows are for what: folds of training and validation rows to choose by, rows to fit the
 * winner on, rows to calibrate it on (none: the predictions of the folds' validation rows serve)
 * and test rows that nothing but the final evaluation sees. Make one with {@link Splits}.
 * Immutable.
 */
public final class Split {
  /** Rows to fit on and rows to judge by. */
  public static final class Fold {
    private final int[] train;
    private final int[] validation;

    Fold(int[] train, int[] validation) {
      this.train = train;
      this.validation = validation;
    }

    /** Rows to fit on. */
    public int[] train() {
      return train.clone();
    }

    /** Rows to judge by. */
    public int[] validation() {
      return validation.clone();
    }
  }

  private final String description;
  private final boolean inTime;
  private final List<Fold> folds;
  private final int[] fit;
  private final int[] calibration;
  private final int[] test;

  Split(
      String description,
      boolean inTime,
      List<Fold> folds,
      int[] fit,
      int[] calibration,
      int[] test) {
    this.description = description;
    this.inTime = inTime;
    this.folds = Collections.unmodifiableList(new ArrayList<>(folds));
    this.fit = fit;
    this.calibration = calibration;
    this.test = test;
  }

  /** How rows were divided, in words, for the model card. */
  public String description() {
    return description;
  }

  /** Whether validation rows are later than the training rows of their fold. */
  public boolean inTime() {
    return inTime;
  }

  /** Folds to choose by, in time order if {@link #inTime()}. */
  public List<Fold> folds() {
    return folds;
  }

  /** Rows the winner is fitted on. */
  public int[] fit() {
    return fit.clone();
  }

  /** Rows to calibrate on, maybe none. */
  public int[] calibration() {
    return calibration.clone();
  }

  /** Rows of the final evaluation. */
  public int[] test() {
    return test.clone();
  }
}
