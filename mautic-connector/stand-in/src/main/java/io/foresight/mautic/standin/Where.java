/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The filter of {@code where[0][col|expr|val]}; an expression it does not know filters nothing. */
final class Where {
  private final List<Map<String, Object>> conditions = new ArrayList<>();
  private final List<String> columns = new ArrayList<>();

  static Where of(Map<String, Object> query) {
    Where w = new Where();
    for (Object c : Json.asMap(query.get("where")).values()) {
      w.conditions.add(Json.asMap(c));
    }
    w.conditions.forEach(w::collect);
    return w;
  }

  private void collect(Map<String, Object> condition) {
    Object val = condition.get("val");
    String expr = String.valueOf(condition.get("expr"));
    if (expr.equals("andX") || expr.equals("orX")) {
      Json.asMap(val).values().forEach(c -> collect(Json.asMap(c)));
      return;
    }
    if (condition.get("col") != null) {
      columns.add((String) condition.get("col"));
    }
    if (val instanceof Map) {
      throw Refusal.crash();
    }
  }

  List<String> columns() {
    return columns;
  }

  <T> Predicate<T> on(Function<T, Function<String, Object>> cells) {
    return row -> conditions.stream().allMatch(c -> matches(c, cells.apply(row)));
  }

  private static boolean matches(Map<String, Object> c, Function<String, Object> row) {
    String expr = String.valueOf(c.getOrDefault("expr", "eq"));
    if (expr.equals("andX") || expr.equals("orX")) {
      Predicate<Object> each = x -> matches(Json.asMap(x), row);
      return expr.equals("orX")
          ? Json.asMap(c.get("val")).values().stream().anyMatch(each)
          : Json.asMap(c.get("val")).values().stream().allMatch(each);
    }
    Object cell = row.apply((String) c.get("col"));
    String val = String.valueOf(c.getOrDefault("val", ""));
    switch (expr) {
      case "isNull":
        return cell == null;
      case "isNotNull":
        return cell != null;
      case "eq":
        return cell != null && compare(cell, val) == 0;
      case "neq":
        return cell != null && compare(cell, val) != 0;
      case "gt":
        return cell != null && compare(cell, val) > 0;
      case "gte":
        return cell != null && compare(cell, val) >= 0;
      case "lt":
        return cell != null && compare(cell, val) < 0;
      case "lte":
        return cell != null && compare(cell, val) <= 0;
      case "in":
        return cell != null && Arrays.stream(val.split(",")).anyMatch(v -> compare(cell, v) == 0);
      case "notIn":
        return cell != null && Arrays.stream(val.split(",")).noneMatch(v -> compare(cell, v) == 0);
      case "like":
        return cell != null
            && lower(cell).matches(lower(val).replace(".", "\\.").replace("%", ".*"));
      case "between":
        String[] ends = val.split(",");
        return cell != null && compare(cell, ends[0]) >= 0 && compare(cell, ends[1]) <= 0;
      default:
        return true;
    }
  }

  /**
   * Numbers by value, dates and text as text without case; an offset of a date is not looked at.
   */
  static int compare(Object cell, String val) {
    if (Php.isNumeric(cell) && Php.isNumeric(val)) {
      return Double.compare(Php.number(cell), Php.number(val));
    }
    String v =
        val.matches("\\d{4}-\\d\\d-\\d\\dT.*") ? val.replace('T', ' ').substring(0, 19) : val;
    return lower(cell).compareTo(lower(v));
  }

  private static String lower(Object o) {
    return String.valueOf(o).trim().toLowerCase(Locale.ROOT);
  }
}
