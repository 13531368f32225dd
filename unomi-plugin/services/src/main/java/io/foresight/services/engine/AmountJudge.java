/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.dataset.BackTester;
import io.foresight.core.dataset.DatasetBuilder;
import io.foresight.core.dataset.GoalDataset;
import io.foresight.core.dataset.ModelScores;
import io.foresight.core.drift.DriftDecision;
import io.foresight.core.drift.DriftPolicy;
import io.foresight.core.drift.DriftReport;
import io.foresight.core.evaluate.AmountComparison;
import io.foresight.core.evaluate.AmountRanking;
import io.foresight.core.evaluate.Bootstrap;
import io.foresight.core.goal.Goal;
import io.foresight.core.input.Fields;
import io.foresight.core.job.Progress;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.model.ModelFormatException;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Judges models of amounts. Who spent what since a moment comes from the same code that makes
 * datasets; while the horizon is not over, what somebody was expected to spend by now is his share
 * of it by days, which is good enough to judge the order by, and not the total.
 */
final class AmountJudge implements Judge {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final ModelRegistry registry;
  private final BackTester tester;
  private final DatasetBuilder datasets;
  private final Settings settings;

  /**
   * @param tester reads today's features
   * @param datasets with one test snapshot, one horizon before now
   */
  AmountJudge(
      ModelRegistry registry, BackTester tester, DatasetBuilder datasets, Settings settings) {
    this.registry = registry;
    this.tester = tester;
    this.datasets = datasets;
    this.settings = settings;
  }

  @Override
  public Judgement judge(ModelRecord model, Goal goal, long asOf, long now, Progress progress) {
    ScoringModel scoring = decode(model);
    boolean anchored = goal.anchor() != null;
    int waited =
        anchored
            ? goal.horizonDays()
            : (int) Math.min(goal.horizonDays(), Math.max(1, (now - asOf) / DAY));
    TrainingSet rows =
        since(asOf, datasets.build(List.of(over(goal, waited)), now, progress), goal);
    double[] expected = ModelScores.of(scoring, rows);
    double share = (double) waited / goal.horizonDays();
    for (int i = 0; i < expected.length; i++) {
      expected[i] *= share;
    }
    AmountBackTest test =
        AmountBackTest.of(
            Maps.map(
                "asOf", asOf,
                "checkedAt", now,
                "days", waited,
                "horizonDays", goal.horizonDays(),
                "matured", waited >= goal.horizonDays()),
            expected,
            amounts(rows),
            rows.groups(),
            model.card().get("evaluation"),
            settings.seed());
    // Moments of today that depend on events have no outcome yet: the judged ones stand for them.
    TrainingSet today =
        anchored
            ? rows
            : tester.read(asProbability(goal), now - 1, now, settings.seed(), progress).rows();
    DriftReport drift =
        DriftReport.of(Checks.reference(model), today, ModelScores.of(scoring, today), now);
    return decided(model, test, drift, rows, asOf);
  }

  private Judgement decided(
      ModelRecord model, AmountBackTest test, DriftReport drift, TrainingSet rows, long asOf) {
    DriftPolicy policy = Checks.policy(settings);
    List<String> reasons = new ArrayList<>(List.of(test.reason()));
    boolean alarm = test.failed();
    DriftPolicy.Action action = DriftPolicy.Action.NONE;
    if (alarm) {
      action = policy.onAlarm();
      if (action == DriftPolicy.Action.ROLLBACK && !formerIsBetter(model, rows, asOf)) {
        action = DriftPolicy.Action.RETRAIN;
        reasons.add("the version before is not better beyond noise: a challenger is trained");
      }
    } else if (test.judged()) {
      if (drift.unusual()) {
        reasons.add("features moved, but outcomes bear the model out all the same: no alarm");
      }
    } else {
      DriftDecision unjudged = DriftDecision.of(policy, drift, null, null);
      action = unjudged.action();
      reasons.addAll(unjudged.reasons());
    }
    return new Judgement(test.toMap(), drift.toMap(), alarm, action, reasons);
  }

  private boolean formerIsBetter(ModelRecord model, TrainingSet rows, long asOf) {
    Optional<ModelRecord> before = Checks.former(registry, model, asOf);
    ScoringModel other = before.map(AmountJudge::decode).orElse(null);
    return other != null
        && other.ofAmounts()
        && AmountComparison.of(
                    new AmountRanking(ModelScores.of(other, rows), amounts(rows)),
                    new AmountRanking(ModelScores.of(decode(model), rows), amounts(rows)),
                    new Bootstrap(rows.groups(), AmountBackTest.RESAMPLES, settings.seed()))
                .maeSaved()
                .low()
            > 0;
  }

  private static double[] amounts(TrainingSet rows) {
    return rows.size() == 0 ? new double[0] : rows.amounts();
  }

  private static TrainingSet since(long asOf, Map<String, GoalDataset> built, Goal goal) {
    TrainingSet all = built.get(goal.id()).rows();
    return all.subset(IntStream.range(0, all.size()).filter(i -> all.time(i) >= asOf).toArray());
  }

  private static Goal over(Goal goal, int days) {
    Map<String, Object> json = goal.toMap();
    json.put("horizonDays", days);
    return Goal.from(json);
  }

  /** The same population; its outcome is not looked at. */
  private static Goal asProbability(Goal goal) {
    Map<String, Object> json = goal.toMap();
    json.remove("kind");
    Map<String, Object> outcome =
        new LinkedHashMap<>(Fields.of("goal", json).object("outcome").asMap());
    outcome.remove("amount");
    json.put("outcome", outcome);
    return Goal.from(json);
  }

  private static ScoringModel decode(ModelRecord model) {
    byte[] bytes = model.artefact();
    if (bytes == null) {
      throw new ModelFormatException(model.version() + " has no content");
    }
    return ModelCodec.decode(bytes);
  }
}
