/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much more one learner loses than another on the same rows of each fold, and how sure that is.
 * Every fold counts the same, whatever its size. Not thread-safe.
 */
final class PairedLosses {
  private final List<double[]> differences = new ArrayList<>();
  private final List<long[]> groups = new ArrayList<>();

  /**
   * Adds a fold.
   *
   * @param group of each row: whose it is
   */
  void add(double[] mine, double[] theirs, long[] group) {
    double[] d = mine.clone();
    for (int i = 0; i < d.length; i++) {
      d[i] -= theirs[i];
    }
    differences.add(d);
    groups.add(group);
  }

  /**
   * Standard error of the mean difference. Rows of one group (snapshots of one profile) are no
   * independent evidence, so the error is that of whole groups (Cameron and Miller 2015, "A
   * Practitioner's Guide to Cluster-Robust Inference", section II); groups of one row give the
   * usual error.
   *
   * @param inTime whether folds are different times: these differ by more than their rows do, so
   *     the spread between folds counts if it is larger
   */
  double standardError(boolean inTime) {
    double variance = 0;
    double[] byFold = new double[differences.size()];
    for (int f = 0; f < byFold.length; f++) {
      byFold[f] = mean(differences.get(f));
      variance += ofMean(differences.get(f), byFold[f], groups.get(f));
    }
    double rows = Math.sqrt(variance) / byFold.length;
    double folds = inTime && byFold.length > 1 ? Math.sqrt(variance(byFold) / byFold.length) : 0;
    return Math.max(rows, folds);
  }

  /** Variance of the mean, by groups. */
  private static double ofMean(double[] d, double mean, long[] group) {
    Map<Long, Double> sums = new HashMap<>();
    for (int i = 0; i < d.length; i++) {
      sums.merge(group[i], d[i] - mean, Double::sum);
    }
    int n = sums.size();
    if (n < 2) {
      return 0;
    }
    double squares = 0;
    for (double s : sums.values()) {
      squares += s * s;
    }
    return squares / d.length / d.length * n / (n - 1);
  }

  /** The mean, 0 of nothing. */
  static double mean(double[] v) {
    double sum = 0;
    for (double d : v) {
      sum += d;
    }
    return v.length > 0 ? sum / v.length : 0;
  }

  private static double variance(double[] v) {
    double mean = mean(v);
    double sum = 0;
    for (double d : v) {
      sum += (d - mean) * (d - mean);
    }
    return v.length > 1 ? sum / (v.length - 1) : 0;
  }
}
