/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.goal;

import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureState;
import io.foresight.core.input.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is predicted. The activity part ("at least one order within 365 days") is judged at each
 * snapshot from what was known then, so it cannot leak. The condition part is judged on today's
 * profiles, also for past snapshots: use it for what hardly changes (country, brand), not for what
 * the outcome itself changes.
 */
public final class Population {
  private final @Nullable Role role;
  private final int withinDays;
  private final int atLeast;
  private final Map<String, Object> condition;

  private Population(Fields f) {
    f.allowOnly(Set.of("role", "withinDays", "atLeast", "condition"));
    this.role =
        "any".equals(f.raw("role")) || !f.has("role") ? null : f.oneOf("role", Role.class, null);
    this.withinDays = f.integer("withinDays", 365, 1, 3650);
    this.atLeast = f.integer("atLeast", 1, 0, 1_000_000);
    this.condition = f.object("condition").asMap();
  }

  static Population from(Fields f) {
    return new Population(f);
  }

  Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("role", role == null ? "any" : Roles.json(role));
    m.put("withinDays", withinDays);
    m.put("atLeast", atLeast);
    if (!condition.isEmpty()) {
      m.put("condition", condition);
    }
    return m;
  }

  /** The role counted; null for events of any role (the default). */
  public @Nullable Role role() {
    return role;
  }

  /** Days looked back, 1..3650. Default 365. */
  public int withinDays() {
    return withinDays;
  }

  /** Events needed. Default 1; 0 takes everybody. */
  public int atLeast() {
    return atLeast;
  }

  /** The Unomi profile condition as JSON; empty for none. */
  public Map<String, Object> condition() {
    return condition;
  }

  /** Whether a profile with this state belongs to the population at a moment (activity part). */
  public boolean includes(FeatureState state, long now) {
    if (atLeast == 0) {
      return true;
    }
    long since = now - withinDays * 86_400_000L;
    if (role == null) {
      return state.events() >= atLeast && state.lastEvent() >= since;
    }
    if (state.count(role) < atLeast || state.lastTime(role) < since) {
      return false;
    }
    return atLeast == 1 || state.countWithin(role, withinDays, now) >= atLeast;
  }
}
