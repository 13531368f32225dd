/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.List;

/** Turns contributions into short sentences such as "3 orders in the last 90 days raise it". */
public final class Reasons {
  /** Contributions below this, in log-odds, are not worth a sentence. */
  public static final double MIN_CONTRIBUTION = 0.05;

  private Reasons() {}

  /**
   * The columns that moved the score most, most important first.
   *
   * @param schema columns of row and contributions
   * @param row the profile's values
   * @param contributions per column in schema order, in log-odds
   * @param describer column and value to words
   * @param max sentences at most
   */
  public static List<String> of(
      Schema schema, Row row, double[] contributions, Describer describer, int max) {
    List<String> out = new ArrayList<>(max);
    List<String> said = new ArrayList<>(max);
    boolean[] used = new boolean[contributions.length];
    while (out.size() < max) {
      int top = -1;
      for (int k = 0; k < used.length; k++) {
        if (!used[k]
            && Math.abs(contributions[k]) >= MIN_CONTRIBUTION
            && (top < 0 || Math.abs(contributions[k]) > Math.abs(contributions[top]))) {
          top = k;
        }
      }
      if (top < 0) {
        return out;
      }
      used[top] = true;
      Phrase phrase = phrase(schema, top, row, describer);
      if (phrase != null && !said.contains(phrase.text())) {
        said.add(phrase.text());
        out.add(phrase.sentence(contributions[top] > 0));
      }
    }
    return out;
  }

  private static @org.jspecify.annotations.Nullable Phrase phrase(
      Schema schema, int index, Row row, Describer describer) {
    Column column = schema.columns().get(index);
    if (column.kind() == Column.Kind.NUMBER) {
      return describer.describe(column, row.numbers[schema.numbers().indexOf(column)], null);
    }
    return describer.describe(
        column, Float.NaN, row.categories[schema.categories().indexOf(column)]);
  }
}
