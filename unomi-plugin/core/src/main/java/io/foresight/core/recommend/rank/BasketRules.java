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
    return fit(log.items().size(), new Baskets(log), k, parallel);
  }

  /** Baskets: how many hold each item, and of those with company what they hold. */
  private static final class Baskets {
    final int[] with;
    int all;
    int[] start = {};
    int[] items = {};
    private final int[] basket = new int[MAX_BASKET];
    private int companies;
    private int entries;

    Baskets(Interactions log) {
      with = new int[log.items().size()];
      read(log);
      start = new int[companies + 1];
      items = new int[entries];
      Arrays.fill(with, 0);
      all = 0;
      companies = 0;
      entries = 0;
      read(log);
    }

    /** Counts, and keeps what there is room for. */
    private void read(Interactions log) {
      for (int p = 0; p < log.persons().size(); p++) {
        int n = 0;
        int second = -1;
        for (int at = log.start(p); at < log.start(p + 1); at++) {
          if (log.kind(at) == InteractionKind.ORDER) {
            if (second != log.second(at)) {
              put(n);
              n = 0;
              second = log.second(at);
            }
            if (n < MAX_BASKET) {
              basket[n++] = log.item(at);
            }
          }
        }
        put(n);
      }
    }

    private void put(int n) {
      for (int k = 0; k < n; k++) {
        with[basket[k]]++;
      }
      all += n > 0 ? 1 : 0;
      if (n > 1) {
        if (items.length > 0) {
          System.arraycopy(basket, 0, items, entries, n);
          start[companies + 1] = entries + n;
        }
        companies++;
        entries += n;
      }
    }
  }

  private static NeighbourTable fit(int n, Baskets baskets, int k, Parallel parallel) {
    int[] items = baskets.items;
    int[] basketStart = baskets.start;
    int[] start = new int[n + 1];
    for (int i : items) {
      start[i + 1]++;
    }
    for (int i = 0; i < n; i++) {
      start[i + 1] += start[i];
    }
    int[] basketOf = new int[start[n]];
    int[] next = start.clone();
    for (int b = 0; b + 1 < basketStart.length; b++) {
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
            int of = baskets.with[i];
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
              if (low > baskets.with[j] / (double) baskets.all) {
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
