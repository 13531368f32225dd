/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /api/stats}: all values are text, null columns are left out, failures answer 200. */
final class StatsApi {
  private final State state;

  StatsApi(State state) {
    this.state = state;
  }

  void routes(Router r) {
    r.on("GET", "/api/stats", c -> tables());
    r.on("GET", "/api/stats/*", this::rows);
  }

  private Answer tables() {
    Map<String, Object> columns = new TreeMap<>();
    StatTables.COLUMNS.forEach(
        (t, cols) -> columns.put(t, cols.stream().sorted().collect(Collectors.toList())));
    return Answer.ok(
        Json.map("availableTables", new ArrayList<>(columns.keySet()), "tableColumns", columns));
  }

  private Answer rows(Call c) {
    String table = c.groups.get(0);
    if (!StatTables.COLUMNS.containsKey(table)) {
      return tables();
    }
    Where where = Where.of(c.query);
    Paging paging = new Paging(c.query);
    List<String> columns = new ArrayList<>(where.columns());
    if (paging.column != null) {
      columns.add(paging.column);
    }
    for (String column : columns) {
      if (!StatTables.COLUMNS.get(table).contains(column)) {
        String message =
            "An exception occurred while executing a query: SQLSTATE[42S22]: Column not found: 1054"
                + " Unknown column 's."
                + column
                + "' in 'WHERE'";
        return Answer.ok(Json.map("errors", List.of(Json.map("message", message, "code", 1054))));
      }
    }
    Function<Map<String, Object>, Function<String, Object>> cells = row -> row::get;
    List<Map<String, Object>> found =
        state.tables.rows(table, state).stream()
            .filter(where.on(cells))
            .collect(Collectors.toList());
    List<Object> shown = new ArrayList<>();
    for (Map<String, Object> row : paging.cut(found, cells)) {
      Map<String, Object> text = new LinkedHashMap<>();
      row.forEach(
          (k, v) -> {
            if (v != null && !k.equals("tokens")) {
              text.put(k, String.valueOf(v));
            }
          });
      shown.add(text);
    }
    return Answer.ok(Json.map("total", String.valueOf(found.size()), "stats", shown));
  }
}
