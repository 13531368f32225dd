/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.recommend.interaction.PersonItems;

/**
 * Which items the same people take, in two ways of counting from one pass: the cosine of the items'
 * columns of faded weights, shrunk where little is known, and the root of the log-likelihood ratio
 * of the counts of people (Dunning 1993), of pairs that go together more often than chance has it.
 * Costs the sum over people of the square of their items.
 */
public final class CoOccurrence {
  private final NeighbourTable cosine;
  private final NeighbourTable likelihood;

  private CoOccurrence(NeighbourTable cosine, NeighbourTable likelihood) {
    this.cosine = cosine;
    this.likelihood = likelihood;
  }

  /**
   * Learns.
   *
   * @param persons rows are persons
   * @param items the same turned over
   * @param k how many neighbours an item keeps
   * @param shrink added to the cosine's denominator
   */
  public static CoOccurrence fit(
      PersonItems persons, PersonItems items, int k, double shrink, Parallel parallel) {
    int n = items.rows();
    double[] norm = new double[n];
    for (int i = 0; i < n; i++) {
      for (int at = items.start(i); at < items.start(i + 1); at++) {
        norm[i] += (double) items.weight(at) * items.weight(at);
      }
      norm[i] = Math.sqrt(norm[i]);
    }
    Likelihood likelihood = new Likelihood(persons.rows());
    NeighbourTable.Builder cos = new NeighbourTable.Builder(n);
    NeighbourTable.Builder llr = new NeighbourTable.Builder(n);
    parallel.rows(
        n,
        () -> {
          Scores dot = new Scores(n);
          int[] both = new int[n];
          return i -> {
            gather(persons, items, i, dot, both);
            int of = items.start(i + 1) - items.start(i);
            TopK topCos = new TopK(k);
            TopK topLlr = new TopK(k);
            for (int t = 0; t < dot.size(); t++) {
              int j = dot.item(t);
              topCos.offer(j, (float) (dot.get(j) / (norm[i] * norm[j] + shrink)));
              int ofJ = items.start(j + 1) - items.start(j);
              if ((double) both[j] * persons.rows() > (double) of * ofJ) {
                double l = likelihood.root(both[j], of, ofJ);
                topLlr.offer(j, l > 0 ? (float) l : Float.NaN);
              }
            }
            int[] c = topCos.drain();
            float[] cw = new float[c.length];
            for (int t = 0; t < c.length; t++) {
              cw[t] = (float) (dot.get(c[t]) / (norm[i] * norm[c[t]] + shrink));
            }
            cos.row(i, of, c, cw, counts(c, both));
            int[] l = topLlr.drain();
            float[] lw = new float[l.length];
            for (int t = 0; t < l.length; t++) {
              int ofJ = items.start(l[t] + 1) - items.start(l[t]);
              lw[t] = (float) likelihood.root(both[l[t]], of, ofJ);
            }
            llr.row(i, of, l, lw, counts(l, both));
            for (int t = 0; t < dot.size(); t++) {
              both[dot.item(t)] = 0;
            }
            dot.clear();
          };
        });
    return new CoOccurrence(cos.build(), llr.build());
  }

  /** Sums one item's products with all others, and counts the people that have both. */
  private static void gather(
      PersonItems persons, PersonItems items, int i, Scores dot, int[] both) {
    for (int at = items.start(i); at < items.start(i + 1); at++) {
      int p = items.column(at);
      float w = items.weight(at);
      for (int b = persons.start(p); b < persons.start(p + 1); b++) {
        int j = persons.column(b);
        if (j != i) {
          dot.add(j, w * persons.weight(b));
          both[j]++;
        }
      }
    }
  }

  private static int[] counts(int[] items, int[] both) {
    int[] out = new int[items.length];
    for (int t = 0; t < out.length; t++) {
      out[t] = both[items[t]];
    }
    return out;
  }

  /** Cosines. */
  public NeighbourTable cosine() {
    return cosine;
  }

  /** Roots of log-likelihood ratios. */
  public NeighbourTable likelihood() {
    return likelihood;
  }
}
