/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import io.foresight.core.table.Column;
import org.jspecify.annotations.Nullable;

/** Puts what a column says of a profile into words. */
@FunctionalInterface
public interface Describer {
  /** Says {@code name = value}, or nothing when the value is missing. */
  Describer PLAIN =
      (column, number, category) -> {
        String value =
            column.kind() == Column.Kind.CATEGORY
                ? category
                : Float.isNaN(number)
                    ? null
                    : number == Math.rint(number) && Math.abs(number) < 1e7
                        ? Integer.toString((int) number)
                        : Float.toString(number);
        return value == null ? null : Phrase.one(column.name() + " " + value);
      };

  /**
   * The words for a value.
   *
   * @param column which column
   * @param number its value if it is numeric, NaN when missing
   * @param category its value if it is categorical, null when missing
   * @return null when a reader would learn nothing from it; the next reason takes its place
   */
  @Nullable Phrase describe(Column column, float number, @Nullable String category);

  /** What the column is about; effects of one theme are told as one. Default: the column itself. */
  default String theme(Column column) {
    return column.name();
  }
}
