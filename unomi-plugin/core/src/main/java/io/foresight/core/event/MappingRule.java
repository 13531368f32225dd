/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.event;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.RawEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One rule of an {@link EventMapping}: which events it fits and where their fields are. */
final class MappingRule {
  /** In a {@code where}: the path must lead to some value. */
  static final String ANY = "*";

  final Role role;
  final String eventType;
  private final Map<ValuePath, Set<String>> where = new LinkedHashMap<>();
  private final Map<EventField, List<ValuePath>> paths = new EnumMap<>(EventField.class);
  private final Map<EventField, Object> constants = new EnumMap<>(EventField.class);

  MappingRule(Fields rule) {
    rule.allowOnly(Set.of("role", "eventType", "where", "paths", "constants"));
    role = rule.oneOf("role", Role.class, null);
    eventType = rule.string("eventType");
    Fields conditions = rule.object("where");
    conditions
        .asMap()
        .forEach((path, v) -> where.put(path(conditions, path, path), texts(conditions, path, v)));
    Fields sources = rule.object("paths");
    sources
        .asMap()
        .forEach(
            (name, v) -> {
              List<ValuePath> alternatives = new ArrayList<>();
              texts(sources, name, v).forEach(t -> alternatives.add(path(sources, name, t)));
              paths.put(field(sources, name), alternatives);
            });
    Fields fixed = rule.object("constants");
    fixed.asMap().forEach((name, v) -> constants.put(field(fixed, name), constant(fixed, name, v)));
  }

  boolean fits(RawEvent event) {
    if (!eventType.equals(event.type())) {
      return false;
    }
    for (Map.Entry<ValuePath, Set<String>> e : where.entrySet()) {
      boolean[] found = {false};
      Set<String> allowed = e.getValue();
      e.getKey()
          .forEach(
              event.source(),
              v -> {
                String text = Values.text(v);
                found[0] |= text != null && (allowed.contains(text) || allowed.contains(ANY));
              });
      if (!found[0]) {
        return false;
      }
    }
    return true;
  }

  /** Values of a field: of the first path that leads to any, else the constant, else none. */
  List<Object> values(EventField field, Map<String, Object> source) {
    List<ValuePath> alternatives = paths.get(field);
    if (alternatives != null) {
      List<Object> out = new ArrayList<>();
      for (ValuePath p : alternatives) {
        p.forEach(source, out::add);
        if (!out.isEmpty()) {
          return out;
        }
      }
    }
    Object constant = constants.get(field);
    return constant == null ? Collections.emptyList() : Collections.singletonList(constant);
  }

  void addSourcePaths(Set<String> into) {
    where.keySet().forEach(p -> into.add(p.text()));
    paths.values().forEach(list -> list.forEach(p -> into.add(p.text())));
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("role", role.name().toLowerCase(Locale.ROOT));
    map.put("eventType", eventType);
    Map<String, Object> conditions = new LinkedHashMap<>();
    where.forEach((p, values) -> conditions.put(p.text(), oneOrList(new ArrayList<>(values))));
    putUnlessEmpty(map, "where", conditions);
    Map<String, Object> sources = new LinkedHashMap<>();
    paths.forEach(
        (f, list) -> {
          List<String> texts = new ArrayList<>();
          list.forEach(p -> texts.add(p.text()));
          sources.put(f.json, oneOrList(texts));
        });
    putUnlessEmpty(map, "paths", sources);
    Map<String, Object> fixed = new LinkedHashMap<>();
    constants.forEach((f, v) -> fixed.put(f.json, v));
    putUnlessEmpty(map, "constants", fixed);
    return map;
  }

  private static void putUnlessEmpty(Map<String, Object> map, String name, Map<String, Object> v) {
    if (!v.isEmpty()) {
      map.put(name, v);
    }
  }

  private static Object oneOrList(List<String> texts) {
    return texts.size() == 1 ? texts.get(0) : texts;
  }

  private static EventField field(Fields in, String name) {
    EventField f = EventField.named(name);
    if (f == null) {
      throw new InvalidInputException(in.at(name), "is unknown; allowed are " + EventField.names());
    }
    return f;
  }

  private static ValuePath path(Fields in, String name, String text) {
    ValuePath p = new ValuePath(text);
    if (!p.isValid()) {
      throw new InvalidInputException(
          in.at(name), "must be a dotted path such as properties.amount, was " + text);
    }
    return p;
  }

  private static Set<String> texts(Fields in, String name, Object value) {
    Set<String> out = new LinkedHashSet<>();
    for (Object v : value instanceof List ? (List<?>) value : Collections.singletonList(value)) {
      String text = v == null ? null : Values.text(v);
      if (text == null) {
        throw new InvalidInputException(in.at(name), "must be a text or a list of texts, was " + v);
      }
      out.add(text);
    }
    if (out.isEmpty()) {
      throw new InvalidInputException(in.at(name), "must not be empty");
    }
    return out;
  }

  private static Object constant(Fields in, String name, Object value) {
    EventField f = field(in, name);
    boolean amount = f.ordinal() <= EventField.QUANTITY.ordinal() && f != EventField.CURRENCY;
    if ((amount || f == EventField.SCALE) && Double.isNaN(Values.number(value))) {
      throw new InvalidInputException(in.at(name), "must be a number, was " + value);
    }
    if ((f == EventField.MACHINE || f == EventField.IMAGES) && Values.bool(value) == null) {
      throw new InvalidInputException(in.at(name), "must be true or false, was " + value);
    }
    if (Values.text(value) == null) {
      throw new InvalidInputException(in.at(name), "must be a single value, was " + value);
    }
    return value;
  }
}
