/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.drift;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What to do when a model loses quality. Immutable. */
public final class DriftPolicy {
  /** What is done. */
  public enum Action {
    /** Nothing; the alarm alone. */
    NONE,
    /** A challenger is trained and goes live if it is better on the same future rows. */
    RETRAIN,
    /**
     * The version live before comes back if it is better on the same matured outcomes; else a
     * challenger is trained.
     */
    ROLLBACK;

    /** As in JSON. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Action onAlarm;
  private final boolean retrainOnDrift;
  private final int afterDays;

  private DriftPolicy(Action onAlarm, boolean retrainOnDrift, int afterDays) {
    this.onAlarm = onAlarm;
    this.retrainOnDrift = retrainOnDrift;
    this.afterDays = afterDays;
  }

  /** Retrain on alarm and on unusual drift that cannot be judged yet; check after 14 days. */
  public static DriftPolicy defaults() {
    return new DriftPolicy(Action.RETRAIN, true, 14);
  }

  /**
   * Reads a policy.
   *
   * @param json {@code onAlarm} (none, retrain, rollback; default retrain), {@code retrainOnDrift}
   *     (default true), {@code checkAfterDays} (1..365, default 14)
   * @throws InvalidInputException naming the field
   */
  public static DriftPolicy from(Map<String, Object> json) {
    Fields f =
        Fields.of("drift", json).allowOnly(Set.of("onAlarm", "retrainOnDrift", "checkAfterDays"));
    return new DriftPolicy(
        f.oneOf("onAlarm", Action.class, Action.RETRAIN),
        f.bool("retrainOnDrift", true),
        f.integer("checkAfterDays", 14, 1, 365));
  }

  /** What an alarm leads to. */
  public Action onAlarm() {
    return onAlarm;
  }

  /** Whether unusual drift leads to a challenger while no outcomes can tell what it does. */
  public boolean retrainOnDrift() {
    return retrainOnDrift;
  }

  /** Days after going live that a version is first checked. */
  public int checkAfterDays() {
    return afterDays;
  }
}
