/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.drift;

import io.foresight.core.registry.ModelRecord;
import java.util.Map;
import java.util.OptionalLong;

/**
 * When a version is held against what happened: once early, some days after it was trained, if its
 * horizon is longer; then when the horizon is over, and again every so many days while it lives.
 */
public final class CheckPlan {
  private static final long DAY = 86_400_000L;

  private CheckPlan() {}

  /**
   * The moment whose scores are to be checked now; empty when no check is due. It is never before
   * the version was trained, so the version learned nothing of what follows.
   *
   * @param horizonDays of its goal
   * @param now ms since 1970
   */
  public static OptionalLong due(ModelRecord model, int horizonDays, DriftPolicy policy, long now) {
    long every = policy.checkAfterDays() * DAY;
    long horizon = horizonDays * DAY;
    long last = model.createdAt();
    boolean early = false;
    for (Map<String, Object> check : model.checks()) {
      Object at = check.get("at");
      if ("backtest".equals(check.get("kind")) && at instanceof Number) {
        boolean matured = Boolean.TRUE.equals(check.get("matured"));
        early |= !matured;
        last = matured ? Math.max(last, ((Number) at).longValue()) : last;
      }
    }
    boolean over = now >= model.createdAt() + horizon;
    if (over && now >= last + every) {
      return OptionalLong.of(now - horizon);
    }
    boolean half = !over && !early && now >= model.createdAt() + every;
    return half ? OptionalLong.of(model.createdAt()) : OptionalLong.empty();
  }
}
