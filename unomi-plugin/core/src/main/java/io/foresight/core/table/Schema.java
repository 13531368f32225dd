/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a table. Numbers and categories are indexed apart, each in schema order. */
public final class Schema {
  private final List<Column> columns;
  private final List<Column> numbers = new ArrayList<>();
  private final List<Column> categories = new ArrayList<>();

  /**
   * @throws IllegalArgumentException if two columns share a name
   */
  public Schema(List<Column> columns) {
    this.columns = Collections.unmodifiableList(new ArrayList<>(columns));
    for (Column c : columns) {
      if (columns.stream().filter(o -> o.name().equals(c.name())).count() > 1) {
        throw new IllegalArgumentException("column " + c.name() + " occurs twice");
      }
      (c.kind() == Column.Kind.NUMBER ? numbers : categories).add(c);
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
