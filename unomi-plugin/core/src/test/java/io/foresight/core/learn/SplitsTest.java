/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitsTest {
  @Test
  void hashSplit_takesTheRowsOfTheReference() {
    int[] test = Splits.byHash(Tables.mixed(60, 1, 1, 0), 5).test();
    assertThat(test).containsExactly(6, 12, 29, 31, 37, 40, 44, 48, 51, 53);
  }

  @Test
  void hashSplit_neverDividesAGroup() {
    TrainingSet set = snapshots(12, 200);
    Split split = Splits.byHash(set, 5);
    assertThat(groups(set, split.fit())).doesNotContainAnyElementsOf(groups(set, split.test()));
    int validated = 0;
    for (Split.Fold f : split.folds()) {
      assertThat(groups(set, f.train())).doesNotContainAnyElementsOf(groups(set, f.validation()));
      validated += f.validation().length;
    }
    assertThat(validated).isEqualTo(split.fit().length);
  }

  @Test
  void timeSplit_keepsTheGapBetweenTrainingAndWhatItIsJudgedBy() {
    TrainingSet set = snapshots(12, 50);
    Split split = Splits.newestAsTest(set, 0.2, 20);
    long firstTest = Arrays.stream(split.test()).mapToLong(set::time).min().orElseThrow();
    assertThat(Arrays.stream(split.fit()).mapToLong(set::time).max().orElseThrow() + 20)
        .isLessThanOrEqualTo(firstTest);
    assertThat(split.inTime()).isTrue();
    assertThat(split.folds()).hasSize(3);
    for (Split.Fold f : split.folds()) {
      long first = Arrays.stream(f.validation()).mapToLong(set::time).min().orElseThrow();
      assertThat(Arrays.stream(f.train()).mapToLong(set::time).max().orElseThrow() + 20)
          .isLessThanOrEqualTo(first);
    }
  }

  @Test
  void tooFewMomentsForRollingOrigins_fallBackToFoldsByGroup() {
    TrainingSet set = snapshots(3, 50);
    Split split = Splits.newestAsTest(set, 0.3, 20);
    assertThat(split.inTime()).isFalse();
    assertThat(split.folds()).hasSize(3);
    assertThat(split.fit()).hasSize(50);
  }

  @Test
  void emptySet_givesAnEmptySplit() {
    Split split = Splits.newestAsTest(snapshots(0, 0), 0.2, 1);
    assertThat(split.fit()).isEmpty();
    assertThat(split.test()).isEmpty();
  }

  /** Every profile at every moment 0, 10, 20, … */
  private static TrainingSet snapshots(int moments, int profiles) {
    Schema schema = new Schema(List.of(Column.number("x")));
    TrainingSet.Builder b = new TrainingSet.Builder(schema);
    Row row = schema.newRow();
    for (int t = 0; t < moments; t++) {
      for (int p = 0; p < profiles; p++) {
        b.add(row, p % 2 == 0, t * 10L, CsvTable.crc("profile" + p));
      }
    }
    return b.build();
  }

  private static Set<Long> groups(TrainingSet set, int[] rows) {
    Set<Long> out = new HashSet<>();
    for (int r : rows) {
      out.add(set.group(r));
    }
    return out;
  }
}
