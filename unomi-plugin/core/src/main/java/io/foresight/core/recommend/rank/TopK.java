/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import java.util.Arrays;

/**
 * Keeps the k highest of many scored items; equal scores go to the lower item. Gathers up to twice
 * as many as keys, each the score's bits above the item's, and then throws the lower half away: a
 * constant cost per item in whatever order they come. Not thread-safe.
 */
public final class TopK {
  private final int k;
  private final long[] keys;
  private int n;
  private long least = Long.MIN_VALUE;

  /** Keeps the given number. */
  public TopK(int k) {
    this.k = k;
    keys = new long[Math.max(16, 2 * k)];
  }

  /** Offers an item; one whose score is not a number is refused. */
  public void offer(int item, float score) {
    if (Float.isNaN(score) || k == 0) {
      return;
    }
    long key = (long) ordered(score) << 32 | (Integer.MAX_VALUE - item);
    if (key > least) {
      keys[n++] = key;
      if (n == keys.length) {
        cut();
      }
    }
  }

  /** Whether an item of that score may come in: lets the caller save the trouble of asking more. */
  public boolean takes(float score) {
    return k > 0 && ordered(score) >= (int) (least >> 32);
  }

  /** Bits in the order of scores; both zeros are one. */
  private static int ordered(float score) {
    int bits = Float.floatToIntBits(score == 0 ? 0f : score);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  /** Leaves the k highest, in any order. */
  private void cut() {
    int from = 0;
    int to = n - 1;
    int at = n - k;
    while (from < to) {
      long pivot = middle(keys[from], keys[(from + to) >>> 1], keys[to]);
      int i = from;
      int j = to;
      while (i <= j) {
        while (keys[i] < pivot) {
          i++;
        }
        while (keys[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long swap = keys[i];
          keys[i++] = keys[j];
          keys[j--] = swap;
        }
      }
      if (at <= j) {
        to = j;
      } else if (at >= i) {
        from = i;
      } else {
        break;
      }
    }
    least = keys[at];
    System.arraycopy(keys, at, keys, 0, k);
    n = k;
  }

  private static long middle(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  /** The items kept, the best first; empties it. */
  public int[] drain() {
    Arrays.sort(keys, 0, n);
    int[] out = new int[Math.min(n, k)];
    for (int i = 0; i < out.length; i++) {
      out[i] = Integer.MAX_VALUE - (int) keys[n - 1 - i];
    }
    n = 0;
    least = Long.MIN_VALUE;
    return out;
  }

  /** The best of some scores. */
  public static int[] of(Scores scores, int k) {
    TopK top = new TopK(Math.min(k, scores.size()));
    for (int i = 0; i < scores.size(); i++) {
      top.offer(scores.item(i), scores.get(scores.item(i)));
    }
    return top.drain();
  }
}
