/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AmountRankingTest {
  private static final double[] PREDICTED = {3, 1, 2, 0, 10};
  private static final double[] ACTUAL = {2, 0, 4, 0, 6};

  @Test
  void metrics_agreeWithHandCalculation() {
    AmountRanking r = new AmountRanking(PREDICTED, ACTUAL);
    double[] w = r.ones();
    assertThat(r.mae(w)).isCloseTo(8 / 5.0, within(1e-12));
    assertThat(r.mse(w)).isCloseTo(22 / 5.0, within(1e-12));
    // Σ (y - 2.4)² = 27.2
    assertThat(r.r2(w)).isCloseTo(1 - 22 / 27.2, within(1e-12));
    assertThat(r.totalError(w)).isCloseTo(16 / 12.0 - 1, within(1e-12));
    // Ranks 4 2 3 1 5 against 3 1.5 4 1.5 5.
    assertThat(r.spearman(w)).isCloseTo(8.5 / Math.sqrt(10 * 9.5), within(1e-12));
    assertThat(r.capture(w, 0.2)).isCloseTo(0.5, within(1e-12));
    assertThat(r.capture(w, 0.4)).isCloseTo(8 / 12.0, within(1e-12));
    assertThat(r.perfectCapture(w, 0.4)).isCloseTo(10 / 12.0, within(1e-12));
  }

  @Test
  void weights_countLikeRepeatedRows() {
    AmountRanking r = new AmountRanking(PREDICTED, ACTUAL);
    double[] w = {2, 1, 0, 3, 1};
    AmountRanking repeated =
        new AmountRanking(new double[] {3, 3, 1, 0, 0, 0, 10}, new double[] {2, 2, 0, 0, 0, 0, 6});
    double[] ones = repeated.ones();
    assertThat(r.mae(w)).isCloseTo(repeated.mae(ones), within(1e-12));
    assertThat(r.r2(w)).isCloseTo(repeated.r2(ones), within(1e-12));
    assertThat(r.spearman(w)).isCloseTo(repeated.spearman(ones), within(1e-12));
    assertThat(r.capture(w, 0.3)).isCloseTo(repeated.capture(ones, 0.3), within(1e-12));
  }

  @Test
  void ties_captureTheirShare_andConstantsHaveNoOrder() {
    AmountRanking r = new AmountRanking(new double[] {1, 1, 1, 1}, new double[] {0, 0, 0, 8});
    assertThat(r.capture(r.ones(), 0.5)).isCloseTo(0.5, within(1e-12));
    assertThat(r.spearman(r.ones())).isNaN();
    AmountRanking none = new AmountRanking(new double[0], new double[0]);
    assertThat(none.mae(none.ones())).isNaN();
    assertThatThrownBy(() -> new AmountRanking(new double[] {Double.NaN}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void comparison_seesABetterModel_andDoesNotSeeNoise() {
    Random random = new Random(1);
    int n = 2000;
    double[] actual = new double[n];
    double[] good = new double[n];
    double[] poor = new double[n];
    double[] likePoor = new double[n];
    long[] groups = new long[n];
    for (int i = 0; i < n; i++) {
      double mean = Math.exp(random.nextGaussian());
      actual[i] = mean * -Math.log(1 - random.nextDouble());
      good[i] = mean;
      poor[i] = mean * Math.exp(random.nextGaussian());
      likePoor[i] = mean * Math.exp(random.nextGaussian());
      groups[i] = i;
    }
    Bootstrap b = new Bootstrap(groups, 100, 1);
    AmountRanking p = new AmountRanking(poor, actual);
    AmountComparison better = AmountComparison.of(new AmountRanking(good, actual), p, b);
    assertThat(better.better()).as(better.reason()).isTrue();
    AmountComparison same = AmountComparison.of(new AmountRanking(likePoor, actual), p, b);
    assertThat(same.better()).as(same.reason()).isFalse();
    AmountQuality q = AmountQuality.of(p, b);
    assertThat(q.get("mae").low()).isLessThan(q.value("mae"));
    assertThat(q.get("mae").high()).isGreaterThan(q.value("mae"));
    assertThat(q.toMap().keySet()).containsExactlyElementsOf(AmountQuality.KEYS);
  }
}
