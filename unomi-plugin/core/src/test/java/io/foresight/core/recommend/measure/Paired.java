/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.measure;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two ways judged on the same cases: by how much the one is better, with a 95 % interval. Cases of
 * the same person hang together, so a person's mean is what varies.
 */
final class Paired {
  private final Map<String, double[]> sums = new TreeMap<>();
  private int cases;
  private double ours;
  private double theirs;

  void add(String person, double our, double their) {
    double[] s = sums.computeIfAbsent(person, p -> new double[2]);
    s[0] += our - their;
    s[1]++;
    ours += our;
    theirs += their;
    cases++;
  }

  int people() {
    return sums.size();
  }

  double ours() {
    return ours / cases;
  }

  double theirs() {
    return theirs / cases;
  }

  /** Mean difference over people. */
  double gain() {
    return sums.values().stream().mapToDouble(s -> s[0] / s[1]).average().orElse(Double.NaN);
  }

  /** Half of the interval of the gain. */
  double half() {
    double mean = gain();
    double squares = sums.values().stream().mapToDouble(s -> Math.pow(s[0] / s[1] - mean, 2)).sum();
    return 1.96 * Math.sqrt(squares / (sums.size() - 1.0) / sums.size());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.4f against %.4f, gain %.4f +- %.4f, %d cases of %d people",
        ours(),
        theirs(),
        gain(),
        half(),
        cases,
        people());
  }
}
