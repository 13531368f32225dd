/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import java.util.Arrays;

/**
 * A sum of binary trees in flat arrays. The right child of a node follows its left child. An inner
 * node sends x to the left when {@code x < threshold}; missing goes its default way. Immutable.
 */
public final class Trees {
  private static final int LEAF = -1;

  final int[] root;
  final int[] feature;
  final float[] threshold;
  final int[] left;
  final boolean[] missingLeft;
  final double[] value;
  final double[] cover;

  Trees(
      int[] root,
      int[] feature,
      float[] threshold,
      int[] left,
      boolean[] missingLeft,
      double[] value,
      double[] cover) {
    this.root = root;
    this.feature = feature;
    this.threshold = threshold;
    this.left = left;
    this.missingLeft = missingLeft;
    this.value = value;
    this.cover = cover;
    check();
  }

  /** Number of trees. */
  public int count() {
    return root.length;
  }

  /** Number of nodes of all trees. */
  public int nodes() {
    return left.length;
  }

  boolean leaf(int node) {
    return left[node] == LEAF;
  }

  /** The first trees only, e.g. of a boosted sequence. */
  public Trees first(int count) {
    if (count >= root.length) {
      return this;
    }
    int n = root[count];
    return new Trees(
        Arrays.copyOf(root, count),
        Arrays.copyOf(feature, n),
        Arrays.copyOf(threshold, n),
        Arrays.copyOf(left, n),
        Arrays.copyOf(missingLeft, n),
        Arrays.copyOf(value, n),
        Arrays.copyOf(cover, n));
  }

  private void check() {
    int n = left.length;
    if (feature.length != n
        || threshold.length != n
        || missingLeft.length != n
        || value.length != n
        || cover.length != n) {
      throw new IllegalArgumentException("the arrays of a tree must be of one length");
    }
    for (int t = 0; t < root.length; t++) {
      int end = t + 1 < root.length ? root[t + 1] : n;
      if (root[t] < 0 || root[t] >= end || (t == 0 && root[t] != 0)) {
        throw new IllegalArgumentException("tree " + t + " has no nodes");
      }
      for (int i = root[t]; i < end; i++) {
        boolean inner = left[i] != LEAF;
        if (inner && (left[i] <= i || left[i] + 1 >= end || feature[i] < 0)) {
          throw new IllegalArgumentException("node " + i + " points outside of its tree");
        }
        if (!(cover[i] > 0) || (inner ? Float.isNaN(threshold[i]) : !Double.isFinite(value[i]))) {
          throw new IllegalArgumentException("node " + i + " has no cover, threshold or value");
        }
      }
    }
  }

  /** Collects trees node by node. Not thread-safe. */
  public static final class Builder {
    private int[] roots = new int[16];
    private int trees;
    private int[] feature = new int[64];
    private float[] threshold = new float[64];
    private int[] left = new int[64];
    private boolean[] missingLeft = new boolean[64];
    private double[] value = new double[64];
    private double[] cover = new double[64];
    private int size;

    /** Begins a tree and returns its root, which is still to be set. */
    public int tree() {
      if (trees == roots.length) {
        roots = Arrays.copyOf(roots, trees * 2);
      }
      roots[trees++] = size;
      return allocate(1);
    }

    /** Makes a node a leaf of the given value. */
    public void leaf(int node, double leafValue, double nodeCover) {
      left[node] = LEAF;
      value[node] = leafValue;
      cover[node] = nodeCover;
    }

    /**
     * Makes a node a split and returns its left child; the right child is the next one.
     *
     * @param x index of the input
     * @param below inputs below this go left
     * @param missingGoesLeft where missing goes
     * @param nodeCover weight of the training rows that came here, above 0
     */
    public int split(int node, int x, float below, boolean missingGoesLeft, double nodeCover) {
      int child = allocate(2);
      feature[node] = x;
      threshold[node] = below;
      missingLeft[node] = missingGoesLeft;
      cover[node] = nodeCover;
      left[node] = child;
      return child;
    }

    /** The trees so far. */
    public Trees build() {
      return new Trees(
          Arrays.copyOf(roots, trees),
          Arrays.copyOf(feature, size),
          Arrays.copyOf(threshold, size),
          Arrays.copyOf(left, size),
          Arrays.copyOf(missingLeft, size),
          Arrays.copyOf(value, size),
          Arrays.copyOf(cover, size));
    }

    private int allocate(int count) {
      int at = size;
      size += count;
      if (size > left.length) {
        int capacity = Math.max(size, left.length * 2);
        feature = Arrays.copyOf(feature, capacity);
        threshold = Arrays.copyOf(threshold, capacity);
        left = Arrays.copyOf(left, capacity);
        missingLeft = Arrays.copyOf(missingLeft, capacity);
        value = Arrays.copyOf(value, capacity);
        cover = Arrays.copyOf(cover, capacity);
      }
      return at;
    }
  }
}
