/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import java.util.List;
import java.util.function.Predicate;
import org.apache.unomi.api.conditions.Condition;

/** Finds conditions on our content of a profile in those of segments and rules. */
final class ScoreConditions {
  private ScoreConditions() {}

  /** Whether a condition, or one inside it, asks for anything of ours. */
  static boolean in(Condition condition) {
    return any(condition, ScoreConditions::ours);
  }

  private static boolean ours(Condition c) {
    return String.valueOf(c.getConditionTypeId()).startsWith("foresight")
        || String.valueOf(c.getParameterValues().get("propertyName"))
            .startsWith("systemProperties.foresight");
  }

  /** Whether a condition, or one inside it, is of a kind; none is when there is no condition. */
  static boolean any(Condition condition, Predicate<Condition> kind) {
    if (condition == null) {
      return false;
    }
    if (kind.test(condition)) {
      return true;
    }
    for (Object v : condition.getParameterValues().values()) {
      if (v instanceof Condition && any((Condition) v, kind)) {
        return true;
      }
      if (v instanceof List) {
        for (Object o : (List<?>) v) {
          if (o instanceof Condition && any((Condition) o, kind)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
