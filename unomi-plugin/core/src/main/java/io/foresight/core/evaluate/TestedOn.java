/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.Locale;

/** On what a model was tested, from the best evidence to the weakest. */
public enum TestedOn {
  /** Rows later than all it learned from: the question it will be asked. */
  FUTURE("tested on a later time than it learned from"),
  /** Profiles it did not learn from, at the same time. */
  OTHER_PROFILES(
      "tested on other people of the same time: this is not a test on the future, which is harder"),
  /** Each profile by a model that did not learn from it (k-fold cross-validation). */
  FOLDS(
      "cross-validated by profile since the history is too short for a split in time: this is not "
          + "a test on the future, which is harder");

  private final String words;

  TestedOn(String words) {
    this.words = words;
  }

  /** What it means, for the report. */
  public String words() {
    return words;
  }

  /** As in JSON: {@code future}, {@code other_profiles}, {@code folds}. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
