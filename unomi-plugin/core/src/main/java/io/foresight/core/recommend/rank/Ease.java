/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.recommend.interaction.PersonItems;
import java.util.Arrays;

/**
 * EASE^R (Steck 2019, Embarrassingly Shallow Autoencoders for Sparse Data, eq. 8): the linear model
 * of each item by all others that explains people's rows best, in closed form. For the items with
 * the most weight only: memory grows with the square of their number (4 bytes; 5000 items: 50 MB),
 * time with the cube. Of each row the largest weights are kept.
 */
public final class Ease {
  private Ease() {}

  /**
   * Learns.
   *
   * @param persons rows are persons
   * @param items the same turned over
   * @param active how many items at most; those with the largest sum of weights
   * @param lambda ridge, above 0, in people: the more, the more is shrunk
   * @param k how many weights an item keeps
   * @throws IllegalArgumentException if lambda is not above 0
   */
  public static NeighbourTable fit(
      PersonItems persons, PersonItems items, int active, double lambda, int k, Parallel parallel) {
    if (!(lambda > 0) || Double.isInfinite(lambda)) {
      throw new IllegalArgumentException("lambda must be above 0, was " + lambda);
    }
    int[] chosen = active(items, active);
    int n = chosen.length;
    int[] at = new int[items.rows()];
    Arrays.fill(at, -1);
    for (int a = 0; a < n; a++) {
      at[chosen[a]] = a;
    }
    float[][] g = gram(persons, items, chosen, at, (float) lambda, parallel);
    float[] diagonal = new float[n];
    SymmetricInverse.invert(g, parallel);
    for (int a = 0; a < n; a++) {
      diagonal[a] = g[a][a];
    }
    NeighbourTable.Builder table = new NeighbourTable.Builder(items.rows());
    parallel.rows(
        n,
        () -> {
          float[] row = new float[n];
          int[] both = new int[items.rows()];
          return a -> {
            for (int b = 0; b < n; b++) {
              row[b] = (b <= a ? g[a][b] : g[b][a]) / -diagonal[b];
            }
            TopK top = new TopK(Math.min(k, n));
            for (int b = 0; b < n; b++) {
              if (b != a && row[b] != 0) {
                top.offer(b, Math.abs(row[b]));
              }
            }
            int[] kept = top.drain();
            int[] with = new int[kept.length];
            float[] w = new float[kept.length];
            for (int t = 0; t < kept.length; t++) {
              with[t] = chosen[kept[t]];
              w[t] = row[kept[t]];
            }
            int i = chosen[a];
            together(persons, items, i, both);
            int[] counts = new int[with.length];
            for (int t = 0; t < with.length; t++) {
              counts[t] = both[with[t]];
            }
            Arrays.fill(both, 0);
            table.row(i, items.start(i + 1) - items.start(i), with, w, counts);
          };
        });
    return table.build();
  }

  /** Counts the people with an item and each other. */
  private static void together(PersonItems persons, PersonItems items, int i, int[] both) {
    for (int r = items.start(i); r < items.start(i + 1); r++) {
      int p = items.column(r);
      for (int c = persons.start(p); c < persons.start(p + 1); c++) {
        both[persons.column(c)]++;
      }
    }
  }

  /** The items with the largest sums of weights that anybody has, ascending. */
  private static int[] active(PersonItems items, int most) {
    TopK top = new TopK(Math.min(most, items.rows()));
    for (int i = 0; i < items.rows(); i++) {
      double sum = 0;
      for (int at = items.start(i); at < items.start(i + 1); at++) {
        sum += items.weight(at);
      }
      if (sum > 0) {
        top.offer(i, (float) sum);
      }
    }
    int[] out = top.drain();
    Arrays.sort(out);
    return out;
  }

  private static float[][] gram(
      PersonItems persons,
      PersonItems items,
      int[] chosen,
      int[] at,
      float lambda,
      Parallel parallel) {
    float[][] g = new float[chosen.length][];
    parallel.rows(
        chosen.length,
        () ->
            a -> {
              float[] row = new float[a + 1];
              int i = chosen[a];
              for (int r = items.start(i); r < items.start(i + 1); r++) {
                int p = items.column(r);
                float w = items.weight(r);
                for (int c = persons.start(p); c < persons.start(p + 1); c++) {
                  int b = at[persons.column(c)];
                  if (b > a) {
                    break; // columns ascend, and so do the chosen
                  }
                  if (b >= 0) {
                    row[b] += w * persons.weight(c);
                  }
                }
              }
              row[a] += lambda;
              g[a] = row;
            });
    return g;
  }
}
