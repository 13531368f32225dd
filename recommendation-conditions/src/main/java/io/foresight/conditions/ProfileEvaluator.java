/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import io.foresight.core.input.InvalidInputException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.unomi.api.Item;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.conditions.Condition;
import org.apache.unomi.persistence.elasticsearch.conditions.ConditionEvaluator;
import org.apache.unomi.persistence.elasticsearch.conditions.ConditionEvaluatorDispatcher;
import org.jspecify.annotations.Nullable;

/** Evaluates one kind of condition against a profile in memory. */
final class ProfileEvaluator implements ConditionEvaluator {
  private final ProfileCondition type;
  private final Supplier<Clock> clock;
  private final InvalidConditions invalid;

  ProfileEvaluator(ProfileCondition type, Supplier<Clock> clock, InvalidConditions invalid) {
    this.type = type;
    this.clock = clock;
    this.invalid = invalid;
  }

  @Override
  public boolean eval(
      Condition condition,
      Item item,
      Map<String, Object> context,
      @Nullable ConditionEvaluatorDispatcher dispatcher) {
    if (!(item instanceof Profile)) {
      return false;
    }
    try {
      return type.holds(
          condition.getParameterValues(),
          ((Profile) item).getSystemProperties(),
          clock.get().millis());
    } catch (InvalidInputException e) {
      invalid.report(e);
      return false;
    }
  }
}
