/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

/**
 * Scores of items being summed up: dense by item, with the touched ones listed, so that clearing
 * costs what was touched. Reused from one answer to the next; not thread-safe.
 */
public final class Scores {
  private final float[] value;
  private final boolean[] met;
  private final int[] touched;
  private int n;

  /** For items 0 up to the given number. */
  public Scores(int items) {
    value = new float[items];
    met = new boolean[items];
    touched = new int[items];
  }

  /** Adds to an item's score. */
  public void add(int item, double score) {
    add(item, (float) score);
  }

  /** Adds to an item's score. */
  public void add(int item, float score) {
    if (!met[item]) {
      met[item] = true;
      touched[n++] = item;
    }
    value[item] += score;
  }

  /** An item's score, 0 where nothing was added. */
  public float get(int item) {
    return value[item];
  }

  /** How many items were touched. */
  public int size() {
    return n;
  }

  /** The k-th touched item. */
  public int item(int k) {
    return touched[k];
  }

  /** How many items there are. */
  public int items() {
    return value.length;
  }

  /** Forgets everything. */
  public void clear() {
    for (int k = 0; k < n; k++) {
      value[touched[k]] = 0;
      met[touched[k]] = false;
    }
    n = 0;
  }
}
