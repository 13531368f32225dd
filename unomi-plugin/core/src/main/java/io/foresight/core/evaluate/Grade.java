/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

/**
 * A model against the rule of thumb (the baseline), in a letter. The gain is the larger of two
 * relative ones: log loss saved over the baseline's log loss, and lift of the top tenth gained over
 * the baseline's lift. The lift counts only if its own 95 % interval is above 0 and the baseline
 * ranks at all (against the plain base rate, whose lift is 1, every model would shine).
 */
public enum Grade {
  /** At least 10 % better, and better beyond noise in log loss and AUC. */
  A("clearly better than the rule of thumb"),
  /** At least 5 % better, and better beyond noise in log loss and AUC. */
  B("better than the rule of thumb"),
  /** Better beyond noise in log loss and AUC, by less than 5 %. */
  C("a little better than the rule of thumb"),
  /** Not better beyond noise. */
  D("no better than the rule of thumb, as far as the data can tell"),
  /** Worse beyond noise in log loss or AUC. */
  E("worse than the rule of thumb");

  private static final double MUCH = 0.10;
  private static final double SOME = 0.05;

  private final String words;

  Grade(String words) {
    this.words = words;
  }

  /**
   * Grades a comparison.
   *
   * @param comparison of model and baseline on the same rows
   * @param baseline quality of the baseline
   * @param baselineName {@code base-rate} has no lift of its own
   */
  public static Grade of(Comparison comparison, Quality baseline, String baselineName) {
    if (comparison.logLossSaved().high() < 0 || comparison.aucGained().high() < 0) {
      return E;
    }
    if (!comparison.beatsBaseline()) {
      return D;
    }
    double gain = gain(comparison, baseline, baselineName);
    return gain >= MUCH ? A : gain >= SOME ? B : C;
  }

  /** The larger relative gain, e.g. 0.12 for 12 % better. */
  static double gain(Comparison comparison, Quality baseline, String baselineName) {
    double gain = comparison.logLossSaved().value() / baseline.value("logLoss");
    boolean ranks = !baselineName.equals("base-rate");
    if (ranks && comparison.liftGained().low() > 0) {
      gain = Math.max(gain, comparison.liftGained().value() / baseline.value("lift10"));
    }
    return gain;
  }

  /** What it means. */
  public String words() {
    return words;
  }
}
