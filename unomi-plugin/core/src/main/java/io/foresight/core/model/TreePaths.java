/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import java.util.Arrays;

/**
 * For each node, the distinct inputs on its path from the root in order of first appearance, and
 * for each of them the share of training rows that meets all its conditions on the path.
 */
final class TreePaths {
  private final int[][] inputs;
  private final double[][] shares;
  private final int[] slot;

  TreePaths(Trees trees) {
    int n = trees.nodes();
    inputs = new int[n][];
    shares = new double[n][];
    slot = new int[n];
    for (int r : trees.root) {
      inputs[r] = new int[0];
      shares[r] = new double[0];
    }
    for (int i = 0; i < n; i++) {
      if (!trees.leaf(i)) {
        int known = indexOf(inputs[i], trees.feature[i]);
        slot[i] = known < 0 ? inputs[i].length : known;
        int child = trees.left[i];
        double total = trees.cover[child] + trees.cover[child + 1];
        descend(i, child, trees.feature[i], trees.cover[child] / total);
        descend(i, child + 1, trees.feature[i], trees.cover[child + 1] / total);
      }
    }
  }

  /** Distinct inputs on the path to a node. */
  int[] inputs(int node) {
    return inputs[node];
  }

  /** Share of training rows meeting the conditions of each of them. */
  double[] shares(int node) {
    return shares[node];
  }

  /** Position of an inner node's own input in the paths of the leaves below it. */
  int slot(int node) {
    return slot[node];
  }

  private void descend(int parent, int child, int feature, double share) {
    int at = slot[parent];
    int length = Math.max(inputs[parent].length, at + 1);
    inputs[child] = Arrays.copyOf(inputs[parent], length);
    shares[child] = Arrays.copyOf(shares[parent], length);
    if (at == inputs[parent].length) {
      inputs[child][at] = feature;
      shares[child][at] = 1;
    }
    shares[child][at] *= share;
  }

  private static int indexOf(int[] values, int wanted) {
    for (int k = 0; k < values.length; k++) {
      if (values[k] == wanted) {
        return k;
      }
    }
    return -1;
  }
}
