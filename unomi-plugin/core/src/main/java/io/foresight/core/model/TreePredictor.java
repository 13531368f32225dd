/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A sum of trees over encoded inputs. Contributions are exact path-dependent Shapley values (see
 * {@link TreeShap}); those of the 0/1 inputs of a category are summed to its column.
 */
public final class TreePredictor implements Predictor {
  private final TreeEncoder encoder;
  private final Trees trees;
  private final double intercept;
  private final TreeWalk walk;
  private final int[] source;
  private final ThreadLocal<float[]> scratch;
  private volatile @Nullable TreeShap shap;
  private final double base;

  /**
   * @param encoder row to inputs
   * @param trees the sum of trees; their inputs are the encoder's
   * @param intercept what is added to the sum of the leaves
   */
  public TreePredictor(TreeEncoder encoder, Trees trees, double intercept) {
    for (int i = 0; i < trees.nodes(); i++) {
      if (!trees.leaf(i) && trees.feature[i] >= encoder.width()) {
        throw new IllegalArgumentException("node " + i + " reads an input that does not exist");
      }
    }
    this.encoder = encoder;
    this.trees = trees;
    this.intercept = intercept;
    walk = new TreeWalk(trees, encoder.width());
    source = new int[encoder.width()];
    for (int i = 0; i < source.length; i++) {
      source[i] = encoder.source(i);
    }
    int width = encoder.width();
    scratch = ThreadLocal.withInitial(() -> new float[3 * width]);
    base = intercept + TreeShap.expectedValue(trees);
  }

  @Override
  public Schema schema() {
    return encoder.schema();
  }

  @Override
  public double margin(Row row) {
    return intercept + walk.sum(inputs(row));
  }

  @Override
  public double base() {
    return base;
  }

  @Override
  public void contributions(Row row, double[] out) {
    TreeShap s = shap;
    if (s == null) {
      // Two threads may both build it; they build the same.
      s = new TreeShap(trees, source);
      shap = s;
    }
    s.add(inputs(row), out);
  }

  /** Both copies of the inputs: missing below every threshold, then missing above every one. */
  private float[] inputs(Row row) {
    float[] x = scratch.get();
    int width = source.length;
    encoder.encode(row, x, 2 * width);
    for (int i = 0; i < width; i++) {
      float v = x[2 * width + i];
      boolean missing = Float.isNaN(v);
      x[i] = missing ? Float.NEGATIVE_INFINITY : v;
      x[width + i] = missing ? Float.POSITIVE_INFINITY : v;
    }
    return x;
  }

  /** The same with the first trees only. */
  public TreePredictor first(int count) {
    return new TreePredictor(encoder, trees.first(count), intercept);
  }

  TreeEncoder encoder() {
    return encoder;
  }

  /** The trees. */
  public Trees trees() {
    return trees;
  }

  double intercept() {
    return intercept;
  }
}
