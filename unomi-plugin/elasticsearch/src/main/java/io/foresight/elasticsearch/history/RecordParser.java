/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks one canonical JSON record. Not thread-safe. */
final class RecordParser {
  private static final Set<String> NAMES =
      Set.of(
          "id",
          "type",
          "time",
          "customer",
          "session",
          "properties",
          "target",
          "profile",
          "consents");

  private final TimeFormat time = TimeFormat.iso();

  static boolean isWithoutCustomer(Map<String, Object> json) {
    Object customer = json.get("customer");
    return customer == null || customer.toString().isBlank();
  }

  String id(Map<String, Object> json) {
    return Fields.of("", json).string("id");
  }

  /**
   * @throws InvalidInputException naming the field
   * @throws BadRowException if the time is none
   */
  HistoryRecord parse(Map<String, Object> json, String id, int file, long line) {
    Fields f = Fields.of("", json).allowOnly(NAMES);
    String type = f.string("type");
    if (!OrderRules.isEventType(type)) {
      throw new InvalidInputException("type", "must be letters, digits and _, was " + type);
    }
    Map<String, Object> properties = free(f.object("properties"));
    HistoryRecord r =
        new HistoryRecord(
            id, type, time.millis(f.string("time")), customer(f), properties, file, line);
    r.session = f.string("session", null);
    r.visit = type.equals("order");
    r.target = target(f);
    r.profile = free(f.object("profile"));
    r.consents = consents(f.object("consents"));
    return r;
  }

  private static String customer(Fields f) {
    Object customer = f.raw("customer");
    if (customer instanceof Integer || customer instanceof Long) {
      return customer.toString();
    }
    return f.string("customer").trim();
  }

  private static Map<String, Object> target(Fields f) {
    Fields t = f.object("target");
    if (t.asMap().isEmpty()) {
      return Map.of();
    }
    t.allowOnly(Set.of("itemId", "itemType", "properties"));
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("itemId", t.string("itemId"));
    out.put("itemType", t.string("itemType"));
    out.put("properties", free(t.object("properties")));
    return out;
  }

  private static Map<String, Boolean> consents(Fields f) {
    Map<String, Boolean> out = new LinkedHashMap<>();
    f.asMap().keySet().forEach(name -> out.put(name, f.bool(name, false)));
    return out;
  }

  private static Map<String, Object> free(Fields f) {
    f.asMap().forEach((name, value) -> check(f.at(name), name, value));
    return f.asMap();
  }

  /** Unomi takes maps with such keys for its own objects and then cannot read the document. */
  private static void check(String path, String name, Object value) {
    if (name.isEmpty() || name.contains(".") || name.equals("itemType")) {
      throw new InvalidInputException(path, "must not be empty, hold a dot or be itemType");
    }
    if (name.equals("type") && value instanceof String && ((String) value).endsWith("Condition")) {
      throw new InvalidInputException(path, "must not end in Condition");
    }
    if (value instanceof Map) {
      checkAll(path, (Map<?, ?>) value);
    } else if (value instanceof List) {
      for (Object element : (List<?>) value) {
        if (element instanceof Map) {
          checkAll(path, (Map<?, ?>) element);
        }
      }
    }
  }

  private static void checkAll(String path, Map<?, ?> map) {
    map.forEach(
        (name, value) -> {
          if (value != null) {
            check(path + "." + name, String.valueOf(name), value);
          }
        });
  }
}
