/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.drift.DriftPolicy;
import io.foresight.core.goal.Goal;
import io.foresight.core.job.Progress;
import io.foresight.core.registry.ModelRecord;
import java.util.List;
import java.util.Map;

/** Holds a version against what really happened since it was made. */
interface Judge {
  /**
   * Judges.
   *
   * @param goal as it was when the version was trained
   * @param asOf moment whose scores are judged, ms; the version learned nothing of what came later
   * @param now the product's now, ms, a day or more after {@code asOf}
   * @throws io.foresight.core.model.ModelFormatException if its content cannot be read
   */
  Judgement judge(ModelRecord model, Goal goal, long asOf, long now, Progress progress);

  /** What came out, and what is to be done. */
  final class Judgement {
    /** For the record: {@code verdict, matured, reason} and figures. */
    final Map<String, Object> backTest;

    /** For the record: what moved. */
    final Map<String, Object> drift;

    /** Whether quality is at risk. */
    final boolean alarm;

    final DriftPolicy.Action action;

    /** Why, in sentences. */
    final List<String> reasons;

    Judgement(
        Map<String, Object> backTest,
        Map<String, Object> drift,
        boolean alarm,
        DriftPolicy.Action action,
        List<String> reasons) {
      this.backTest = backTest;
      this.drift = drift;
      this.alarm = alarm;
      this.action = action;
      this.reasons = reasons;
    }

    /** {@code alarm, action, reasons, reason}. */
    Map<String, Object> decision() {
      return Maps.map(
          "alarm",
          alarm,
          "action",
          action.json(),
          "reasons",
          reasons,
          "reason",
          String.join("; ", reasons));
    }
  }
}
