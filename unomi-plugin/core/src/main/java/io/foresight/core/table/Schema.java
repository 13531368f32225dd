/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a table. Numbers and categories are indexed apart, each in schema order. */
public final class Schema {
  private final List<Column> columns;
  private final List<Column> numbers = new ArrayList<>();
  private final List<Column> categories = new ArrayList<>();
  private final Map<String, Integer> positions = new HashMap<>();

  /**
   * @throws IllegalArgumentException if two columns share a name
   */
  public Schema(List<Column> columns) {
    this.columns = Collections.unmodifiableList(new ArrayList<>(columns));
    for (Column c : columns) {
      List<Column> kind = c.kind() == Column.Kind.NUMBER ? numbers : categories;
      if (positions.put(c.name(), kind.size()) != null) {
        throw new IllegalArgumentException("column " + c.name() + " occurs twice");
      }
      kind.add(c);
    }
  }

  /** All columns in order. */
  public List<Column> columns() {
    return columns;
  }

  /** The numeric columns; their index here is their index in {@link Row#numbers}. */
  public List<Column> numbers() {
    return Collections.unmodifiableList(numbers);
  }

  /** The categorical columns; their index here is their index in {@link Row#categories}. */
  public List<Column> categories() {
    return Collections.unmodifiableList(categories);
  }

  /** Index of a numeric column among {@link #numbers()} by name; -1 when there is none. */
  public int number(String name) {
    int at = positions.getOrDefault(name, -1);
    return at >= 0 && at < numbers.size() && numbers.get(at).name().equals(name) ? at : -1;
  }

  /** Index of a categorical column among {@link #categories()} by name; -1 when there is none. */
  public int category(String name) {
    int at = positions.getOrDefault(name, -1);
    return at >= 0 && at < categories.size() && categories.get(at).name().equals(name) ? at : -1;
  }

  /** A row of missing values. */
  public Row newRow() {
    return new Row(numbers.size(), categories.size());
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Schema && ((Schema) o).columns.equals(columns);
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }
}
