/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads text columns of many values as numbers, and hands the row on to a predictor that knows
 * numbers in their place. Column positions are the same inside and outside. Allocates one row per
 * call.
 */
public final class TargetCodedPredictor implements Predictor {
  private final Schema schema;
  private final List<@Nullable TargetTable> tables;
  private final Predictor inner;
  private final int[] numbers;
  private final int[] coded;
  private final int[] categories;

  /**
   * @param schema columns of the rows
   * @param tables one per categorical column; null for those that stay categories
   * @param inner reads rows of {@link #inner(Schema, List)}
   */
  public TargetCodedPredictor(Schema schema, List<@Nullable TargetTable> tables, Predictor inner) {
    if (tables.size() != schema.categories().size()
        || !inner.schema().equals(inner(schema, tables))) {
      throw new IllegalArgumentException("the inner predictor reads other columns");
    }
    this.schema = schema;
    this.tables = Collections.unmodifiableList(new ArrayList<>(tables));
    this.inner = inner;
    Schema to = inner.schema();
    numbers = schema.numbers().stream().mapToInt(to.numbers()::indexOf).toArray();
    coded = new int[tables.size()];
    categories = new int[tables.size()];
    for (int c = 0; c < coded.length; c++) {
      Column column = schema.categories().get(c);
      coded[c] = to.numbers().indexOf(Column.number(column.name()));
      categories[c] = to.categories().indexOf(column);
    }
  }

  /** The columns with numbers in place of coded categories, in the same order. */
  public static Schema inner(Schema schema, List<? extends @Nullable TargetTable> tables) {
    List<Column> columns = new ArrayList<>();
    for (Column c : schema.columns()) {
      int at = c.kind() == Column.Kind.CATEGORY ? schema.categories().indexOf(c) : -1;
      columns.add(at >= 0 && tables.get(at) != null ? Column.number(c.name()) : c);
    }
    return new Schema(columns);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public double margin(Row row) {
    return inner.margin(coded(row));
  }

  @Override
  public double base() {
    return inner.base();
  }

  @Override
  public void contributions(Row row, double[] out) {
    inner.contributions(coded(row), out);
  }

  private Row coded(Row row) {
    Row to = inner.schema().newRow();
    for (int i = 0; i < numbers.length; i++) {
      to.numbers[numbers[i]] = row.numbers[i];
    }
    for (int c = 0; c < coded.length; c++) {
      TargetTable t = tables.get(c);
      if (t != null) {
        to.numbers[coded[c]] = t.value(row.categories[c]);
      } else {
        to.categories[categories[c]] = row.categories[c];
      }
    }
    return to;
  }

  List<@Nullable TargetTable> tables() {
    return tables;
  }

  Predictor inner() {
    return inner;
  }
}
