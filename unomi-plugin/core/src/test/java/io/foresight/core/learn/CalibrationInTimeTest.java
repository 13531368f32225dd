/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.foresight.core.job.Progress;
import io.foresight.core.table.Row;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Totals of calibrated models against simulated truth. */
@Tag("slow")
class CalibrationInTimeTest {
  private static final int SHOPS = 30;
  private static final int CUSTOMERS = 1_200;

  /** Expected outcomes over true ones for each shop, and the standard error due to sampling. */
  private static double[][] ratios(Learner learner, StationaryShop.Demand demand) {
    double[][] out = new double[SHOPS][];
    for (int s = 0; s < SHOPS; s++) {
      StationaryShop shop = new StationaryShop(CUSTOMERS, 100 + s, demand);
      CompetitionOptions options =
          CompetitionOptions.seeded(1).withResamples(2).withLearners(List.of(learner));
      Trained trained = new Competition(options).train(shop.rows, shop.split, Progress.NONE);
      int[] test = shop.split.test();
      Row row = shop.rows.schema().newRow();
      double expected = 0;
      double due = 0;
      double variance = 0;
      for (int i = 0; i < test.length; i++) {
        shop.rows.read(test[i], row);
        expected += trained.model().probability(row);
        due += shop.truth[i];
        variance += shop.truth[i] * (1 - shop.truth[i]);
      }
      out[s] = new double[] {expected / due, Math.sqrt(variance) / due};
    }
    return out;
  }

  private static double mean(double[][] ratios) {
    double sum = 0;
    for (double[] r : ratios) {
      sum += r[0];
    }
    return sum / ratios.length;
  }

  private static double spread(double[][] ratios) {
    double sum = 0;
    for (double[] r : ratios) {
      sum += (r[0] - 1) * (r[0] - 1);
    }
    return Math.sqrt(sum / ratios.length);
  }

  private static void check(Learner learner) {
    double[][] r = ratios(learner, d -> 1);
    int within = 0;
    for (double[] shop : r) {
      within += Math.abs(shop[0] - 1) < 1.96 * shop[1] ? 1 : 0;
    }
    assertThat(mean(r)).isCloseTo(1, offset(0.015));
    // 0.038 when the luck of the folds went into the calibration; the fit itself has the rest.
    assertThat(spread(r)).isLessThan(0.033);
    assertThat(within).isGreaterThanOrEqualTo(28);
  }

  @Test
  void inAShopWhereNothingChanges_theTotalOfAWeightedSumIsRight() {
    check(new LogisticLearner());
  }

  @Test
  void inAShopWhereNothingChanges_theTotalOfTreesIsRight() {
    check(new BoostedTreesLearner());
  }

  @Test
  void demandThatGrowsMonthAfterMonth_isFollowed() {
    double[][] r = ratios(new LogisticLearner(), d -> Math.min(1.9, 0.5 * Math.exp(0.004 * d)));
    assertThat(mean(r)).isCloseTo(1, offset(0.025));
    assertThat(spread(r)).isLessThan(0.045);
  }

  @Test
  void demandThatDoubledOvernight_isNotOverstatedAsMuchAsItUsedToBe() {
    // 1.17 when every fold's level went into the calibration; the truth is 1.
    double[][] r = ratios(new LogisticLearner(), d -> d < 245 ? 0.7 : 1.4);
    assertThat(mean(r)).isBetween(0.95, 1.13);
  }
}
