/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lifecycle;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody's move from one stage to another; what an event for rules is made of. Immutable. */
public final class StageMove {
  private final String from;
  private final String to;
  private final String since;
  private final String why;

  private StageMove(String from, String to, String since, String why) {
    this.from = from;
    this.to = to;
    this.since = since;
    this.why = why;
  }

  /**
   * The move between what was said before and what is said now.
   *
   * @param before {@code systemProperties.foresight.lifecycle} as it was, null or empty if absent
   * @param now what {@link LifecycleInsight} says
   * @return null when the stage stayed; a first stage is a move from {@code none}
   */
  public static @Nullable StageMove between(@Nullable Object before, Map<String, Object> now) {
    Object to = now.get("stage");
    Object from = before instanceof Map ? ((Map<?, ?>) before).get("stage") : null;
    return to == null || to.equals(from)
        ? null
        : new StageMove(
            from == null ? LifecycleInsight.NONE : from.toString(),
            to.toString(),
            String.valueOf(now.get("since")),
            String.valueOf(now.get("why")));
  }

  /** The stage left; {@code none} if there was none. */
  public String from() {
    return from;
  }

  /** The stage entered. */
  public String to() {
    return to;
  }

  /** When, ISO-8601. */
  public String since() {
    return since;
  }

  /** Why, a short sentence. */
  public String why() {
    return why;
  }
}
