/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import java.util.Arrays;

/**
 * Keeps the k highest of many scored items; equal scores go to the lower item. A min-heap of keys,
 * each the score's bits above the item's. Not thread-safe.
 */
public final class TopK {
  private final long[] heap;
  private int n;

  /** Keeps the given number. */
  public TopK(int k) {
    heap = new long[k];
  }

  /** Offers an item; one whose score is not a number is refused. */
  public void offer(int item, float score) {
    if (Float.isNaN(score) || heap.length == 0) {
      return;
    }
    long key = (long) ordered(score) << 32 | (Integer.MAX_VALUE - item);
    if (n < heap.length) {
      up(n++, key);
    } else if (key > heap[0]) {
      down(key);
    }
  }

  /** Whether an item of that score may come in: lets the caller save the trouble of asking more. */
  public boolean takes(float score) {
    return n < heap.length || heap.length > 0 && ordered(score) >= (int) (heap[0] >> 32);
  }

  /** Bits in the order of scores; both zeros are one. */
  private static int ordered(float score) {
    int bits = Float.floatToIntBits(score == 0 ? 0f : score);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  private void up(int from, long key) {
    int at = from;
    while (at > 0 && heap[(at - 1) / 2] > key) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = key;
  }

  private void down(long key) {
    int at = 0;
    while (2 * at + 1 < n) {
      int child = 2 * at + 1;
      if (child + 1 < n && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= key) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = key;
  }

  /** The items kept, the best first; empties it. */
  public int[] drain() {
    long[] keys = Arrays.copyOf(heap, n);
    Arrays.sort(keys);
    int[] out = new int[n];
    for (int k = 0; k < n; k++) {
      out[k] = Integer.MAX_VALUE - (int) keys[n - 1 - k];
    }
    n = 0;
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
