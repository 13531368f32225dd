/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AmountBackTestTest {
  private static final int PEOPLE = 2_000;
  private static final Map<String, Object> CARD =
      Map.of("metrics", Map.of("spearman", Map.of("value", 0.46, "low", 0.42, "high", 0.5)));

  private final double[] worth = new double[PEOPLE];
  private final double[] spent = new double[PEOPLE];

  AmountBackTestTest() {
    Random random = new Random(5);
    for (int i = 0; i < PEOPLE; i++) {
      worth[i] = Math.exp(random.nextGaussian());
      spent[i] = random.nextDouble() < 0.7 ? worth[i] / 0.7 * (0.5 + random.nextDouble()) : 0;
    }
  }

  private static AmountBackTest test(double[] expected, double[] actual, int days) {
    Map<String, Object> window = Maps.map("days", days, "horizonDays", 90, "matured", days == 90);
    long[] groups = LongStream.range(0, actual.length).toArray();
    return AmountBackTest.of(window, expected, actual, groups, CARD, 1);
  }

  private static String verdict(double[] expected, double[] actual, int days) {
    return String.valueOf(test(expected, actual, days).toMap().get("verdict"));
  }

  private static double[] times(double[] v, double factor) {
    return Arrays.stream(v).map(x -> x * factor).toArray();
  }

  @Test
  void asGoodAsPromised_holds() {
    AmountBackTest test = test(worth, spent, 90);
    assertThat(test.toMap()).containsEntry("verdict", "held").containsEntry("people", PEOPLE);
    assertThat(test.judged()).isTrue();
    assertThat(test.failed()).isFalse();
    assertThat(test.reason()).contains("after 90 of 90 days").contains("0.460 promised");
  }

  @Test
  void aTotalOffByAThirdIsWeaker_byMoreThanTwoFailed() {
    assertThat(verdict(times(worth, 0.65), spent, 90)).isEqualTo("weaker");
    assertThat(verdict(times(worth, 0.3), spent, 90)).isEqualTo("failed");
    assertThat(verdict(times(worth, 3), spent, 90)).isEqualTo("failed");
  }

  @Test
  void aLostOrder_failed() {
    double[] reversed = worth.clone();
    for (int i = 0; i < PEOPLE; i++) {
      reversed[i] = worth[PEOPLE - 1 - i];
    }
    assertThat(verdict(reversed, spent, 90)).isEqualTo("failed");
  }

  @Test
  void beforeTheHorizonIsOver_theTotalIsNotJudged_andNothingFails() {
    assertThat(verdict(times(worth, 0.1), spent, 14)).isEqualTo("held");
    double[] nothing = new double[PEOPLE];
    Arrays.fill(nothing, 1);
    AmountBackTest early = test(nothing, spent, 14);
    assertThat(early.failed()).isFalse();
    assertThat(early.judged()).isFalse();
  }

  @Test
  void withHardlyAnybodyWhoSpent_nothingIsJudged() {
    double[] few = new double[PEOPLE];
    Arrays.fill(few, 0, 9, 20);
    AmountBackTest test = test(worth, few, 90);
    assertThat(test.toMap()).containsEntry("verdict", "too_few").containsEntry("spenders", 9L);
    assertThat(test.judged()).isFalse();
    assertThat(test(new double[0], new double[0], 90).toMap()).containsEntry("people", 0);
  }
}
