/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankingTest {
  private final Ranking four =
      new Ranking(new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true});

  @Test
  void metrics_ofFourRows_areAsComputedByHand() {
    double[] w = four.ones();
    assertThat(four.auc(w)).isEqualTo(0.75);
    assertThat(four.averagePrecision(w)).isCloseTo(0.5 + 0.5 * 2 / 3, offset(1e-12));
    assertThat(four.logLoss(w))
        .isCloseTo(
            -(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4, offset(1e-12));
    assertThat(four.brier(w)).isCloseTo((0.01 + 0.16 + 0.65 * 0.65 + 0.04) / 4, offset(1e-12));
    assertThat(four.lift(w, 0.25)).isEqualTo(2);
    assertThat(four.confusion(w, 0.35)).containsExactly(2, 1, 0, 1);
  }

  @Test
  void weights_countAsRepeatedRows() {
    Ranking repeated =
        new Ranking(
            new double[] {0.1, 0.4, 0.35, 0.35, 0.35, 0.8},
            new boolean[] {false, false, true, true, true, true});
    double[] w = {1, 1, 3, 1};
    assertThat(four.auc(w)).isCloseTo(repeated.auc(repeated.ones()), offset(1e-12));
    assertThat(four.logLoss(w)).isCloseTo(repeated.logLoss(repeated.ones()), offset(1e-12));
    assertThat(four.averagePrecision(w))
        .isCloseTo(repeated.averagePrecision(repeated.ones()), offset(1e-12));
  }

  @Test
  void equalScores_areWorthNothing() {
    Ranking flat = new Ranking(new double[] {0.5, 0.5, 0.5}, new boolean[] {true, false, false});
    assertThat(flat.auc(flat.ones())).isEqualTo(0.5);
    assertThat(flat.lift(flat.ones(), 0.1)).isCloseTo(1, offset(1e-12));
  }

  @Test
  void calibrationError_isZeroForTrueProbabilitiesAndLargeForWrongOnes() {
    SplittableRandom random = new SplittableRandom(1);
    double[] p = new double[50_000];
    double[] twice = new double[p.length];
    boolean[] y = new boolean[p.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = random.nextDouble() / 2;
      twice[i] = 2 * p[i];
      y[i] = random.nextDouble() < p[i];
    }
    Ranking good = new Ranking(p, y);
    Ranking bad = new Ranking(twice, y);
    assertThat(good.calibrationError(good.ones())).isLessThan(0.01);
    assertThat(bad.calibrationError(bad.ones())).isCloseTo(0.25, offset(0.01));
  }

  @Test
  void oneSidedAndEmptySamples_haveNoAuc() {
    Ranking one = new Ranking(new double[] {0.2, 0.3}, new boolean[] {true, true});
    Ranking none = new Ranking(new double[0], new boolean[0]);
    assertThat(one.auc(one.ones())).isNaN();
    assertThat(none.auc(none.ones())).isNaN();
    assertThat(none.logLoss(none.ones())).isNaN();
    assertThat(none.calibrationError(none.ones())).isNaN();
  }

  @Test
  void whatIsNoProbability_isRefused() {
    assertThatThrownBy(() -> new Ranking(new double[] {Double.NaN}, new boolean[] {true}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cutOff_isWhereF1IsHighest() {
    Ranking r =
        new Ranking(
            new double[] {0.9, 0.8, 0.7, 0.2, 0.1}, new boolean[] {true, true, false, true, false});
    // F1 is 0.5, 0.8, 0.67, 0.86 (three positives of four called), 0.75.
    assertThat(CutOff.highestF1(r)).isCloseTo(0.15, offset(1e-12));
  }
}
