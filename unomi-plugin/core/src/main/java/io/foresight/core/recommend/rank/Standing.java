/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

/** The same scores for many queries, sorted once. Immutable and thread-safe. */
public final class Standing {
  private final float[] scores;
  private final int[] order;

  /**
   * Sorts.
   *
   * @param scores by item, not to be changed from here on; what is not above 0 is left out
   */
  Standing(float[] scores) {
    this.scores = scores;
    int n = 0;
    for (float s : scores) {
      n += s > 0 ? 1 : 0;
    }
    TopK top = new TopK(n);
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > 0) {
        top.offer(i, scores[i]);
      }
    }
    order = top.drain();
  }

  /** How many items have a score. */
  public int size() {
    return order.length;
  }

  /** The k-th best item; equal ones by lower number. */
  public int item(int k) {
    return order[k];
  }

  /** An item's score, 0 where it has none. */
  public float score(int item) {
    return item < scores.length ? Math.max(0, scores[item]) : 0;
  }
}
