/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.drift.DriftPolicy.Action;
import io.foresight.core.evaluate.BackTest;
import io.foresight.core.evaluate.Bootstrap;
import io.foresight.core.evaluate.Comparison;
import io.foresight.core.evaluate.Ranking;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.store.JsonValues;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DriftTest {
  /** Peaks of the season are days divisible by 365; this one is four months after one. */
  private static final int NOW = 365 * 50 + 120;

  private static final Map<String, Double> WEIGHTS = Map.of("visits", 0.9, "age", 0.1);
  private final TrainingSet year = Seasons.year(NOW, 1_000, 1);
  private final ReferenceProfile reference =
      ReferenceProfile.of(year, Seasons.scores(year), WEIGHTS);

  private DriftReport drift(ReferenceProfile of, TrainingSet rows, int day) {
    return DriftReport.of(of, rows, Seasons.scores(rows), day * Seasons.DAY);
  }

  private static BackTest check(TrainingSet rows, int days) {
    return BackTest.of(
        new BackTest.Window(0, 1, days, 30),
        Seasons.scores(rows),
        rows.labels(),
        rows.groups(),
        null,
        1);
  }

  private static ColumnDrift column(DriftReport r, String name) {
    return r.columns().stream().filter(c -> c.column().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void pureSeasonSwing_isUsualAndRaisesNoAlarm() {
    int trough = NOW + 62;
    TrainingSet now = Seasons.one(trough, 2_000, 1, 2);
    DriftReport r = drift(reference, now, trough);
    assertThat(column(r, "visits").psi()).isLessThan(0.1);
    assertThat(column(r, "visits").toMap())
        .containsEntry("comparedWith", "the same season a year ago");
    DriftDecision d = DriftDecision.of(DriftPolicy.defaults(), r, check(now, 30), null);
    assertThat(d.alarm()).isFalse();
    assertThat(d.action()).isEqualTo(Action.NONE);
  }

  @Test
  void swingNeverSeenBefore_raisesNoAlarmWhileOutcomesHold() {
    TrainingSet.Builder peak = new TrainingSet.Builder(Seasons.SCHEMA);
    java.util.SplittableRandom random = new java.util.SplittableRandom(4);
    for (int s = 0; s < 3; s++) {
      Seasons.snapshot(peak, 365 * 50 + 10 * s, 1_000, 1, random);
    }
    TrainingSet short_ = peak.build();
    ReferenceProfile of = ReferenceProfile.of(short_, Seasons.scores(short_), WEIGHTS);
    int trough = 365 * 50 + 182;
    TrainingSet now = Seasons.one(trough, 4_000, 1, 5);
    DriftReport r = drift(of, now, trough);
    assertThat(r.unusual()).isTrue();
    DriftDecision held = DriftDecision.of(DriftPolicy.defaults(), r, check(now, 30), null);
    assertThat(held.alarm()).isFalse();
    assertThat(held.action()).isEqualTo(Action.NONE);
    assertThat(held.reasons()).anyMatch(s -> s.contains("bear the model out"));
    DriftDecision unknown = DriftDecision.of(DriftPolicy.defaults(), r, null, null);
    assertThat(unknown.alarm()).isFalse();
    assertThat(unknown.action()).isEqualTo(Action.RETRAIN);
  }

  @Test
  void lossOfCalibration_raisesTheAlarm_evenIfFeaturesStandStill() {
    TrainingSet now = Seasons.one(NOW, 3_000, 0.5, 3);
    DriftReport r = drift(reference, now, NOW);
    assertThat(r.unusual()).isFalse();
    BackTest check = check(now, 30);
    assertThat(check.verdict()).isEqualTo(BackTest.Verdict.FAILED);
    DriftDecision d = DriftDecision.of(DriftPolicy.defaults(), r, check, null);
    assertThat(d.alarm()).isTrue();
    assertThat(d.action()).isEqualTo(Action.RETRAIN);
    assertThat(JsonValues.copy(d.toMap()).toString()).contains("failed after 30");
  }

  @Test
  void anEarlyCheck_neverRaisesTheAlarm() {
    TrainingSet now = Seasons.one(NOW, 3_000, 0.5, 3);
    BackTest early = check(now, 14);
    assertThat(early.verdict()).isEqualTo(BackTest.Verdict.WEAKER);
    assertThat(
            DriftDecision.of(DriftPolicy.defaults(), drift(reference, now, NOW), early, null)
                .alarm())
        .isFalse();
  }

  @Test
  void smallCounts_sayNothing() {
    TrainingSet few = Seasons.one(NOW, 30, 0.1, 7);
    DriftReport r = drift(reference, few, NOW);
    assertThat(r.enough()).isFalse();
    assertThat(r.unusual()).isFalse();
    BackTest check = check(few, 30);
    assertThat(check.verdict()).isEqualTo(BackTest.Verdict.TOO_FEW);
    DriftDecision d = DriftDecision.of(DriftPolicy.defaults(), r, check, null);
    assertThat(d.alarm()).isFalse();
    assertThat(d.action()).isEqualTo(Action.NONE);
    assertThat(d.reasons()).anyMatch(s -> s.contains("too few"));
  }

  @Test
  void rollback_onlyWhereTheFormerVersionIsBetterOnTheSameOutcomes() {
    TrainingSet now = Seasons.one(NOW, 3_000, 0.5, 3);
    DriftReport r = drift(reference, now, NOW);
    double[] live = Seasons.scores(now);
    double[] half = live.clone();
    java.util.Arrays.setAll(half, i -> half[i] / 2);
    Bootstrap b = new Bootstrap(now.groups(), 100, 1);
    Comparison better =
        Comparison.of(new Ranking(half, now.labels()), new Ranking(live, now.labels()), b);
    Comparison same =
        Comparison.of(new Ranking(live, now.labels()), new Ranking(live, now.labels()), b);
    DriftPolicy policy = DriftPolicy.from(Map.of("onAlarm", "rollback"));
    BackTest check = check(now, 30);
    assertThat(DriftDecision.of(policy, r, check, better).action()).isEqualTo(Action.ROLLBACK);
    assertThat(DriftDecision.of(policy, r, check, same).action()).isEqualTo(Action.RETRAIN);
    assertThat(DriftDecision.of(policy, r, check, null).action()).isEqualTo(Action.RETRAIN);
    DriftPolicy none = DriftPolicy.from(Map.of("onAlarm", "none", "retrainOnDrift", false));
    DriftDecision quiet = DriftDecision.of(none, r, check, better);
    assertThat(quiet.alarm()).isTrue();
    assertThat(quiet.action()).isEqualTo(Action.NONE);
  }

  @Test
  void psi_isZeroForChance_andAsComputedByHandForAShift() {
    double[] before = {500, 500};
    double[] now = {700, 300};
    double byHand = 0.2 * Math.log(0.7 / 0.5) - 0.2 * Math.log(0.3 / 0.5) - 0.002;
    assertThat(Effect.psi(before, now))
        .isCloseTo(byHand, org.assertj.core.data.Offset.offset(2e-3));
    double sum = 0;
    for (int s = 0; s < 200; s++) {
      TrainingSet small = Seasons.one(NOW - 30, 250, 1, 100 + s);
      TrainingSet large = Seasons.one(NOW - 30, 2_000, 1, 900 + s);
      ReferenceProfile of = ReferenceProfile.of(large, Seasons.scores(large), WEIGHTS);
      sum += column(drift(of, small, NOW - 30), "age").psi() / 200;
    }
    assertThat(sum).isLessThan(0.02);
  }

  @Test
  void distance_isTheShiftInStandardDeviations() {
    double[] edges = java.util.stream.IntStream.range(0, 401).mapToDouble(i -> i - 200).toArray();
    double[] before = new double[402];
    double[] now = new double[402];
    for (int b = 151; b < 251; b++) {
      before[b] = 10;
      now[b + 20] = 10;
    }
    assertThat(Effect.distance(edges, before, now, 40))
        .isCloseTo(0.5, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(Effect.distance(edges, before, new double[402], 40)).isNaN();
  }

  @Test
  void reference_survivesTheCard_andIsSmall() {
    Map<String, Object> json = JsonValues.copy(reference.toMap());
    ReferenceProfile back = ReferenceProfile.fromMap(json);
    TrainingSet now = Seasons.one(NOW, 500, 1, 9);
    assertThat(drift(back, now, NOW).toMap()).isEqualTo(drift(reference, now, NOW).toMap());
    assertThat(json.toString().length()).isLessThan(20_000);
  }

  @Test
  void columnsThatAreGone_orAllMissing_areNoError() {
    TrainingSet other =
        io.foresight.core.fairness.Columns.without(
            Seasons.one(NOW, 500, 1, 9), java.util.List.of("age", "city"));
    DriftReport r = DriftReport.of(reference, other, Seasons.scores(other), NOW * Seasons.DAY);
    assertThat(r.columns()).hasSize(2);
    TrainingSet none = year.subset(new int[0]);
    ReferenceProfile empty = ReferenceProfile.of(none, new double[0], WEIGHTS);
    assertThat(drift(empty, other, NOW).unusual()).isFalse();
  }

  @Test
  void policy_namesWhatIsWrong() {
    assertThatThrownBy(() -> DriftPolicy.from(Map.of("onAlarm", "panic")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("drift.onAlarm");
    assertThatThrownBy(() -> DriftPolicy.from(Map.of("checkAfterDays", 0)))
        .hasMessageContaining("drift.checkAfterDays");
    assertThat(Objects.requireNonNull(DriftPolicy.defaults()).checkAfterDays()).isEqualTo(14);
  }
}
