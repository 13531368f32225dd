/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TreePredictorTest {
  private static final int WIDTH = 4;

  private final SplittableRandom random = new SplittableRandom(11);
  private final Schema schema = RandomTrees.numbers(WIDTH);
  private final TreeEncoder encoder = new TreeEncoder(schema, List.of());

  @Test
  void margin_isTheSumOfTheLeavesReached() {
    for (int count : new int[] {1, 3, 4, 9}) {
      Trees trees = RandomTrees.trees(count, 6, WIDTH, random);
      TreePredictor p = new TreePredictor(encoder, trees, 0.25);
      for (int i = 0; i < 500; i++) {
        Row row = RandomTrees.row(schema, random);
        assertThat(p.margin(row)).isCloseTo(0.25 + RandomTrees.slowSum(trees, row), offset(1e-12));
      }
    }
  }

  @Test
  void contributions_areTheShapleyValuesOfTheDefinition() {
    for (int round = 0; round < 40; round++) {
      Trees trees = RandomTrees.trees(2, 5, WIDTH, random);
      TreePredictor p = new TreePredictor(encoder, trees, -0.5);
      for (int i = 0; i < 10; i++) {
        Row row = RandomTrees.row(schema, random);
        double[] fast = new double[WIDTH];
        p.contributions(row, fast);
        double[] exact = bruteForce(trees, row);
        for (int k = 0; k < WIDTH; k++) {
          assertThat(fast[k]).isCloseTo(exact[k], offset(1e-9));
        }
      }
    }
  }

  @Test
  void contributions_andBaseSumToTheMargin() {
    Trees trees = RandomTrees.trees(30, 8, WIDTH, random);
    TreePredictor p = new TreePredictor(encoder, trees, 1.5);
    for (int i = 0; i < 200; i++) {
      Row row = RandomTrees.row(schema, random);
      double[] c = new double[WIDTH];
      p.contributions(row, c);
      assertThat(p.base() + c[0] + c[1] + c[2] + c[3]).isCloseTo(p.margin(row), offset(1e-6));
    }
  }

  @Test
  void contributions_ofTheInputsOfACategoryBelongToItsColumn() {
    Schema mixed = new Schema(List.of(Column.category("c"), Column.number("x")));
    TreeEncoder e = new TreeEncoder(mixed, List.of(new CategoryLevels(List.of("a", "b"))));
    Trees.Builder b = new Trees.Builder();
    int child = b.split(b.tree(), 1, 0.5f, true, 100);
    b.leaf(child, -1, 60);
    b.leaf(child + 1, 2, 40);
    TreePredictor p = new TreePredictor(e, b.build(), 0);
    Row row = mixed.newRow();
    row.categories[0] = "a";
    double[] c = new double[2];
    p.contributions(row, c);
    assertThat(p.margin(row)).isEqualTo(2);
    assertThat(c[0]).isCloseTo(2 - 0.2, offset(1e-12));
    assertThat(c[1]).isZero();
  }

  @Test
  void aTreeOfOneLeaf_isAConstant() {
    Trees.Builder b = new Trees.Builder();
    b.leaf(b.tree(), 0.75, 10);
    TreePredictor p = new TreePredictor(encoder, b.build(), 0);
    double[] c = new double[WIDTH];
    p.contributions(schema.newRow(), c);
    assertThat(p.margin(schema.newRow())).isEqualTo(0.75);
    assertThat(c).containsOnly(0);
  }

  @Test
  void infiniteValues_goWithTheLargestFiniteOnes() {
    Trees.Builder b = new Trees.Builder();
    int child = b.split(b.tree(), 0, 0f, true, 2);
    b.leaf(child, -1, 1);
    b.leaf(child + 1, 1, 1);
    TreePredictor p = new TreePredictor(encoder, b.build(), 0);
    Row row = schema.newRow();
    row.numbers[0] = Float.POSITIVE_INFINITY;
    assertThat(p.margin(row)).isEqualTo(1);
    row.numbers[0] = Float.NEGATIVE_INFINITY;
    assertThat(p.margin(row)).isEqualTo(-1);
  }

  @Test
  void anInputThatDoesNotExist_isRefused() {
    Trees trees = RandomTrees.trees(5, 5, 40, random);
    assertThatThrownBy(() -> new TreePredictor(encoder, trees, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input that does not exist");
  }

  /** Sums over all subsets of features, each valued by the path-dependent expectation. */
  private static double[] bruteForce(Trees trees, Row row) {
    double[] phi = new double[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      for (int set = 0; set < 1 << WIDTH; set++) {
        if ((set & 1 << i) == 0) {
          int s = Integer.bitCount(set);
          double weight = factorial(s) * factorial(WIDTH - s - 1) / factorial(WIDTH);
          phi[i] += weight * (value(trees, row, set | 1 << i) - value(trees, row, set));
        }
      }
    }
    return phi;
  }

  private static double value(Trees trees, Row row, int set) {
    double sum = 0;
    for (int r : trees.root) {
      sum += value(trees, r, row, set);
    }
    return sum;
  }

  private static double value(Trees trees, int node, Row row, int set) {
    if (trees.leaf(node)) {
      return trees.value[node];
    }
    int left = trees.left[node];
    if ((set & 1 << trees.feature[node]) != 0) {
      boolean goesLeft = RandomTrees.goesLeft(trees, node, row);
      return value(trees, goesLeft ? left : left + 1, row, set);
    }
    double all = trees.cover[left] + trees.cover[left + 1];
    return (trees.cover[left] * value(trees, left, row, set)
            + trees.cover[left + 1] * value(trees, left + 1, row, set))
        / all;
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }
}
