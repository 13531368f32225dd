/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns contributions into short sentences such as "3 orders in the last 90 days raise it". */
public final class Reasons {
  /** Contributions below this, in log-odds, are not worth a sentence. */
  public static final double MIN_CONTRIBUTION = 0.05;

  private Reasons() {}

  /**
   * What moved the score most, most important first. Columns of one theme hang together (orders of
   * 90 days, orders lately): a model spreads one effect over them, with either sign, so their
   * contributions are added up and told by the column that says it best.
   *
   * @param schema columns of row and contributions
   * @param row the profile's values
   * @param contributions per column in schema order, in log-odds
   * @param describer column and value to words
   * @param max sentences at most
   */
  public static List<String> of(
      Schema schema, Row row, double[] contributions, Describer describer, int max) {
    Map<String, Double> themes = new LinkedHashMap<>();
    for (int k = 0; k < contributions.length; k++) {
      themes.merge(describer.theme(schema.columns().get(k)), contributions[k], Double::sum);
    }
    List<Map.Entry<String, Double>> order = new ArrayList<>(themes.entrySet());
    order.removeIf(e -> !(Math.abs(e.getValue()) >= MIN_CONTRIBUTION));
    order.sort(Comparator.comparingDouble(e -> -Math.abs(e.getValue())));
    List<String> out = new ArrayList<>(max);
    for (Map.Entry<String, Double> theme : order) {
      if (out.size() == max) {
        break;
      }
      boolean raises = theme.getValue() > 0;
      Phrase phrase = best(schema, row, contributions, describer, theme.getKey(), raises);
      if (phrase != null) {
        out.add(phrase.sentence(raises));
      }
    }
    return out;
  }

  /** The words of the column of a theme that moves the score most in the theme's direction. */
  private static @Nullable Phrase best(
      Schema schema,
      Row row,
      double[] contributions,
      Describer describer,
      String theme,
      boolean raises) {
    double most = 0;
    Phrase best = null;
    for (int k = 0; k < contributions.length; k++) {
      double effect = raises ? contributions[k] : -contributions[k];
      if (effect > most && describer.theme(schema.columns().get(k)).equals(theme)) {
        Phrase phrase = phrase(schema, k, row, describer);
        if (phrase != null) {
          most = effect;
          best = phrase;
        }
      }
    }
    return best;
  }

  private static @Nullable Phrase phrase(Schema schema, int index, Row row, Describer describer) {
    Column column = schema.columns().get(index);
    if (column.kind() == Column.Kind.NUMBER) {
      return describer.describe(column, row.numbers[schema.numbers().indexOf(column)], null);
    }
    return describer.describe(
        column, Float.NaN, row.categories[schema.categories().indexOf(column)]);
  }
}
