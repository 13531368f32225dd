/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.measure;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Sums up how well lists of items meet what people then took. Binary relevance; NDCG's ideal list
 * has min(k, number taken) hits; recall is hits by number taken; means over people that took
 * something. Not thread-safe.
 */
public final class RankingMetrics {
  private final int k;
  private final int items;
  private final BitSet shown = new BitSet();
  private int people;
  private double ndcg;
  private double ndcgSquares;
  private double hits;
  private double recall;
  private double recallTwice;
  private double precision;

  /**
   * @param k length of the list that counts; recall is also taken at twice that
   * @param items how many items there are, for coverage
   */
  public RankingMetrics(int k, int items) {
    this.k = k;
    this.items = items;
  }

  /**
   * Takes one person's list in.
   *
   * @param list the best first
   * @param taken what the person then took; without any the person does not count
   * @return the person's NDCG, NaN where it does not count
   */
  public double add(int[] list, Set<Integer> taken) {
    if (taken.isEmpty()) {
      return Double.NaN;
    }
    double gain = 0;
    int hit = 0;
    int hitTwice = 0;
    for (int r = 0; r < Math.min(list.length, 2 * k); r++) {
      boolean h = taken.contains(list[r]);
      if (r < k) {
        shown.set(list[r]);
        gain += h ? discount(r) : 0;
        hit += h ? 1 : 0;
      }
      hitTwice += h ? 1 : 0;
    }
    double ideal = 0;
    for (int r = 0; r < Math.min(k, taken.size()); r++) {
      ideal += discount(r);
    }
    people++;
    ndcg += gain / ideal;
    ndcgSquares += gain / ideal * gain / ideal;
    hits += hit > 0 ? 1 : 0;
    recall += hit / (double) taken.size();
    recallTwice += hitTwice / (double) taken.size();
    precision += hit / (double) k;
    return gain / ideal;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 2.0);
  }

  /** People that counted. */
  public int people() {
    return people;
  }

  /** Mean NDCG at k. */
  public double ndcg() {
    return mean(ndcg);
  }

  /** Standard error of the mean NDCG. */
  public double ndcgError() {
    double m = ndcg();
    return people < 2 ? 0 : Math.sqrt(Math.max(0, mean(ndcgSquares) - m * m) / (people - 1));
  }

  /** Share of people with a hit among k. */
  public double hitRate() {
    return mean(hits);
  }

  /** Mean share of what was taken that is among k. */
  public double recall() {
    return mean(recall);
  }

  /** Mean share of what was taken that is among 2 k. */
  public double recallTwice() {
    return mean(recallTwice);
  }

  /** Mean share of k that was taken. */
  public double precision() {
    return mean(precision);
  }

  /** Share of all items that were in somebody's k. */
  public double coverage() {
    return items == 0 ? 0 : shown.cardinality() / (double) items;
  }

  private double mean(double sum) {
    return people == 0 ? 0 : sum / people;
  }

  /** JSON-like, rounded to four digits. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("people", people);
    m.put("ndcg", round(ndcg()));
    m.put("ndcgError", round(ndcgError()));
    m.put("hitRate", round(hitRate()));
    m.put("recall", round(recall()));
    m.put("recallTwice", round(recallTwice()));
    m.put("precision", round(precision()));
    m.put("coverage", round(coverage()));
    return m;
  }

  private static double round(double v) {
    return Math.rint(v * 1e4) / 1e4;
  }
}
