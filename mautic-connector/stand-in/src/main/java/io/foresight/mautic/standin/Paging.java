/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code start}, {@code limit} (0 is all), {@code orderBy} and {@code order[0][col|dir]}. */
final class Paging {
  private final long start;
  private final long limit;
  final String column;
  private final boolean descending;

  Paging(Map<String, Object> query) {
    this.start = number(query.get("start"), 0);
    this.limit = number(query.get("limit"), 30);
    if (limit < 0) {
      throw Refusal.crash();
    }
    Map<String, Object> first = Json.asMap(Json.asMap(query.get("order")).get("0"));
    Object by = first.getOrDefault("col", query.get("orderBy"));
    this.column = by == null ? null : by.toString();
    this.descending =
        "desc"
            .equalsIgnoreCase(
                String.valueOf(first.getOrDefault("dir", query.getOrDefault("orderByDir", "asc"))));
  }

  private static long number(Object v, long ifAbsent) {
    return Php.isNumeric(v) ? (long) Php.number(v) : ifAbsent;
  }

  <T> List<T> cut(List<T> rows, Function<T, Function<String, Object>> cells) {
    List<T> sorted = rows;
    if (column != null) {
      Comparator<T> by =
          (a, b) -> {
            Object x = cells.apply(a).apply(column);
            Object y = cells.apply(b).apply(column);
            if (x == null || y == null) {
              return x == y ? 0 : x == null ? -1 : 1;
            }
            return Where.compare(x, String.valueOf(y));
          };
      sorted = rows.stream().sorted(descending ? by.reversed() : by).collect(Collectors.toList());
    }
    return sorted.stream()
        .skip(start)
        .limit(limit == 0 ? Long.MAX_VALUE : limit)
        .collect(Collectors.toList());
  }
}
