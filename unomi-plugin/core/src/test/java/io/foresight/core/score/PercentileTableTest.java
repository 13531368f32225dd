/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentileTableTest {
  private final PercentileTable thousand =
      PercentileTable.of(IntStream.range(0, 1_000).mapToDouble(i -> i / 1000.0).toArray());

  @Test
  void percentiles_divideThePopulationEvenly() {
    int[] count = new int[101];
    for (int i = 0; i < 1_000; i++) {
      count[thousand.percentile(i / 1000.0)]++;
    }
    assertThat(count[0]).isZero();
    for (int p = 1; p <= 100; p++) {
      assertThat(count[p]).as("percentile " + p).isBetween(8, 12);
    }
  }

  @Test
  void extremes_are1And100() {
    assertThat(thousand.percentile(0)).isEqualTo(1);
    assertThat(thousand.percentile(1)).isEqualTo(100);
  }

  @Test
  void equalScores_areInTheMiddle() {
    PercentileTable flat = PercentileTable.of(new double[] {0.3, 0.3, 0.3, Double.NaN});
    assertThat(flat.percentile(0.3)).isEqualTo(50);
    assertThat(flat.percentile(0.2)).isEqualTo(1);
    assertThat(flat.percentile(0.4)).isEqualTo(100);
  }

  @Test
  void nobody_makesEverybodyMiddling() {
    assertThat(PercentileTable.of(new double[0]).percentile(0.9)).isEqualTo(50);
    assertThat(PercentileTable.fromList(List.of()).percentile(0.1)).isEqualTo(50);
  }

  @Test
  void table_survivesItsList() {
    assertThat(PercentileTable.fromList(thousand.toList()).toList()).isEqualTo(thousand.toList());
    assertThatThrownBy(() -> PercentileTable.fromList(List.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
