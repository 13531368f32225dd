/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingSetTest {
  private final Schema schema =
      new Schema(List.of(Column.category("c"), Column.number("x"), Column.number("y")));

  @Test
  void rows_comeBackAsTheyWereAdded() {
    TrainingSet set = set(10_000);
    Row row = schema.newRow();
    for (int i : new int[] {0, 63, 64, 65, 127, 128, 2_047, 2_048, 4095, 4096, 9_999}) {
      set.read(i, row);
      assertThat(row.numbers[0]).isEqualTo(i);
      assertThat(row.numbers[1]).isNaN();
      assertThat(row.categories[0]).isEqualTo(i % 3 == 0 ? null : "v" + i % 5);
      assertThat(set.label(i)).isEqualTo(i % 2 == 0);
      assertThat(set.time(i)).isEqualTo(i * 10L);
      assertThat(set.group(i)).isEqualTo(i % 7);
    }
    assertThat(set.positives()).isEqualTo(5_000);
  }

  @Test
  void subsetOfASubset_pointsToTheOriginalRows() {
    TrainingSet sub = set(100).subset(new int[] {90, 50, 10}).subset(new int[] {2, 0});
    assertThat(sub.size()).isEqualTo(2);
    assertThat(sub.number(0, 0)).isEqualTo(10);
    assertThat(sub.number(1, 0)).isEqualTo(90);
  }

  @Test
  void hash_changesWithAnyValueAndOutcome() {
    String hash = set(50).hash();
    assertThat(set(50).hash()).isEqualTo(hash);
    assertThat(set(51).hash()).isNotEqualTo(hash);
    assertThat(set(50).subset(new int[] {1, 0}).hash())
        .isNotEqualTo(set(50).subset(new int[] {0, 1}).hash());
  }

  @Test
  void infiniteNumbers_becomeTheLargestFinite() {
    Row row = schema.newRow();
    row.numbers[0] = Float.NEGATIVE_INFINITY;
    TrainingSet set = new TrainingSet.Builder(schema).add(row, true).build();
    assertThat(set.number(0, 0)).isEqualTo(-Float.MAX_VALUE);
  }

  @Test
  void foreignRowsAndASecondBuild_areRefused() {
    TrainingSet.Builder b = new TrainingSet.Builder(schema);
    Row foreign = new Schema(List.of(Column.number("x"))).newRow();
    assertThatThrownBy(() -> b.add(foreign, true)).isInstanceOf(IllegalArgumentException.class);
    b.build();
    assertThatThrownBy(b::build).isInstanceOf(IllegalStateException.class);
  }

  private TrainingSet set(int rows) {
    TrainingSet.Builder b = new TrainingSet.Builder(schema);
    Row row = schema.newRow();
    for (int i = 0; i < rows; i++) {
      row.numbers[0] = i;
      row.categories[0] = i % 3 == 0 ? null : "v" + i % 5;
      b.add(row, i % 2 == 0, i * 10L, i % 7);
    }
    return b.build();
  }
}
