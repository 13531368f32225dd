/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lead;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When a rule gives its points: what one column must hold. A missing value never fits. */
final class LeadCondition {
  private final boolean number;
  private final int at;
  private final double atLeast;
  private final double below;
  private final List<String> in;
  private final List<String> contains;

  LeadCondition(Fields f, Schema schema) {
    f.allowOnly(Set.of("column", "atLeast", "below", "in", "contains"));
    String column = f.string("column");
    number = schema.numbers().contains(Column.number(column));
    at =
        number
            ? schema.numbers().indexOf(Column.number(column))
            : schema.categories().indexOf(Column.category(column));
    if (at < 0) {
      throw new InvalidInputException(
          f.at("column"), "must be a feature or a profile property that is one, was " + column);
    }
    atLeast = f.number("atLeast", Double.NEGATIVE_INFINITY, -1e12, 1e12);
    below = f.number("below", Double.POSITIVE_INFINITY, -1e12, 1e12);
    in = lower(f.strings("in"));
    contains = lower(f.strings("contains"));
    boolean range = f.has("atLeast") || f.has("below");
    boolean texts = !in.isEmpty() || !contains.isEmpty();
    if (number ? texts || !range : range || !texts) {
      throw new InvalidInputException(
          f.at("column"),
          number
              ? "holds numbers: atLeast or below must be given, and nothing else"
              : "holds texts: in or contains must be given, and nothing else");
    }
    if (atLeast >= below) {
      throw new InvalidInputException(f.at("below"), "must be above atLeast");
    }
  }

  boolean fits(Row row) {
    if (number) {
      float v = row.numbers[at];
      return v >= atLeast && v < below;
    }
    @Nullable String v = row.categories[at];
    if (v == null) {
      return false;
    }
    String text = v.toLowerCase(Locale.ROOT);
    return in.contains(text) || contains.stream().anyMatch(text::contains);
  }

  private static List<String> lower(List<String> texts) {
    return Collections.unmodifiableList(
        texts.stream().map(t -> t.toLowerCase(Locale.ROOT)).collect(Collectors.toList()));
  }
}
