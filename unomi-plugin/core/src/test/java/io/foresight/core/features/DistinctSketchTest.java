/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistinctSketchTest {
  private static DistinctSketch of(int from, int to) {
    DistinctSketch s = new DistinctSketch(256);
    for (int i = from; i < to; i++) {
      s.addAll(List.of("product-" + i));
    }
    return s;
  }

  @Test
  void estimate_isNearTheTruth() {
    assertThat(of(0, 0).estimate()).isZero();
    assertThat(of(0, 1).estimate()).isCloseTo(1, within(0.01));
    for (int n : new int[] {10, 50, 100, 300, 600}) {
      assertThat(of(0, n).estimate()).isCloseTo(n, within(Math.max(1.5, 0.15 * n)));
    }
  }

  @Test
  void estimate_staysFiniteWhenFull() {
    assertThat(of(0, 100_000).estimate()).isBetween(1000.0, 2000.0);
  }

  @Test
  void repeats_countOnce() {
    DistinctSketch s = of(0, 20);
    double before = s.estimate();
    s.addAll(List.of("product-3", "product-3"));
    assertThat(s.estimate()).isEqualTo(before);
  }

  @Test
  void merge_isUnion() {
    DistinctSketch s = of(0, 60);
    s.merge(of(30, 90));
    assertThat(s.estimate()).isEqualTo(of(0, 90).estimate());
  }

  @Test
  void writtenSketch_isReadBack() {
    for (int n : new int[] {0, 5, 31, 40, 1000}) {
      StateWriter out = new StateWriter();
      of(0, n).write(out);
      assertThat(out.size()).isLessThanOrEqualTo(33);
      DistinctSketch back = new DistinctSketch(256);
      back.read(new StateReader(out.buffer(), 0, out.size()));
      assertThat(back.estimate()).isEqualTo(of(0, n).estimate());
    }
  }
}
