/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.store.JsonValues;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackTestTest {
  private static final BackTest.Window FULL = new BackTest.Window(0, 1, 30, 30);

  private static BackTest test(Predictions of, double factor, @Nullable EvaluationReport card) {
    double[] p = of.p.clone();
    Arrays.setAll(p, i -> Math.min(1, p[i] * factor));
    return BackTest.of(FULL, p, of.y, of.groups, card, 1);
  }

  @Test
  void truePredictions_holdNearlyAlways_andNeverFail() {
    int held = 0;
    for (int s = 0; s < 40; s++) {
      BackTest t = test(Predictions.calibrated(1_000, 0.5, 100 + s), 1, null);
      assertThat(t.verdict()).as(t.reason()).isNotEqualTo(BackTest.Verdict.FAILED);
      held += t.verdict() == BackTest.Verdict.HELD ? 1 : 0;
    }
    assertThat(held).isGreaterThanOrEqualTo(34);
  }

  @Test
  void countsThatAreOff_failBeyondAQuarter_andAreWeakerBelow() {
    Predictions some = Predictions.calibrated(20_000, 0.5, 1);
    assertThat(test(some, 1.5, null).verdict()).isEqualTo(BackTest.Verdict.FAILED);
    assertThat(test(some, 0.6, null).verdict()).isEqualTo(BackTest.Verdict.FAILED);
    assertThat(test(some, 1.15, null).verdict()).isEqualTo(BackTest.Verdict.WEAKER);
    assertThat(JsonValues.copy(test(some, 1.5, null).toMap())).containsEntry("verdict", "failed");
  }

  @Test
  void rankingThatIsLost_failsAgainstTheCard() {
    Predictions some = Predictions.calibrated(5_000, 0.5, 11);
    boolean[] shuffled = some.y.clone();
    for (int i = 0; i < shuffled.length; i++) {
      shuffled[i] = some.y[(int) ((i * 2_654_435_761L) % shuffled.length)];
    }
    BackTest t = BackTest.of(FULL, some.p, shuffled, some.groups, Reports.calibrated(), 1);
    assertThat(t.verdict()).isEqualTo(BackTest.Verdict.FAILED);
    assertThat(t.reason()).contains("promised");
    assertThat(test(some, 1, Reports.calibrated()).verdict()).isEqualTo(BackTest.Verdict.HELD);
  }

  @Test
  void nobody_andOneSided_areTooFew() {
    BackTest none = BackTest.of(FULL, new double[0], new boolean[0], new long[0], null, 1);
    assertThat(none.verdict()).isEqualTo(BackTest.Verdict.TOO_FEW);
    boolean[] all = new boolean[100];
    Arrays.fill(all, true);
    double[] p = new double[100];
    BackTest one = BackTest.of(FULL, p, all, new long[100], null, 1);
    assertThat(one.verdict()).isEqualTo(BackTest.Verdict.TOO_FEW);
    assertThat(one.figure("auc").value()).isNaN();
    assertThat(JsonValues.copy(one.toMap())).containsEntry("happened", 100);
  }

  @Test
  void aChallenger_mustBeBetterBeyondNoise_unlessTheChampionFailed() {
    Interval better = new Interval(0.02, 0.01, 0.03);
    Interval maybe = new Interval(0.02, -0.01, 0.05);
    Interval worse = new Interval(-0.02, -0.03, -0.01);
    assertThat(new Challenge(new Comparison(better, better, better), false).won()).isTrue();
    assertThat(new Challenge(new Comparison(maybe, better, better), false).won()).isFalse();
    assertThat(new Challenge(new Comparison(maybe, maybe, maybe), true).won()).isTrue();
    assertThat(new Challenge(new Comparison(better, worse, better), true).won()).isFalse();
    assertThat(new Challenge(new Comparison(worse, maybe, maybe), true).won()).isFalse();
  }
}
