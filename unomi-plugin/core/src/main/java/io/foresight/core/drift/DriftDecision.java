/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.drift;

import io.foresight.core.drift.DriftPolicy.Action;
import io.foresight.core.evaluate.BackTest;
import io.foresight.core.evaluate.Comparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether to raise the alarm and what to do, with the reasons. The alarm is raised only when
 * matured outcomes show that calibration or ranking is lost; inputs that moved while the outcomes
 * still bear the model out are a season, not a fault. Where outcomes cannot tell yet, unusual drift
 * may have a challenger trained as a precaution, without alarm: it must win on the same rows
 * anyway. Immutable.
 */
public final class DriftDecision {
  private final boolean alarm;
  private final Action action;
  private final List<String> reasons;

  private DriftDecision(boolean alarm, Action action, List<String> reasons) {
    this.alarm = alarm;
    this.action = action;
    this.reasons = Collections.unmodifiableList(reasons);
  }

  /**
   * Decides.
   *
   * @param drift of features and scores
   * @param live the newest matured back-test of the live version; null when there is none
   * @param former the version live before (as the model) against the live one (as the baseline) on
   *     the same matured outcomes; null when there is none
   */
  public static DriftDecision of(
      DriftPolicy policy, DriftReport drift, @Nullable BackTest live, @Nullable Comparison former) {
    List<String> reasons = new ArrayList<>();
    boolean judged = live != null && live.matured() && live.verdict() != BackTest.Verdict.TOO_FEW;
    if (live != null) {
      reasons.add(live.reason());
    }
    drifted(drift, reasons);
    if (judged && live != null && live.verdict() == BackTest.Verdict.FAILED) {
      return new DriftDecision(true, onAlarm(policy, former, reasons), reasons);
    }
    if (judged) {
      if (drift.unusual()) {
        reasons.add("outcomes bear the model out all the same: no alarm");
      }
      return new DriftDecision(false, Action.NONE, reasons);
    }
    reasons.add("too few matured outcomes to judge the quality by");
    boolean precaution = drift.unusual() && policy.retrainOnDrift();
    if (precaution) {
      reasons.add("a challenger is trained as a precaution");
    }
    return new DriftDecision(false, precaution ? Action.RETRAIN : Action.NONE, reasons);
  }

  private static Action onAlarm(
      DriftPolicy policy, @Nullable Comparison former, List<String> reasons) {
    if (policy.onAlarm() != Action.ROLLBACK) {
      return policy.onAlarm();
    }
    if (former != null && former.logLossSaved().low() > 0) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "the version before does better on the same outcomes: log loss %.4f lower "
                  + "(%.4f to %.4f)",
              former.logLossSaved().value(),
              former.logLossSaved().low(),
              former.logLossSaved().high()));
      return Action.ROLLBACK;
    }
    reasons.add("the version before is not better beyond noise: a challenger is trained instead");
    return Action.RETRAIN;
  }

  private static void drifted(DriftReport drift, List<String> reasons) {
    if (!drift.enough()) {
      reasons.add("too few profiles to tell whether features have moved");
      return;
    }
    for (ColumnDrift c : drift.columns()) {
      if (c.unusual() && reasons.size() < 6) {
        reasons.add(
            String.format(
                Locale.ROOT,
                "%s moved more than between training periods: stability index %.2f, %.0f %% of "
                    + "the model's contributions",
                c.column(),
                c.psi(),
                100 * c.weight()));
      }
    }
  }

  /** Whether quality is at risk. */
  public boolean alarm() {
    return alarm;
  }

  /** What is to be done. */
  public Action action() {
    return action;
  }

  /** Why, in sentences. */
  public List<String> reasons() {
    return reasons;
  }

  /** JSON-like: {@code alarm, action, reasons, reason}. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("alarm", alarm);
    m.put("action", action.json());
    m.put("reasons", reasons);
    m.put("reason", String.join("; ", reasons));
    return m;
  }
}
