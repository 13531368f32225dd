/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A rule of a mapping that leaves rows out by the value of a column. */
final class RowFilter {
  final String column;
  private final Pattern pattern;
  private final boolean keep;

  private RowFilter(String column, Pattern pattern, boolean keep) {
    this.column = column;
    this.pattern = pattern;
    this.keep = keep;
  }

  /**
   * Reads {@code column}, {@code matches} (a regular expression for the whole value) and {@code
   * keep} (default true: rows that do not match are left out; false: those that match are).
   *
   * @throws InvalidInputException naming the field
   */
  static RowFilter of(Fields f) {
    f.allowOnly(Set.of("column", "matches", "keep"));
    return new RowFilter(
        f.string("column"), pattern(f, "matches", f.string("matches")), f.bool("keep", true));
  }

  static Pattern pattern(Fields f, String name, String expression) {
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new InvalidInputException(
          f.at(name), "must be a regular expression, was " + expression + ": " + e.getMessage());
    }
  }

  boolean leavesOut(UnaryOperator<String> row) {
    return pattern.matcher(row.apply(column)).matches() != keep;
  }

  /** For the report. */
  String rule() {
    return column + (keep ? " must match " : " must not match ") + pattern.pattern();
  }
}
