/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

/**
 * Sums the leaves that an input vector reaches. Two things make it fast: the vector holds missing
 * values twice, as −∞ for nodes that send missing left and as +∞ for the others, so no node tests
 * for missing; and a leaf points to itself, so several trees are walked side by side for a fixed
 * number of steps and the processor overlaps their memory accesses.
 */
final class TreeWalk {
  private final int[] root;
  private final int[] depth;
  private final int[] input;
  private final float[] threshold;
  private final int[] left;
  private final double[] value;

  TreeWalk(Trees trees, int width) {
    int n = trees.nodes();
    root = trees.root;
    value = trees.value;
    depth = new int[root.length];
    input = new int[n];
    threshold = new float[n];
    left = new int[n];
    int[] level = new int[n];
    for (int t = 0; t < root.length; t++) {
      int end = t + 1 < root.length ? root[t + 1] : n;
      for (int i = root[t]; i < end; i++) {
        if (trees.leaf(i)) {
          // x < NaN is false: the next node is left + 1, which is this leaf again.
          threshold[i] = Float.NaN;
          left[i] = i - 1;
          depth[t] = Math.max(depth[t], level[i]);
        } else {
          input[i] = trees.missingLeft[i] ? trees.feature[i] : trees.feature[i] + width;
          threshold[i] = trees.threshold[i];
          left[i] = trees.left[i];
          level[left[i]] = level[i] + 1;
          level[left[i] + 1] = level[i] + 1;
        }
      }
    }
  }

  double sum(float[] x) {
    int[] in = input;
    float[] at = threshold;
    int[] to = left;
    double total = 0;
    int t = 0;
    for (; t + 3 < root.length; t += 4) {
      int a = root[t];
      int b = root[t + 1];
      int c = root[t + 2];
      int d = root[t + 3];
      int steps = Math.max(Math.max(depth[t], depth[t + 1]), Math.max(depth[t + 2], depth[t + 3]));
      for (int s = 0; s < steps; s++) {
        a = to[a] + (x[in[a]] < at[a] ? 0 : 1);
        b = to[b] + (x[in[b]] < at[b] ? 0 : 1);
        c = to[c] + (x[in[c]] < at[c] ? 0 : 1);
        d = to[d] + (x[in[d]] < at[d] ? 0 : 1);
      }
      total += value[a] + value[b] + value[c] + value[d];
    }
    for (; t < root.length; t++) {
      int a = root[t];
      for (int s = 0; s < depth[t]; s++) {
        a = to[a] + (x[in[a]] < at[a] ? 0 : 1);
      }
      total += value[a];
    }
    return total;
  }
}
