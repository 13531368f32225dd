/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.drift.DriftPolicy;
import io.foresight.core.drift.ReferenceProfile;
import io.foresight.core.goal.Goal;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When a version is to be held against what really happened, and what came of it so far. */
final class Checks {
  private static final String BACKTEST = "backtest";

  private Checks() {}

  /** Whether matured outcomes show that a version lost its quality. */
  static boolean hasFailed(ModelRecord model) {
    Map<String, Object> last = model.lastCheck(BACKTEST);
    return last != null && matured(last) && "failed".equals(last.get("verdict"));
  }

  /**
   * The moment whose scores are judged: as late as all outcomes are known, and not before the
   * version was made, so that it learned nothing of what it is judged by.
   */
  static long asOf(ModelRecord model, Goal goal, long now) {
    long horizon = Duration.ofDays(goal.horizonDays()).toMillis();
    // Anchored goals look at all mailings since: a month of them is enough.
    long span = goal.anchor() == null ? 0 : Duration.ofDays(30).toMillis();
    return Math.max(model.createdAt(), now - horizon - span);
  }

  /**
   * Whether a check is due: some days after it went live, when its first horizon is over, and then
   * every so many days.
   *
   * @param since when it went live, ms
   */
  static boolean due(ModelRecord model, Goal goal, long since, int afterDays, long now) {
    long pause = Duration.ofDays(afterDays).toMillis();
    if (now < since + pause) {
      return false;
    }
    Map<String, Object> last = model.lastCheck(BACKTEST);
    if (last == null || now >= at(last) + pause) {
      return true;
    }
    boolean over = now >= model.createdAt() + Duration.ofDays(goal.horizonDays()).toMillis();
    return over && !matured(last);
  }

  /** What to do when a model loses quality. */
  static DriftPolicy policy(Settings settings) {
    return DriftPolicy.from(
        Map.of("onAlarm", settings.onAlarm(), "checkAfterDays", settings.checkAfterDays()));
  }

  /** What its features and scores looked like in training. */
  static ReferenceProfile reference(ModelRecord model) {
    Object known = model.card().get("reference");
    return ReferenceProfile.fromMap(known == null ? Map.of("columns", List.of()) : known);
  }

  /**
   * The version live before, if it can be judged by the same outcomes.
   *
   * @param asOf moment of the scores, ms
   */
  static Optional<ModelRecord> former(ModelRegistry registry, ModelRecord model, long asOf) {
    ModelRecord before;
    try {
      before = registry.get(registry.former(model.goal()));
    } catch (IllegalStateException none) {
      return Optional.empty();
    }
    return before.artefact() != null && before.createdAt() <= asOf
        ? Optional.of(before)
        : Optional.empty();
  }

  private static boolean matured(Map<String, Object> check) {
    return Boolean.TRUE.equals(check.get("matured"));
  }

  private static long at(Map<String, Object> check) {
    Object at = check.get("at");
    return at instanceof Number ? ((Number) at).longValue() : 0;
  }
}
