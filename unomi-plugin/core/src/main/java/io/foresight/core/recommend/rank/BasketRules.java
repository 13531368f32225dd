/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.Interactions;
import java.util.Arrays;

/**
 * Association rules of pairs (Agrawal, Imielinski, Swami 1993): of the baskets with one item, the
 * share that holds the other too. Rules are ordered by the lower end of Wilson's 90 % interval of
 * that share, and kept where it lies above the share among all baskets: so chance pairs of rare
 * items stay out. A basket is what one person ordered at one moment; of one, 200 items count.
 */
public final class BasketRules {
  private static final double Z = 1.6448536;
  private static final int MAX_BASKET = 200;

  private BasketRules() {}

  /**
   * Learns.
   *
   * @param k how many rules an item keeps
   */
  public static NeighbourTable fit(Interactions log, int k, Parallel parallel) {
    int n = log.items().size();
    int[] basketStart = new int[log.size() + 1];
    int[] items = new int[log.size()];
    int baskets = 0;
    int m = 0;
    for (int p = 0; p < log.persons().size(); p++) {
      int second = -1;
      for (int at = log.start(p); at < log.start(p + 1); at++) {
        if (log.kind(at) == InteractionKind.ORDER) {
          if (second != log.second(at)) {
            second = log.second(at);
            basketStart[baskets++] = m;
          }
          if (m - basketStart[baskets - 1] < MAX_BASKET) {
            items[m++] = log.item(at);
          }
        }
      }
    }
    basketStart[baskets] = m;
    return fit(n, baskets, Arrays.copyOf(basketStart, baskets + 1), items, k, parallel);
  }

  private static NeighbourTable fit(
      int n, int baskets, int[] basketStart, int[] items, int k, Parallel parallel) {
    int[] start = new int[n + 1];
    for (int at = 0; at < basketStart[baskets]; at++) {
      start[items[at] + 1]++;
    }
    for (int i = 0; i < n; i++) {
      start[i + 1] += start[i];
    }
    int[] basketOf = new int[start[n]];
    int[] next = start.clone();
    for (int b = 0; b < baskets; b++) {
      for (int at = basketStart[b]; at < basketStart[b + 1]; at++) {
        basketOf[next[items[at]]++] = b;
      }
    }
    NeighbourTable.Builder table = new NeighbourTable.Builder(n);
    parallel.rows(
        n,
        () -> {
          Scores both = new Scores(n);
          return i -> {
            int of = start[i + 1] - start[i];
            for (int o = start[i]; o < start[i + 1]; o++) {
              int b = basketOf[o];
              for (int at = basketStart[b]; at < basketStart[b + 1]; at++) {
                if (items[at] != i) {
                  both.add(items[at], 1);
                }
              }
            }
            TopK top = new TopK(k);
            for (int s = 0; s < both.size(); s++) {
              int j = both.item(s);
              double low = lower((int) both.get(j), of);
              if (low > (start[j + 1] - start[j]) / (double) baskets) {
                top.offer(j, (float) low);
              }
            }
            int[] with = top.drain();
            float[] w = new float[with.length];
            int[] counts = new int[with.length];
            for (int s = 0; s < w.length; s++) {
              counts[s] = (int) both.get(with[s]);
              w[s] = (float) lower(counts[s], of);
            }
            table.row(i, of, with, w, counts);
            both.clear();
          };
        });
    return table.build();
  }

  /** Lower end of Wilson's interval of a share, 90 % two-sided. */
  static double lower(long hits, long of) {
    return wilson(hits, of, -1);
  }

  /** Upper end of Wilson's interval of a share, 90 % two-sided. */
  static double upper(long hits, long of) {
    return wilson(hits, of, 1);
  }

  private static double wilson(long hits, long of, int side) {
    if (of <= 0) {
      return side < 0 ? 0 : 1;
    }
    double p = hits / (double) of;
    double z2 = Z * Z / of;
    double half = Z * Math.sqrt(p * (1 - p) / of + z2 / (4 * of));
    return Math.max(0, Math.min(1, (p + z2 / 2 + side * half) / (1 + z2)));
  }
}
