/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  private static final Describer BY_FIRST_LETTER =
      new Describer() {
        @Override
        public @Nullable Phrase describe(Column c, float number, @Nullable String category) {
          return Float.isNaN(number) ? null : Phrase.many(c.name() + "=" + (int) number);
        }

        @Override
        public String theme(Column c) {
          return c.name().substring(0, 1);
        }
      };

  private final Schema schema =
      new Schema(
          List.of(
              Column.number("o1"), Column.number("o2"), Column.number("o3"), Column.number("v1")));

  private List<String> of(double... contributions) {
    Row row = schema.newRow();
    for (int i = 0; i < 4; i++) {
      row.numbers[i] = i + 1;
    }
    return Reasons.of(schema, row, contributions, BY_FIRST_LETTER, 3);
  }

  @Test
  void columnsOfOneTheme_areToldOnce() {
    assertThat(of(0.5, 0.4, 0.3, 0.2)).containsExactly("o1=1 raise it", "v1=4 raise it");
  }

  @Test
  void oppositeEffectsWithinATheme_areWeighedNotContradicted() {
    assertThat(of(0.9, -1.2, 0.1, 0)).containsExactly("o2=2 lower it");
    assertThat(of(0.9, -0.9, 0, 0.1)).containsExactly("v1=4 raise it");
  }

  @Test
  void smallEffects_addUpToOneWorthTelling() {
    assertThat(of(0.03, 0.04, 0.02, 0.04)).containsExactly("o2=2 raise it");
  }

  @Test
  void aThemeWithoutWords_givesItsPlaceToTheNext() {
    Row row = schema.newRow();
    row.numbers[3] = 7;
    assertThat(Reasons.of(schema, row, new double[] {3, 2, 1, 0.1}, BY_FIRST_LETTER, 3))
        .containsExactly("v1=7 raise it");
  }

  @Test
  void contributionsThatAreNoNumbers_areNotTold() {
    assertThat(of(Double.NaN, 0, 0, 0.3)).containsExactly("v1=4 raise it");
  }
}
