/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How the text of a table is to be read: the part {@code format} of a mapping. */
final class TableFormat {
  private static final Set<String> NAMES =
      Set.of("delimiter", "header", "columns", "charset", "decimal");

  /** What separates columns. */
  enum Delimiter {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t'),
    PIPE('|'),
    /** One or more blanks or tabs, without quoting. */
    SPACE(' ');

    final char character;

    Delimiter(char character) {
      this.character = character;
    }
  }

  final char delimiter;
  final boolean header;
  final List<String> columns;
  final Charset charset;
  final char decimal;

  private TableFormat(Fields f) {
    this.delimiter = f.oneOf("delimiter", Delimiter.class, Delimiter.COMMA).character;
    this.columns = f.strings("columns");
    this.header = f.bool("header", columns.isEmpty());
    this.charset = charset(f);
    String point = f.string("decimal", ".");
    if (point == null || !(point.equals(".") || point.equals(","))) {
      throw new InvalidInputException(f.at("decimal"), "must be \".\" or \",\", was " + point);
    }
    this.decimal = point.charAt(0);
    if (!header && columns.isEmpty()) {
      throw new InvalidInputException(
          f.at("columns"), "is required for files without a header: the names of their columns");
    }
    if (new HashSet<>(columns).size() < columns.size()) {
      throw new InvalidInputException(f.at("columns"), "must not name a column twice: " + columns);
    }
  }

  /**
   * @throws InvalidInputException naming the field
   */
  static TableFormat of(Fields fields) {
    return new TableFormat(fields.allowOnly(NAMES));
  }

  private static Charset charset(Fields f) {
    String name = f.string("charset", null);
    try {
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new InvalidInputException(
          f.at("charset"), "must be a character set such as UTF-8 or ISO-8859-1, was " + name);
    }
  }
}
