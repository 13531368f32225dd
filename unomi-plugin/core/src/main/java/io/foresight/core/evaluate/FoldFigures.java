/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each fold of a cross-validation measured. Immutable. */
public final class FoldFigures {
  private final double[] auc;
  private final double[] logLoss;

  /**
   * @param auc of each fold; a fold without both outcomes has none (NaN) and does not count
   * @param logLoss of each fold
   */
  public FoldFigures(double[] auc, double[] logLoss) {
    this.auc = finite(auc);
    this.logLoss = finite(logLoss);
  }

  /** Number of folds. */
  public int size() {
    return auc.length;
  }

  /** Mean AUC of the folds. */
  public double meanAuc() {
    return mean(auc);
  }

  /** Standard deviation of the folds' AUC (over all of them, not a sample). */
  public double deviationOfAuc() {
    double m = mean(auc);
    double sum = 0;
    for (double a : auc) {
      sum += (a - m) * (a - m);
    }
    return Math.sqrt(sum / auc.length);
  }

  private static double mean(double[] v) {
    return Arrays.stream(v).average().orElse(Double.NaN);
  }

  /** A fold without both outcomes has no AUC. */
  private static double[] finite(double[] v) {
    return Arrays.stream(v).filter(Double::isFinite).toArray();
  }

  /** {@code count, auc, logLoss, meanAuc, deviationOfAuc}. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("count", size());
    m.put("auc", Numbers.list(auc));
    m.put("logLoss", Numbers.list(logLoss));
    Numbers.put(m, "meanAuc", meanAuc());
    Numbers.put(m, "deviationOfAuc", deviationOfAuc());
    return m;
  }

  static FoldFigures fromMap(Map<?, ?> m) {
    return new FoldFigures(Numbers.array(m, "auc"), Numbers.array(m, "logLoss"));
  }
}
