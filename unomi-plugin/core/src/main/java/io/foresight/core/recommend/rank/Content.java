/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.recommend.ItemIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Which items are alike by their words, categories and brand: Okapi BM25 (Robertson, Zaragoza 2009,
 * k1 1.2, b 0.75) of one item's terms in the other, as a share of the item's own. What is very
 * common counts little and costs little: of an item's terms the rarest are looked at, until 20 000
 * items were met. Needs no interactions, so it serves new items.
 */
public final class Content {
  private static final double K1 = 1.2;
  private static final double B = 0.75;
  private static final int MAX_POSTINGS = 20_000;

  private Content() {}

  /**
   * Learns.
   *
   * @param n how many items
   * @param ids their ids
   * @param items the catalogue; an item it does not know or that was removed has no neighbours
   * @param k how many neighbours an item keeps
   */
  public static NeighbourTable fit(
      int n, IntFunction<String> ids, ItemIndex items, int k, Parallel parallel) {
    Map<String, Integer> numbers = new HashMap<>();
    int[][] terms = new int[n][];
    int[][] counts = new int[n][];
    double mean = read(ids, items, numbers, terms, counts);
    int[] df = new int[numbers.size()];
    for (int[] of : terms) {
      for (int t : of) {
        df[t]++;
      }
    }
    int[][] holders = new int[df.length][];
    float[][] impact = new float[df.length][];
    int[] at = new int[df.length];
    for (int t = 0; t < df.length; t++) {
      holders[t] = new int[df[t]];
      impact[t] = new float[df[t]];
    }
    for (int i = 0; i < n; i++) {
      double length = Arrays.stream(counts[i]).sum();
      for (int t = 0; t < terms[i].length; t++) {
        int term = terms[i][t];
        double idf = Math.log(1 + (n - df[term] + 0.5) / (df[term] + 0.5));
        double tf = counts[i][t];
        holders[term][at[term]] = i;
        impact[term][at[term]++] =
            (float) (idf * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / mean)));
      }
    }
    NeighbourTable.Builder table = new NeighbourTable.Builder(n);
    parallel.rows(
        n,
        () -> {
          Scores sum = new Scores(n);
          return i -> {
            neighbours(i, terms[i], holders, impact, sum, k, table);
            sum.clear();
          };
        });
    return table.build();
  }

  private static double read(
      IntFunction<String> ids,
      ItemIndex items,
      Map<String, Integer> numbers,
      int[][] terms,
      int[][] counts) {
    double total = 0;
    int known = 0;
    for (int i = 0; i < terms.length; i++) {
      int item = items.indexOf(ids.apply(i));
      Map<String, Integer> of = item < 0 || items.removed(item) ? Map.of() : Terms.of(items, item);
      terms[i] = new int[of.size()];
      counts[i] = new int[of.size()];
      int t = 0;
      for (Map.Entry<String, Integer> e : of.entrySet()) {
        terms[i][t] = numbers.computeIfAbsent(e.getKey(), key -> numbers.size());
        counts[i][t++] = e.getValue();
        total += e.getValue();
      }
      known += of.isEmpty() ? 0 : 1;
    }
    return known == 0 ? 1 : total / known;
  }

  private static void neighbours(
      int i,
      int[] terms,
      int[][] holders,
      float[][] impact,
      Scores sum,
      int k,
      NeighbourTable.Builder table) {
    List<Integer> rarest = new ArrayList<>();
    for (int t : terms) {
      rarest.add(t);
    }
    Collections.sort(
        rarest,
        (a, b) ->
            holders[a].length != holders[b].length
                ? Integer.compare(holders[a].length, holders[b].length)
                : Integer.compare(a, b));
    int met = 0;
    for (int t : rarest) {
      if (met > 0 && met + holders[t].length > MAX_POSTINGS) {
        break;
      }
      met += holders[t].length;
      for (int h = 0; h < holders[t].length; h++) {
        sum.add(holders[t][h], impact[t][h]);
      }
    }
    float own = sum.get(i);
    TopK top = new TopK(k);
    for (int s = 0; s < sum.size(); s++) {
      if (sum.item(s) != i) {
        top.offer(sum.item(s), sum.get(sum.item(s)));
      }
    }
    int[] with = top.drain();
    float[] w = new float[with.length];
    for (int s = 0; s < w.length; s++) {
      w[s] = sum.get(with[s]) / own;
    }
    table.row(i, 0, with, w, new int[with.length]);
  }
}
