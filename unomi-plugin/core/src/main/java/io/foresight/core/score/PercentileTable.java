/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Ranks a score among a reference population by the 99 values that divide it into hundredths.
 * Immutable.
 */
public final class PercentileTable {
  /** Of nobody: everybody is in the middle. */
  public static final PercentileTable EMPTY = new PercentileTable(new double[0]);

  private static final int CUTS = 99;

  private final double[] cuts;

  private PercentileTable(double[] cuts) {
    this.cuts = cuts;
  }

  /**
   * Of a population.
   *
   * @param values probabilities or amounts in any order; NaN is left out
   */
  public static PercentileTable of(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length == 0) {
      return EMPTY;
    }
    double[] cuts = new double[CUTS];
    for (int k = 1; k <= CUTS; k++) {
      cuts[k - 1] = round(sorted[(int) ((long) (sorted.length - 1) * k / (CUTS + 1))]);
    }
    return new PercentileTable(cuts);
  }

  /**
   * Reads what {@link #toList} wrote.
   *
   * @throws IllegalArgumentException if it is neither empty nor 99 ascending numbers
   */
  public static PercentileTable fromList(List<? extends Number> list) {
    double[] cuts = list.stream().mapToDouble(Number::doubleValue).toArray();
    for (int k = 1; k < cuts.length; k++) {
      if (!(cuts[k] >= cuts[k - 1])) {
        throw new IllegalArgumentException("percentiles must ascend");
      }
    }
    if (cuts.length != 0 && cuts.length != CUTS) {
      throw new IllegalArgumentException("there must be 99 percentiles, not " + cuts.length);
    }
    return new PercentileTable(cuts);
  }

  /** The 99 values, or none. */
  public List<Double> toList() {
    List<Double> out = new ArrayList<>(cuts.length);
    for (double c : cuts) {
      out.add(c);
    }
    return Collections.unmodifiableList(out);
  }

  /** Percentile 1..100 of a score; the middle of the ranks of equal scores. */
  public int percentile(double value) {
    if (cuts.length == 0) {
      return 50;
    }
    double v = round(value);
    int below = 0;
    int equal = 0;
    for (double c : cuts) {
      below += c < v ? 1 : 0;
      equal += c == v ? 1 : 0;
    }
    return 1 + below + equal / 2;
  }

  private static double round(double v) {
    return Math.rint(v * 1e6) / 1e6;
  }
}
