/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.goal;

import io.foresight.core.event.Role;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What counts as the outcome: events of a role, or any Unomi event condition. Immutable. */
public final class Outcome {
  private static final Pattern AMOUNT = Pattern.compile("properties(\\.[^.\\s]+)+");

  private final @Nullable Role role;
  private final Map<String, Object> condition;
  private final @Nullable String amount;

  private Outcome(@Nullable Role role, Map<String, Object> condition, @Nullable String amount) {
    this.role = role;
    this.condition = condition;
    this.amount = amount;
  }

  static Outcome from(Fields f) {
    f.allowOnly(Set.of("role", "condition", "amount"));
    if (f.has("role") == f.has("condition")) {
      throw new InvalidInputException(
          f.at("role"), "or condition must be given, and not both: what event is the outcome");
    }
    String amount = f.string("amount", null);
    if (amount != null && !AMOUNT.matcher(amount).matches()) {
      throw new InvalidInputException(
          f.at("amount"), "must be a path below properties, e.g. properties.total, was " + amount);
    }
    if (f.has("role")) {
      return new Outcome(f.oneOf("role", Role.class, null), Collections.emptyMap(), amount);
    }
    Fields c = f.object("condition");
    c.string("type");
    return new Outcome(null, c.asMap(), amount);
  }

  /** Whether a goal of this kind can have this outcome. */
  void check(Fields f, Goal.Kind kind) {
    if (kind == Goal.Kind.AMOUNT && role != null && role != Role.ORDER) {
      throw new InvalidInputException(
          f.at("role"),
          "must be order for a goal of kind amount (only orders have amounts), was "
              + Roles.json(role));
    }
    if (amount != null && (kind != Goal.Kind.AMOUNT || role != null)) {
      throw new InvalidInputException(
          f.at("amount"), "is for goals of kind amount whose outcome is a condition only");
    }
    if (kind == Goal.Kind.AMOUNT && role == null && amount == null) {
      throw new InvalidInputException(
          f.at("amount"),
          "is required for a goal of kind amount whose outcome is a condition: where the matching"
              + " events hold the amount, e.g. properties.total");
    }
  }

  Map<String, Object> toMap() {
    if (role != null) {
      return Collections.singletonMap("role", Roles.json(role));
    }
    if (amount == null) {
      return Collections.singletonMap("condition", condition);
    }
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("condition", condition);
    m.put("amount", amount);
    return m;
  }

  /** The role, or null when a condition is used. */
  public @Nullable Role role() {
    return role;
  }

  /**
   * Path of the amount in the events that match the condition, e.g. {@code properties.total}; null
   * for goals that are not of kind amount and for orders, whose amounts the event mapping tells.
   */
  public @Nullable String amount() {
    return amount;
  }

  /** The Unomi event condition as JSON; empty when a role is used. */
  public Map<String, Object> condition() {
    return condition;
  }
}
