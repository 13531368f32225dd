/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.dataset.SnapshotPlan;
import io.foresight.core.event.EventMapping;
import io.foresight.core.event.Role;
import io.foresight.core.goal.Goal;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.ProfileStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Per goal what is met, how far the rest is, when it will be met at today's rate, what is live. */
final class Readiness {
  private static final long DAY = 86_400_000L;
  private static final int OUTCOMES_NEEDED = 50;
  private static final int OUTCOMES_ADVISED = 200;
  private static final int PER_FEATURE = 10;

  private final EventSource events;
  private final ProfileStore profiles;
  private final EventMapping mapping;
  private final Clock clock;
  private final SnapshotPlan.Settings snapshots;
  private final int features;
  private final Standing standing;

  Readiness(
      EventSource events,
      ProfileStore profiles,
      EventMapping mapping,
      Clock clock,
      SnapshotPlan.Settings snapshots,
      int features,
      Standing standing) {
    this.events = events;
    this.profiles = profiles;
    this.mapping = mapping;
    this.clock = clock;
    this.snapshots = snapshots;
    this.features = features;
    this.standing = standing;
  }

  List<Map<String, Object>> of(List<Goal> goals) {
    long now = clock.millis();
    long oldest = events.oldest();
    long newest = Math.min(now, events.newest());
    long count = profiles.count();
    List<Map<String, Object>> out = new ArrayList<>();
    for (Goal g : goals) {
      out.add(goal(g, oldest, newest, now, count));
    }
    return out;
  }

  private Map<String, Object> goal(Goal g, long oldest, long newest, long now, long count) {
    List<Map<String, Object>> checks = new ArrayList<>();
    long first = oldest < 0 ? now : oldest;
    SnapshotPlan plan =
        g.anchor() == null
            ? SnapshotPlan.of(first, now, g.horizonDays(), snapshots)
            : SnapshotPlan.anchored(first, now, g.horizonDays(), snapshots);
    long days = oldest < 0 ? 0 : (newest - oldest) / DAY;
    long neededDays = plan.neededDays(oldest < 0 ? now : oldest);
    String daysBy =
        days >= neededDays ? null : Instant.ofEpochMilli(plan.sufficientAt()).toString();
    checks.add(check("days of history", days, neededDays, 2L * g.horizonDays(), daysBy));
    Growth growth = new Growth(days, now);
    long outcomes = outcomes(g, now);
    checks.add(growth.check("outcomes seen", outcomes, OUTCOMES_NEEDED, OUTCOMES_ADVISED));
    checks.add(growth.check("profiles", count, 2 * OUTCOMES_NEEDED, 2 * OUTCOMES_ADVISED));
    boolean anchored = g.anchor() != null;
    checks.add(
        growth.check(
            anchored
                ? "observations (" + name(g.anchor()) + " seen)"
                : "observations (profiles times moments looked at)",
            anchored ? seen(g.anchor(), now) : count * Math.max(1, plan.train().size()),
            2 * OUTCOMES_NEEDED,
            (long) PER_FEATURE * features));
    boolean ready = checks.stream().allMatch(c -> Boolean.TRUE.equals(c.get("met")));
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("goal", g.id());
    m.put("name", g.name());
    m.put("ready", ready);
    m.put("checks", checks);
    m.putAll(standing.of(g, ready));
    return m;
  }

  /** Outcome events; taken as enough when the outcome is a condition: training will count them. */
  private long outcomes(Goal g, long now) {
    Role role = g.outcome().role();
    return role == null ? OUTCOMES_NEEDED : seen(role, now);
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private long seen(Role role, long now) {
    Set<String> types = mapping.eventTypes(role);
    return types.isEmpty() ? 0 : events.count(EventQuery.between(0, now).types(types));
  }

  /** When something that grows as fast as until today will be enough. */
  private static final class Growth {
    private final long days;
    private final long now;

    Growth(long days, long now) {
      this.days = days;
      this.now = now;
    }

    Map<String, Object> check(String what, long have, long need, long advised) {
      return Readiness.check(what, have, need, advised, metAt(have, need));
    }

    private String metAt(long have, long need) {
      if (have >= need || have <= 0 || days <= 0) {
        return null;
      }
      double perDay = (double) have / days;
      return Instant.ofEpochMilli(now + (long) ((need - have) / perDay * DAY)).toString();
    }
  }

  private static Map<String, Object> check(
      String what, long have, long need, long advised, String by) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("what", what);
    m.put("have", have);
    m.put("need", need);
    m.put("advised", Math.max(need, advised));
    m.put("met", have >= need);
    if (have < need && by != null) {
      m.put("expected", by.substring(0, 10));
    }
    return m;
  }
}
