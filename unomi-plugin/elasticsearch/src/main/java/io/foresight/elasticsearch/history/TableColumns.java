/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A mapping tied to the columns of one file. */
final class TableColumns {
  private final TableMapping mapping;
  private final Map<TableMapping.Part, Integer> parts = new EnumMap<>(TableMapping.Part.class);
  private final Map<String, Integer> names = new HashMap<>();
  private final int count;

  /**
   * @param where for messages
   * @throws io.foresight.core.input.InvalidInputException if a column that is used is not there
   */
  TableColumns(TableMapping mapping, String where, List<String> header) {
    mapping.requireColumns(where, header);
    this.mapping = mapping;
    this.count = header.size();
    for (int i = 0; i < header.size(); i++) {
      names.putIfAbsent(header.get(i), i);
    }
    mapping.columns.forEach((part, column) -> parts.put(part, index(column)));
  }

  private int index(String column) {
    return names.getOrDefault(column, -1);
  }

  int count() {
    return count;
  }

  boolean has(TableMapping.Part part) {
    return parts.containsKey(part);
  }

  /** The value without surrounding blanks; empty when there is no such column. */
  String value(Row row, TableMapping.Part part) {
    Integer i = parts.get(part);
    return i == null ? "" : row.values.get(i).trim();
  }

  /** Gives the value of a column, or of what a name in braces means. */
  UnaryOperator<String> values(Row row) {
    return name -> {
      TableMapping.Part part = mapping.part(name);
      return part != null ? value(row, part) : row.values.get(index(name)).trim();
    };
  }
}
