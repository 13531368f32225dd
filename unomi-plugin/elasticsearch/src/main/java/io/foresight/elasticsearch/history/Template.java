/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.input.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of a mapping: a constant, or a text with names of columns in braces. When a column it
 * names is blank in a row, it has no value there.
 */
final class Template {
  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)}");

  private final Object constant;
  private final List<String> names = new ArrayList<>();

  private Template(Object constant) {
    this.constant = constant;
    if (constant instanceof String) {
      for (Matcher m = NAME.matcher((String) constant); m.find(); ) {
        names.add(m.group(1));
      }
    }
  }

  /**
   * @param field for the message
   * @param value a text, number or boolean
   * @throws InvalidInputException naming the field
   */
  static Template of(String field, @Nullable Object value) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return new Template(value);
    }
    throw new InvalidInputException(
        field, "must be a text, in which {column} is replaced, a number, true or false");
  }

  /** The columns it names. */
  List<String> names() {
    return names;
  }

  /**
   * Its value in a row.
   *
   * @param row gives the value of a column, blank if there is none
   */
  @Nullable Object in(UnaryOperator<String> row) {
    if (names.isEmpty()) {
      return constant;
    }
    String text = (String) constant;
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Matcher m = NAME.matcher(text); m.find(); ) {
      String value = row.apply(m.group(1));
      if (value.isBlank()) {
        return null;
      }
      out.append(text, from, m.start()).append(value);
      from = m.end();
    }
    return out.append(text, from, text.length()).toString();
  }
}
