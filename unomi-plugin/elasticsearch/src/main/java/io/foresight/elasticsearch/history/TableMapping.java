/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of an order log become events: {@code format}, {@code columns}, {@code time}, {@code
 * order}, {@code filters}, {@code session}, {@code properties}, {@code profile}. Immutable but for
 * its {@link TimeFormat}, so not thread-safe.
 */
final class TableMapping {
  private static final Set<String> NAMES =
      Set.of(
          "name",
          "description",
          "format",
          "columns",
          "time",
          "order",
          "filters",
          "session",
          "properties",
          "profile");

  /** What a column means. */
  enum Part {
    CUSTOMER,
    TIME,
    ORDER,
    PRODUCT,
    CATEGORY,
    QUANTITY,
    PRICE,
    /** What was paid for the row, in place of price times quantity. */
    AMOUNT,
    DISCOUNT,
    MARGIN,
    CURRENCY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  final TableFormat format;
  final Map<Part, String> columns = new EnumMap<>(Part.class);
  final TimeFormat time;
  final OrderRules rules;
  final List<RowFilter> filters = new ArrayList<>();
  final @Nullable Template session;
  final Map<String, Template> properties;
  final Map<String, Template> profile;
  final Map<String, Boolean> consents;

  private TableMapping(Fields f) {
    f.allowOnly(NAMES);
    this.format = TableFormat.of(f.object("format"));
    readColumns(f.object("columns"));
    this.time = TimeFormat.of(f.object("time"));
    this.rules = OrderRules.of(f.object("order"));
    for (Fields filter : f.objects("filters")) {
      filters.add(RowFilter.of(filter));
    }
    this.session = f.has("session") ? Template.of(f.at("session"), f.raw("session")) : null;
    this.properties = templates(f.object("properties"));
    Fields p = f.object("profile").allowOnly(Set.of("properties", "consents"));
    this.profile = templates(p.object("properties"));
    this.consents = consents(p.object("consents"));
    if (!format.columns.isEmpty()) {
      requireColumns("mapping.format.columns", format.columns);
    }
  }

  /**
   * @throws InvalidInputException naming the field
   */
  static TableMapping of(Map<String, Object> json) {
    return new TableMapping(Fields.of("mapping", json));
  }

  private void readColumns(Fields f) {
    Set<String> words = new TreeSet<>();
    for (Part part : Part.values()) {
      words.add(part.word());
      String column = f.string(part.word(), null);
      if (column != null) {
        columns.put(part, column);
      }
    }
    f.allowOnly(words);
    f.string("customer");
    f.string("time");
    if (!columns.containsKey(Part.AMOUNT) && !columns.containsKey(Part.PRICE)) {
      throw new InvalidInputException(
          f.at("amount"), "is required unless there is a column for the price");
    }
  }

  private static Map<String, Template> templates(Fields f) {
    Map<String, Template> out = new LinkedHashMap<>();
    f.asMap().forEach((name, value) -> out.put(name, Template.of(f.at(name), value)));
    return Collections.unmodifiableMap(out);
  }

  private static Map<String, Boolean> consents(Fields f) {
    Map<String, Boolean> out = new LinkedHashMap<>();
    f.asMap().keySet().forEach(name -> out.put(name, f.bool(name, false)));
    return Collections.unmodifiableMap(out);
  }

  /**
   * Checks that a file has every column that is used.
   *
   * @param where for the message
   * @throws InvalidInputException naming the field of the mapping, or the file
   */
  void requireColumns(String where, List<String> there) {
    for (Map.Entry<Part, String> e : columns.entrySet()) {
      require(where, there, "mapping.columns." + e.getKey().word(), e.getValue());
    }
    for (RowFilter filter : filters) {
      require(where, there, "mapping.filters", filter.column);
    }
    requireAll(where, there, "mapping.properties", properties);
    requireAll(where, there, "mapping.profile.properties", profile);
    if (session != null) {
      requireAll(where, there, "mapping", Map.of("session", session));
    }
  }

  private void requireAll(
      String where, List<String> there, String path, Map<String, Template> templates) {
    for (Map.Entry<String, Template> e : templates.entrySet()) {
      for (String name : e.getValue().names()) {
        if (part(name) == null) {
          require(where, there, path + "." + e.getKey(), name);
        }
      }
    }
  }

  private static void require(String where, List<String> there, String field, String column) {
    if (!there.contains(column)) {
      throw new InvalidInputException(
          field, "names the column " + column + ", but " + where + " has " + there);
    }
  }

  /** The part that a name in braces means, e.g. {@code customer}; null when it is a column. */
  @Nullable Part part(String name) {
    for (Part part : columns.keySet()) {
      if (part.word().equals(name)) {
        return part;
      }
    }
    return null;
  }
}
