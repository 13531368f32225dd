/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.model.CategoryLevels;
import io.foresight.core.model.LinearEncoder;
import io.foresight.core.model.NumberEncoding.Shape;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodersTest {
  private final Schema schema = new Schema(List.of(Column.number("x"), Column.category("c")));

  @Test
  void rareUnseenAndMissingLevels_haveTheirPlaces() {
    CategoryLevels levels = Encoders.levels(set()).get(0);
    assertThat(levels.names()).containsExactly("often", "some");
    assertThat(levels.position("often")).isZero();
    assertThat(levels.position(null)).isEqualTo(2);
    assertThat(levels.position("rare")).isEqualTo(3);
    assertThat(levels.position("unseen")).isEqualTo(3);
  }

  @Test
  void manyLevels_areCapped() {
    TrainingSet.Builder b = new TrainingSet.Builder(schema);
    Row row = schema.newRow();
    for (int i = 0; i < 5_000; i++) {
      row.categories[0] = "level" + i % 200;
      b.add(row, true);
    }
    assertThat(Encoders.levels(b.build()).get(0).names()).hasSize(Encoders.MAX_LEVELS);
  }

  @Test
  void bins_divideAColumnThatIsMostlyZero() {
    TrainingSet set = set();
    LinearEncoder e = Encoders.linear(set, Shape.BINS);
    int zero = block(e, 0f);
    int one = block(e, 1f);
    int missing = block(e, Float.NaN);
    assertThat(zero).isNotEqualTo(one);
    assertThat(missing).isNotIn(zero, one, block(e, 1e30f));
    assertThat(block(e, -5f)).isEqualTo(zero);
  }

  @Test
  void aLine_isStandardisedOverTheTrainingRows() {
    TrainingSet set = set();
    LinearEncoder e = Encoders.linear(set, Shape.PLAIN);
    double sum = 0;
    int n = 0;
    for (int i = 0; i < set.size(); i++) {
      if (!Float.isNaN(set.number(i, 0))) {
        sum += line(e, set.number(i, 0));
        n++;
      }
    }
    assertThat(sum / n).isBetween(-1e-4, 1e-4);
    assertThat(line(e, Float.NaN)).isZero();
    assertThat(line(e, 1e30f)).isEqualTo(line(e, 1e6f));
  }

  private int block(LinearEncoder e, float x) {
    int[] on = new int[e.blocks()];
    e.encode(row(x), new float[e.lines()], 0, on, 0);
    return on[0];
  }

  private float line(LinearEncoder e, float x) {
    float[] line = new float[e.lines()];
    e.encode(row(x), line, 0, new int[e.blocks()], 0);
    return line[0];
  }

  private Row row(float x) {
    Row row = schema.newRow();
    row.numbers[0] = x;
    return row;
  }

  /** 300 rows: x is 0 in most, up to 9 in some, missing in some. */
  private TrainingSet set() {
    TrainingSet.Builder b = new TrainingSet.Builder(schema);
    for (int i = 0; i < 300; i++) {
      Row row = row(i % 20 == 0 ? Float.NaN : i % 20 == 1 ? i / 30 : 0);
      row.categories[0] = i < 200 ? "often" : i < 280 ? "some" : i < 285 ? "rare" : null;
      b.add(row, i % 2 == 0);
    }
    return b.build();
  }
}
