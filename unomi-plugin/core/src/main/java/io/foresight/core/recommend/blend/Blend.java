/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.blend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much each ranker counts: an item's score is the sum of the rankers' weights times the
 * logarithm of one plus ten times the ranker's score over its usual score. Immutable.
 */
public final class Blend {
  private static final double STEEP = 10;

  private final List<String> rankers;
  private final double[] weights;
  private final double[] usual;

  /**
   * @param rankers their names
   * @param weights at least 0 each
   * @param usual mean score that each gives to candidates, above 0
   */
  public Blend(List<String> rankers, double[] weights, double[] usual) {
    this.rankers = List.copyOf(rankers);
    this.weights = weights.clone();
    this.usual = usual.clone();
    for (int r = 0; r < weights.length; r++) {
      if (!(weights[r] >= 0) || !(usual[r] > 0)) {
        throw new IllegalArgumentException("weights must be 0 or more, usual scores above 0");
      }
    }
  }

  /** One ranker alone. */
  public static Blend alone(String ranker) {
    return new Blend(List.of(ranker), new double[] {1}, new double[] {1});
  }

  /** Names of the rankers, in the order of weights. */
  public List<String> rankers() {
    return rankers;
  }

  /** A ranker's weight. */
  public double weight(int ranker) {
    return weights[ranker];
  }

  /** A ranker's usual score. */
  public double usual(int ranker) {
    return usual[ranker];
  }

  /** What a ranker's score is before it is weighed. */
  static double input(double score, double usual) {
    return Math.log1p(STEEP * Math.max(0, score) / usual);
  }

  /** What a ranker adds to an item's score. */
  public double part(int ranker, double score) {
    return weights[ranker] * input(score, usual[ranker]);
  }

  /** JSON-like: ranker to weight. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    for (int r = 0; r < weights.length; r++) {
      m.put(rankers.get(r), Math.rint(weights[r] * 1e4) / 1e4);
    }
    return m;
  }

  @Override
  public String toString() {
    return new ArrayList<>(toMap().entrySet()).toString();
  }
}
