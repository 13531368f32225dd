/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterPartsTest {
  @Test
  void adjustedRand_agreesWithPublishedExamples() {
    // Hubert and Arabie's index of scikit-learn's documentation, and of identical partitions.
    assertThat(AdjustedRand.of(new int[] {0, 0, 1, 2}, new int[] {0, 0, 1, 1}))
        .isCloseTo(0.5714, within(1e-4));
    assertThat(AdjustedRand.of(new int[] {0, 0, 1, 1}, new int[] {1, 1, 0, 0})).isEqualTo(1);
    assertThat(AdjustedRand.of(new int[] {0, 0, 0, 0}, new int[] {0, 1, 2, 3})).isZero();
  }

  @Test
  void quintiles_areFifthsWithoutTies() {
    RankSketch s = new RankSketch();
    for (int i = 1; i <= 1000; i++) {
      s.add(Math.exp(i / 100.0));
    }
    for (int q = 1; q <= 5; q++) {
      assertThat(s.quintile(Math.exp((q * 200 - 100) / 100.0))).isEqualTo(q);
    }
    assertThat(s.quintile(1e-9)).isEqualTo(1);
    assertThat(s.quintile(1e12)).isEqualTo(5);
  }

  @Test
  void quintiles_giveEqualValuesEqualMarks() {
    RankSketch s = new RankSketch();
    for (int i = 0; i < 1000; i++) {
      s.add(i < 600 ? 1 : i < 850 ? 2 : 3);
    }
    assertThat(s.quintile(1)).isEqualTo(2);
    assertThat(s.quintile(2)).isEqualTo(4);
    assertThat(s.quintile(3)).isEqualTo(5);
    RankSketch same = new RankSketch();
    same.add(7);
    assertThat(same.quintile(7)).isEqualTo(3);
    assertThat(new RankSketch().quintile(7)).isEqualTo(3);
  }

  @Test
  void sketch_isBoundedAndMerges() {
    Random r = new Random(1);
    RankSketch a = new RankSketch();
    RankSketch b = new RankSketch();
    RankSketch all = new RankSketch();
    for (int i = 0; i < 200_000; i++) {
      double v = Math.exp(10 * r.nextGaussian());
      (i % 2 == 0 ? a : b).add(v);
      all.add(v);
    }
    a.merge(b);
    assertThat(a.toList()).isEqualTo(all.toList()).hasSizeLessThan(2 * 3001);
    assertThat(a.rank(1)).isCloseTo(0.5, within(0.01));
  }

  @Test
  void sample_isTheSameWhateverTheOrderAndTheParts() {
    BoundedSample all = new BoundedSample(100);
    BoundedSample even = new BoundedSample(100);
    BoundedSample odd = new BoundedSample(100);
    for (int i = 9999; i >= 0; i--) {
      all.add(i, new float[] {i});
    }
    for (int i = 0; i < 10_000; i++) {
      (i % 2 == 0 ? even : odd).add(i, new float[] {i});
    }
    odd.merge(even);
    assertThat(odd.rows()).isDeepEqualTo(all.rows()).hasDimensions(100, 1);
    assertThat(odd.seen()).isEqualTo(10_000);
    double mean = 0;
    for (float[] row : odd.rows()) {
      mean += row[0] / 100;
    }
    assertThat(mean).isBetween(3800.0, 6200.0);
  }

  @Test
  void scaling_tamesOutliersAndIsInvertible() {
    float[] values = new float[101];
    for (int i = 0; i < 100; i++) {
      values[i] = i;
    }
    values[100] = 1e9f;
    Scaling s = Scaling.fit(values, false);
    assertThat(s.apply(1e9)).isEqualTo(2.5);
    assertThat(s.apply(50)).isCloseTo(0, within(0.05));
    assertThat(s.invert(s.apply(73))).isCloseTo(73, within(1e-9));
    assertThat(s.apply(Double.NaN)).isLessThan(s.apply(5));
    assertThat(Scaling.fit(values, true).apply(Double.NaN)).isGreaterThan(s.apply(95));
    assertThat(Scaling.fit(new float[] {3, 3, 3}, false).constant()).isTrue();
    assertThat(Scaling.fit(new float[0], false).apply(7)).isNotNaN();
  }

  @Test
  void matching_takesTheClosestPairsFirst() {
    double[][] old = {{0}, {10}};
    assertThat(Matching.of(new double[][] {{9}, {1}, {5}}, old, 3)).containsExactly(1, 0, -1);
    assertThat(Matching.of(new double[][] {{4}}, old, 3)).containsExactly(-1);
    assertThat(Matching.of(new double[][] {{4}}, new double[0][], 3)).containsExactly(-1);
  }
}
