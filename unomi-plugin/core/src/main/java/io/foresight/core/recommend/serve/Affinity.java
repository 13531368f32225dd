/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.recommend.ItemIndex;
import io.foresight.core.recommend.interaction.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** What share of a person's interest goes to each category. */
public final class Affinity {
  private Affinity() {}

  /**
   * Category name to share, 0..1, the largest first; an item of several categories counts for each.
   *
   * @param inCatalogue index in the catalogue of an item of the history, below 0 where it has none
   */
  public static Map<String, Double> of(
      History history, ItemIndex catalogue, IntUnaryOperator inCatalogue) {
    return of(history, inCatalogue, catalogue::categoryNames);
  }

  /** The same by brand; items without one count for none. */
  public static Map<String, Double> brands(
      History history, ItemIndex catalogue, IntUnaryOperator inCatalogue) {
    return of(
        history,
        inCatalogue,
        c -> {
          Object brand = catalogue.field(c, "brand");
          return brand == null ? List.of() : List.of(brand.toString());
        });
  }

  private static Map<String, Double> of(
      History history, IntUnaryOperator inCatalogue, IntFunction<List<String>> names) {
    Map<String, Double> sum = new TreeMap<>();
    double all = 0;
    for (int at = 0; at < history.size(); at++) {
      int c = inCatalogue.applyAsInt(history.item(at));
      if (c >= 0) {
        all += history.weight(at);
        for (String name : names.apply(c)) {
          sum.merge(name, (double) history.weight(at), Double::sum);
        }
      }
    }
    double total = all;
    Map<String, Double> out = new LinkedHashMap<>();
    if (total > 0) {
      sum.entrySet().stream()
          .sorted(
              Map.Entry.<String, Double>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .forEach(e -> out.put(e.getKey(), e.getValue() / total));
    }
    return out;
  }
}
