/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.dataset.BackTester;
import io.foresight.core.dataset.Matured;
import io.foresight.core.drift.DriftDecision;
import io.foresight.core.drift.DriftReport;
import io.foresight.core.evaluate.BackTest;
import io.foresight.core.evaluate.Comparison;
import io.foresight.core.goal.Goal;
import io.foresight.core.job.Progress;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;

/** Judges models of probabilities. */
final class ProbabilityJudge implements Judge {
  private final ModelRegistry registry;
  private final BackTester tester;
  private final Settings settings;

  ProbabilityJudge(ModelRegistry registry, BackTester tester, Settings settings) {
    this.registry = registry;
    this.tester = tester;
    this.settings = settings;
  }

  @Override
  public Judgement judge(ModelRecord model, Goal goal, long asOf, long now, Progress progress) {
    Matured then = tester.read(goal, asOf, now, settings.seed(), progress);
    BackTest test = then.test(model);
    // Mailings of today have no outcome yet: goals anchored on them look at the judged ones.
    Matured today =
        goal.anchor() == null ? tester.read(goal, now - 1, now, settings.seed(), progress) : then;
    DriftReport drift =
        DriftReport.of(Checks.reference(model), today.rows(), today.scores(model), now);
    Comparison former =
        then.rows().size() == 0
            ? null
            : Checks.former(registry, model, then.window().asOf())
                .map(before -> then.compare(before, model))
                .orElse(null);
    DriftDecision d = DriftDecision.of(Checks.policy(settings), drift, test, former);
    return new Judgement(test.toMap(), drift.toMap(), d.alarm(), d.action(), d.reasons());
  }
}
