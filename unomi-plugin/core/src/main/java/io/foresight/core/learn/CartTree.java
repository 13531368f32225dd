/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.Calibrator;
import io.foresight.core.model.Trees;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;

/**
 * Compiles a Tribuo tree. Leaves hold the log-odds of Tribuo's probability; a pure leaf's 0 or 1 is
 * moved by half an observation, since certainty is never claimed from a few dozen rows.
 */
final class CartTree {
  private final TreeModel<Label> model;
  private final float[][] x;
  private final String yes;
  private final Trees.Builder trees = new Trees.Builder();

  CartTree(TreeModel<Label> model, float[][] x, String yes) {
    this.model = model;
    this.x = x;
    this.yes = yes;
  }

  static String inputName(int input) {
    return "f" + input;
  }

  Trees trees() {
    int[] all = new int[x.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    add(trees.tree(), model.getRoot(), all);
    return trees.build();
  }

  private void add(int node, Node<Label> from, int[] rows) {
    double cover = Math.max(1e-6, rows.length);
    if (from instanceof LeafNode) {
      Label label = ((LeafNode<Label>) from).getDistribution().get(yes);
      double p = label == null ? 0 : label.getScore();
      double edge = 0.5 / (cover + 1);
      trees.leaf(node, Calibrator.logOdds(Math.min(1 - edge, Math.max(edge, p))), cover);
      return;
    }
    SplitNode<Label> split = (SplitNode<Label>) from;
    ImmutableFeatureMap features = model.getFeatureIDMap();
    int input = Integer.parseInt(features.get(split.getFeatureID()).getName().substring(1));
    float below = justAbove(split.splitValue());
    int in = 0;
    for (int r : rows) {
      in += x[r][input] < below ? 1 : 0;
    }
    int[] left = new int[in];
    int[] right = new int[rows.length - in];
    int l = 0;
    int r = 0;
    for (int row : rows) {
      if (x[row][input] < below) {
        left[l++] = row;
      } else {
        right[r++] = row;
      }
    }
    int child = trees.split(node, input, below, true, cover);
    add(child, split.getLessThanOrEqual(), left);
    add(child + 1, split.getGreaterThan(), right);
  }

  /** The float t for which {@code x < t} says the same as {@code x <= value} for every float x. */
  private static float justAbove(double value) {
    float f = (float) value;
    return f > value ? f : Math.nextUp(f);
  }
}
