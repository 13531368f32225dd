/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.foresight.core.input.InvalidInputException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TargetSimulatorTest {
  private final Predictions some = Predictions.calibrated(20_000, 0.5, 3);
  private final TargetSimulator simulator = new TargetSimulator(some.gains(), 40_000);

  @Test
  void mailingTheBestTenth_countsCaughtMissedAndForNothing() {
    Map<String, Object> top = simulator.top(0.1);
    double caught = figure(top, "caught", "value");
    double nothing = figure(top, "forNothing", "value");
    assertThat(caught + nothing).isCloseTo(4_000, offset(1e-3));
    assertThat(caught + Numbers.get(top, "missed"))
        .isCloseTo(2 * some.gains().positives(), offset(1e-3));
    assertThat(top.get("sentence")).asString().contains("of 4000 mailed");
  }

  private static double figure(Map<String, Object> map, String key, String part) {
    return Numbers.get((Map<?, ?>) Objects.requireNonNull(map.get(key)), part);
  }

  @Test
  void cutOff_selectsWhatTheConfusionOfTheRowsSays() {
    Map<String, Object> from = new TargetSimulator(some.gains(), 0).from(0.3);
    Confusion exact = Confusion.at(0.3, some.ranking());
    assertThat(Numbers.get(from, "precision")).isCloseTo(exact.precision(), offset(0.01));
    assertThat(Numbers.get(from, "recall")).isCloseTo(exact.recall(), offset(0.01));
    assertThat(Numbers.get(from, "f1")).isCloseTo(exact.f1(), offset(0.01));
  }

  @Test
  void caughtInterval_coversTheTruth_about95Percent() {
    // u² / 2 for u uniform: the best tenth holds E[u²/2 | u > 0.9] = (1 - 0.9³) / 0.6 of itself.
    double truth = 1_000 * (1 - Math.pow(0.9, 3)) / 0.6;
    int covered = 0;
    for (int s = 0; s < 200; s++) {
      GainsTable g = Predictions.calibrated(2_000, 0.5, 1_000 + s).gains();
      Map<String, Object> top = new TargetSimulator(g, 10_000).top(0.1);
      covered +=
          figure(top, "caught", "low") <= truth && truth <= figure(top, "caught", "high") ? 1 : 0;
    }
    assertThat(covered).isBetween(178, 199);
  }

  @Test
  void bestShare_isWhereAMailStopsPaying() {
    // A mail pays where p > 0.2, that is u > sqrt(0.4): the best 36.8 %.
    ProfitCurve curve = simulator.profit(1, 5);
    assertThat(curve.breakEven()).isEqualTo(0.2);
    assertThat(curve.bestShare().low()).isLessThanOrEqualTo(0.368);
    assertThat(curve.bestShare().high()).isGreaterThanOrEqualTo(0.368);
    assertThat(curve.bestCutOff()).isCloseTo(0.2, offset(0.06));
    // Expected: 40 000 × ∫ (5 u²/2 - 1) du from sqrt(0.4) to 1.
    double a = Math.sqrt(0.4);
    double truth = 40_000 * (5 * (1 - a * a * a) / 6 - (1 - a));
    assertThat(curve.bestProfit().low()).isLessThan(truth);
    assertThat(curve.bestProfit().high()).isGreaterThan(truth);
    assertThat(curve.everybody()).isLessThan(curve.bestProfit().value());
  }

  @Test
  void bestProfit_isNotOptimisticOnAverage() {
    double a = Math.sqrt(0.4);
    double truth = 1_000 * (5 * (1 - a * a * a) / 6 - (1 - a));
    double sum = 0;
    for (int s = 0; s < 100; s++) {
      GainsTable g = Predictions.calibrated(1_000, 0.5, 5_000 + s).gains();
      sum += new TargetSimulator(g, 1_000).profit(1, 5).bestProfit().value();
    }
    assertThat(sum / 100).isBetween(truth - 25, truth + 15);
  }

  @Test
  void mailsThatNeverPay_areNotSent() {
    ProfitCurve curve = simulator.profit(1, 1.5);
    assertThat(curve.bestShare().value()).isZero();
    assertThat(curve.bestCutOff()).isEqualTo(1);
    assertThat(curve.bestProfit().value()).isLessThanOrEqualTo(0);
  }

  @Test
  void wrongInput_isNamed() {
    assertThatThrownBy(() -> simulator.top(1.1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("share");
    assertThatThrownBy(() -> simulator.from(-0.1)).hasMessageContaining("cutOff");
    assertThatThrownBy(() -> simulator.profit(-1, 5)).hasMessageContaining("cost");
    assertThatThrownBy(() -> simulator.profit(1, 0)).hasMessageContaining("margin");
    assertThatThrownBy(() -> new TargetSimulator(some.gains(), Double.NaN))
        .hasMessageContaining("audience");
  }
}
