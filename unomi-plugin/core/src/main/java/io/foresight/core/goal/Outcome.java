/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.goal;

import io.foresight.core.event.Role;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What counts as the outcome: events of a role, or any Unomi event condition. Immutable. */
public final class Outcome {
  private final @Nullable Role role;
  private final Map<String, Object> condition;

  private Outcome(@Nullable Role role, Map<String, Object> condition) {
    this.role = role;
    this.condition = condition;
  }

  static Outcome from(Fields f) {
    f.allowOnly(Set.of("role", "condition"));
    if (f.has("role") == f.has("condition")) {
      throw new InvalidInputException(
          f.at("role"), "or condition must be given, and not both: what event is the outcome");
    }
    if (f.has("role")) {
      return new Outcome(f.oneOf("role", Role.class, null), Collections.emptyMap());
    }
    Fields c = f.object("condition");
    c.string("type");
    return new Outcome(null, c.asMap());
  }

  Map<String, Object> toMap() {
    return role == null
        ? Collections.singletonMap("condition", condition)
        : Collections.singletonMap("role", Roles.json(role));
  }

  /** The role, or null when a condition is used. */
  public @Nullable Role role() {
    return role;
  }

  /** The Unomi event condition as JSON; empty when a role is used. */
  public Map<String, Object> condition() {
    return condition;
  }
}
