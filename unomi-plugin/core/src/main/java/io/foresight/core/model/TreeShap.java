/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

/**
 * Exact path-dependent Shapley values of a sum of trees: the values of Lundberg, Erion and Lee,
 * "Consistent Individualized Feature Attribution for Tree Ensembles" (arXiv:1802.03888), Algorithm
 * 2, computed from tables made once per model as in Yang, "Fast TreeSHAP" (arXiv:2109.09847),
 * version 2.
 *
 * <p>A leaf with d distinct inputs on its path pays, for a row that meets the conditions S of them,
 * −A(S) to each input outside S and A(S∖i)·(1 − zᵢ)/zᵢ to each i in S, where z is the share of
 * training rows that meet a condition and A(S) is the leaf's value times the sum over T ⊆ S of
 * |T|!·(d−|T|−1)!/d! · Π z of the inputs outside T. A is tabulated for all 2^d sets of each leaf.
 */
final class TreeShap {
  /** Deepest path, in distinct inputs, that is tabulated: 4096 sets a leaf. */
  static final int MAX_DISTINCT = 12;

  private final int[] root;
  private final int[] left;
  private final int[] input;
  private final float[] threshold;
  private final int[] slot;
  private final int[] table;
  private final int[] pathStart;
  private final int[] pathColumns;
  private final double[] factor;
  private final double[] sets;
  private final ThreadLocal<int[]> scratch;

  /**
   * @param trees the trees
   * @param source column that each input is made of
   */
  TreeShap(Trees trees, int[] source) {
    int width = source.length;
    int n = trees.nodes();
    root = trees.root;
    left = trees.left;
    threshold = trees.threshold;
    input = new int[n];
    slot = new int[n];
    table = new int[n];
    pathStart = new int[n + 1];
    TreePaths paths = new TreePaths(trees);
    int entries = 0;
    int pathLength = 0;
    for (int i = 0; i < n; i++) {
      pathStart[i] = pathLength;
      if (trees.leaf(i)) {
        int d = paths.inputs(i).length;
        if (d > MAX_DISTINCT) {
          throw new IllegalArgumentException(
              "a path of " + d + " distinct inputs is too deep, at most " + MAX_DISTINCT);
        }
        table[i] = entries;
        entries += d == 0 ? 0 : 1 << d;
        pathLength += d;
      } else {
        input[i] = trees.missingLeft[i] ? trees.feature[i] : trees.feature[i] + width;
        slot[i] = paths.slot(i);
      }
    }
    pathStart[n] = pathLength;
    pathColumns = new int[pathLength];
    factor = new double[2 * pathLength];
    sets = new double[entries];
    for (int i = 0; i < n; i++) {
      if (trees.leaf(i)) {
        double[] share = paths.shares(i);
        for (int k = 0; k < share.length; k++) {
          pathColumns[pathStart[i] + k] = source[paths.inputs(i)[k]];
          factor[2 * (pathStart[i] + k)] = -1;
          factor[2 * (pathStart[i] + k) + 1] = (1 - share[k]) / share[k];
        }
        tabulate(trees.value[i], share, table[i]);
      }
    }
    int largest = 0;
    for (int t = 0; t < root.length; t++) {
      largest = Math.max(largest, end(t) - root[t]);
    }
    int capacity = largest;
    scratch = ThreadLocal.withInitial(() -> new int[capacity]);
  }

  /** Mean over the training rows of the sum of the trees. */
  static double expectedValue(Trees trees) {
    double total = 0;
    double[] reach = new double[trees.nodes()];
    for (int r : trees.root) {
      reach[r] = 1;
    }
    for (int i = 0; i < reach.length; i++) {
      if (trees.leaf(i)) {
        total += reach[i] * trees.value[i];
      } else {
        int child = trees.left[i];
        double share = trees.cover[child] / (trees.cover[child] + trees.cover[child + 1]);
        reach[child] = reach[i] * share;
        reach[child + 1] = reach[i] * (1 - share);
      }
    }
    return total;
  }

  /** Adds the contribution of each input to the entry of its column. */
  void add(float[] x, double[] out) {
    int[] met = scratch.get();
    for (int t = 0; t < root.length; t++) {
      int first = root[t];
      int end = end(t);
      met[0] = -1;
      for (int i = first; i < end; i++) {
        int mask = met[i - first];
        int child = left[i];
        if (child >= 0) {
          int failed = mask & ~(1 << slot[i]);
          boolean goesLeft = x[input[i]] < threshold[i];
          met[child - first] = goesLeft ? mask : failed;
          met[child - first + 1] = goesLeft ? failed : mask;
        } else {
          leaf(i, mask, out);
        }
      }
    }
  }

  /** A(S∖i) is A(S) for an input outside S, so both cases read one table without a branch. */
  private void leaf(int leaf, int mask, double[] out) {
    int from = pathStart[leaf];
    int d = pathStart[leaf + 1] - from;
    int at = table[leaf];
    int set = mask & (1 << d) - 1;
    for (int k = 0; k < d; k++) {
      int met = set >>> k & 1;
      out[pathColumns[from + k]] += sets[at + (set & ~(1 << k))] * factor[2 * (from + k) + met];
    }
  }

  private void tabulate(double value, double[] share, int at) {
    int d = share.length;
    if (d == 0) {
      return;
    }
    double[] weight = new double[d + 1];
    weight[0] = value / d;
    for (int s = 1; s < d; s++) {
      weight[s] = weight[s - 1] * s / (d - s);
    }
    int all = 1 << d;
    for (int set = 0; set < all; set++) {
      double product = weight[Integer.bitCount(set)];
      for (int k = 0; k < d; k++) {
        if ((set & 1 << k) == 0) {
          product *= share[k];
        }
      }
      sets[at + set] = product;
    }
    // Sum over subsets, one input at a time.
    for (int k = 0; k < d; k++) {
      for (int set = 0; set < all; set++) {
        if ((set & 1 << k) != 0) {
          sets[at + set] += sets[at + (set ^ 1 << k)];
        }
      }
    }
  }

  private int end(int tree) {
    return tree + 1 < root.length ? root[tree + 1] : left.length;
  }
}
