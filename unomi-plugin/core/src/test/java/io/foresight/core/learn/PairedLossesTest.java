/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedLossesTest {
  private static double error(double[] d, long[] group) {
    PairedLosses p = new PairedLosses();
    p.add(d, new double[d.length], group);
    return p.standardError(false);
  }

  @Test
  void groupsOfOneRow_giveTheUsualError() {
    double[] d = {1, 2, 4, 7};
    // Sample variance 7, of four rows.
    assertThat(error(d, new long[] {1, 2, 3, 4})).isCloseTo(Math.sqrt(7.0 / 4), within(1e-12));
  }

  @Test
  void rowsThatAreTheSame_areNoMoreEvidenceThanOne() {
    double[] once = {1, 2, 4, 7};
    double[] thrice = new double[12];
    long[] group = new long[12];
    for (int i = 0; i < 12; i++) {
      thrice[i] = once[i / 3];
      group[i] = i / 3;
    }
    assertThat(error(thrice, group)).isCloseTo(error(once, new long[] {0, 1, 2, 3}), within(1e-12));
  }

  @Test
  void correlatedSnapshots_areCoveredAtTheNominalRate() {
    Random random = new Random(5);
    int covered = 0;
    int naive = 0;
    for (int run = 0; run < 400; run++) {
      double[] d = new double[600];
      long[] own = new long[600];
      long[] group = new long[600];
      for (int g = 0; g < 100; g++) {
        double person = random.nextGaussian();
        for (int k = 0; k < 6; k++) {
          d[6 * g + k] = person + 0.5 * random.nextGaussian();
          group[6 * g + k] = g;
          own[6 * g + k] = 6 * g + k;
        }
      }
      double mean = Math.abs(Arrays.stream(d).average().orElseThrow());
      covered += mean < 1.96 * error(d, group) ? 1 : 0;
      naive += mean < 1.96 * error(d, own) ? 1 : 0;
    }
    assertThat(covered / 400.0).isBetween(0.92, 0.98);
    assertThat(naive / 400.0).as("rows taken for independent").isLessThan(0.75);
  }

  @Test
  void foldsInTime_countByTheirSpread() {
    PairedLosses p = new PairedLosses();
    for (double shift : new double[] {0, 10}) {
      double[] mine = {shift, shift + 1, shift - 1};
      p.add(mine, new double[3], new long[] {1, 2, 3});
    }
    assertThat(p.standardError(true)).isCloseTo(5, within(1e-9));
    assertThat(p.standardError(false)).isCloseTo(Math.sqrt(2 / 3.0) / 2, within(1e-9));
  }

  @Test
  void oneGroup_orNoRows_sayNothing() {
    assertThat(error(new double[] {1, 2}, new long[] {7, 7})).isZero();
    assertThat(error(new double[0], new long[0])).isZero();
  }
}
