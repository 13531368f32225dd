/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.unomi.api.Item;
import org.apache.unomi.api.conditions.Condition;
import org.elasticsearch.index.query.QueryBuilder;

/** The two readings of a condition at {@link Profiles#NOW}. */
final class Conditions {
  static final Clock CLOCK = Clock.fixed(Profiles.NOW, ZoneOffset.UTC);

  private Conditions() {}

  static Condition condition(Map<String, Object> parameters) {
    Condition condition = new Condition();
    condition.setParameterValues(new HashMap<>(parameters));
    return condition;
  }

  static boolean matches(ScoreCondition type, Map<String, Object> parameters, Item item) {
    return new ProfileEvaluator(type, () -> CLOCK, new InvalidConditions())
        .eval(condition(parameters), item, new HashMap<>(), null);
  }

  static QueryBuilder query(ScoreCondition type, Map<String, Object> parameters) {
    return new ProfileQueryBuilder(type, () -> CLOCK, new InvalidConditions())
        .buildQuery(condition(parameters), new HashMap<>(), null);
  }
}
