/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.unomi.api.conditions.Condition;
import org.apache.unomi.api.services.DefinitionsService;

/** Conditions of ours, from JSON-like maps to Unomi's class. */
final class JsonConditions {
  private JsonConditions() {}

  /**
   * @param json {@code type, parameterValues}, nested as deep as it likes
   */
  static Condition of(Map<?, ?> json, DefinitionsService definitions) {
    Condition out = new Condition(definitions.getConditionType(String.valueOf(json.get("type"))));
    Object parameters = json.get("parameterValues");
    if (parameters instanceof Map) {
      ((Map<?, ?>) parameters)
          .forEach((name, v) -> out.setParameter(String.valueOf(name), value(v, definitions)));
    }
    return out;
  }

  private static Object value(Object v, DefinitionsService definitions) {
    if (v instanceof Map && ((Map<?, ?>) v).containsKey("type")) {
      return of((Map<?, ?>) v, definitions);
    }
    if (v instanceof List) {
      List<Object> out = new ArrayList<>();
      ((List<?>) v).forEach(one -> out.add(value(one, definitions)));
      return out;
    }
    return v;
  }
}
