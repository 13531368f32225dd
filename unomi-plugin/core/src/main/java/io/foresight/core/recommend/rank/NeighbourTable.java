/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import java.util.Arrays;

/**
 * For each item those that go with it, with weights in 16 bits (a share of the row's largest) and
 * the number of people or baskets that had both: 8 bytes an entry. Immutable and thread-safe.
 */
public final class NeighbourTable {
  private static final float STEPS = 32767;
  private static final int[] NO_ITEMS = {};

  final int[] start;
  final int[] item;
  final short[] weight;
  final char[] count;
  final float[] scale;
  final int[] support;

  NeighbourTable(
      int[] start, int[] item, short[] weight, char[] count, float[] scale, int[] support) {
    this.start = start;
    this.item = item;
    this.weight = weight;
    this.count = count;
    this.scale = scale;
    this.support = support;
  }

  /** Rows being gathered, in any order, by several threads. */
  public static final class Builder {
    private final int[][] items;
    private final float[][] weights;
    private final int[][] counts;
    private final int[] support;

    /** Of so many items. */
    public Builder(int n) {
      items = new int[n][];
      weights = new float[n][];
      counts = new int[n][];
      support = new int[n];
      Arrays.fill(items, NO_ITEMS);
    }

    /**
     * Sets a row.
     *
     * @param of how many people or baskets had the row's item
     * @param with the items that go with it
     * @param w their weights, may be negative
     * @param both how many had both
     */
    public void row(int row, int of, int[] with, float[] w, int[] both) {
      items[row] = with;
      weights[row] = w;
      counts[row] = both;
      support[row] = of;
    }

    /** The table. */
    public NeighbourTable build() {
      int n = items.length;
      int[] start = new int[n + 1];
      for (int r = 0; r < n; r++) {
        start[r + 1] = start[r] + items[r].length;
      }
      int[] item = new int[start[n]];
      short[] weight = new short[start[n]];
      char[] count = new char[start[n]];
      float[] scale = new float[n];
      for (int r = 0; r < n; r++) {
        float most = 0;
        for (int k = 0; k < items[r].length; k++) {
          most = Math.max(most, Math.abs(weights[r][k]));
        }
        scale[r] = most / STEPS;
        for (int k = 0; k < items[r].length; k++) {
          int at = start[r] + k;
          item[at] = items[r][k];
          weight[at] = (short) Math.round(most == 0 ? 0 : weights[r][k] / most * STEPS);
          count[at] = (char) Math.min(Character.MAX_VALUE, counts[r][k]);
        }
        items[r] = NO_ITEMS;
      }
      return new NeighbourTable(start, item, weight, count, scale, support);
    }
  }

  /** Number of items. */
  public int items() {
    return scale.length;
  }

  /** Position of a row's first entry; of the item after the last, the number of all. */
  public int start(int row) {
    return start[row];
  }

  /** The item of the entry at a position. */
  public int item(int at) {
    return item[at];
  }

  /** The weight of the entry at a position of a row. */
  public float weight(int row, int at) {
    return weight[at] * scale[row];
  }

  /** How many people or baskets had both, at most 65 535. */
  public int count(int at) {
    return count[at];
  }

  /** How many people or baskets had an item. */
  public int support(int row) {
    return support[row];
  }

  /** Adds a row's weights, times a factor. */
  void add(int row, float factor, Scores into) {
    float f = factor * scale[row];
    for (int at = start[row]; at < start[row + 1]; at++) {
      into.add(item[at], f * weight[at]);
    }
  }

  /** Position of an item's entry in a row, -1 where there is none. */
  public int find(int row, int other) {
    for (int at = start[row]; at < start[row + 1]; at++) {
      if (item[at] == other) {
        return at;
      }
    }
    return -1;
  }
}
