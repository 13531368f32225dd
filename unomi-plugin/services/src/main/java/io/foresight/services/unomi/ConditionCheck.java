/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.unomi.api.Parameter;
import org.apache.unomi.api.conditions.ConditionType;

/**
 * Reads a condition as JSON the way a person would: types that do not exist, that match something
 * else, and parameters nobody reads. Unomi takes a parameter that is missing for "matches
 * everything", so a typing error there would silently train on the wrong outcome.
 */
final class ConditionCheck {
  /** Unomi's property conditions read more of these than they declare, e.g. propertyValueDouble. */
  private static final String PROPERTY_VALUE = "propertyValue";

  private static final String KIND = "Condition";

  private final Function<String, ConditionType> types;
  private final String item;

  /**
   * @param types Unomi's condition types by id, null if there is none
   * @param item {@code event} or {@code profile}
   */
  ConditionCheck(Function<String, ConditionType> types, String item) {
    this.types = types;
    this.item = item;
  }

  void check(String field, Object json) {
    Fields condition = Fields.of(field, json).allowOnly(Set.of("type", "parameterValues"));
    String id = condition.string("type");
    ConditionType type = types.apply(id);
    if (type == null) {
      throw new InvalidInputException(condition.at("type"), "is not known to Unomi: " + id);
    }
    checkKind(condition.at("type"), type);
    Fields parameters = condition.object("parameterValues");
    checkNames(condition.at("parameterValues"), parameters, type);
    for (Map.Entry<String, Object> p : parameters.asMap().entrySet()) {
      nested(parameters.at(p.getKey()), p.getValue());
    }
  }

  private void nested(String field, Object value) {
    if (value instanceof Map && ((Map<?, ?>) value).containsKey("type")) {
      check(field, value);
    } else if (value instanceof List) {
      int i = 0;
      for (Object element : (List<?>) value) {
        nested(field + "[" + i++ + "]", element);
      }
    }
  }

  /** A type that says what it matches, and that is something else. Own types may say nothing. */
  private void checkKind(String field, ConditionType type) {
    Set<String> kinds = new TreeSet<>();
    if (type.getMetadata() != null && type.getMetadata().getSystemTags() != null) {
      kinds.addAll(type.getMetadata().getSystemTags());
    }
    kinds.removeIf(tag -> !tag.endsWith(KIND));
    if (!kinds.isEmpty() && !kinds.contains(item + KIND)) {
      throw new InvalidInputException(
          field, "must match " + item + "s, but " + type.getItemId() + " is a " + kinds);
    }
  }

  private static void checkNames(String field, Fields given, ConditionType type) {
    Set<String> declared = new TreeSet<>();
    if (type.getParameters() != null) {
      for (Parameter p : type.getParameters()) {
        declared.add(p.getId());
      }
    }
    boolean property = declared.contains(PROPERTY_VALUE);
    for (String name : given.asMap().keySet()) {
      if (!declared.contains(name) && !(property && name.startsWith(PROPERTY_VALUE))) {
        throw new InvalidInputException(
            given.at(name), "is no parameter of " + type.getItemId() + "; known are " + declared);
      }
    }
    if (!declared.isEmpty() && given.asMap().isEmpty()) {
      throw new InvalidInputException(field, "must hold at least one of " + declared);
    }
  }
}
