/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistributionsTest {
  @Test
  void gamma_agreesWithTables() {
    // Chi-squared quantiles: 2 * gamma(df / 2).
    assertThat(2 * Gamma.quantile(0.5, 0.95)).isCloseTo(3.841459, within(1e-5));
    assertThat(2 * Gamma.quantile(5, 0.05)).isCloseTo(3.940299, within(1e-5));
    assertThat(2 * Gamma.quantile(50, 0.975)).isCloseTo(129.5612, within(1e-3));
    assertThat(Gamma.logGamma(10)).isCloseTo(Math.log(362_880), within(1e-10));
  }

  @Test
  void counts_arePoissonBinomialOrNegativeBinomial() {
    assertThat(new CountDistribution(2, 2).cdf(1)).isCloseTo(3 * Math.exp(-2), within(1e-9));
    // Ten trials of one half.
    assertThat(new CountDistribution(5, 2.5).cdf(4)).isCloseTo(386 / 1024.0, within(1e-9));
    // Geometric with mean 1: probabilities 1/2, 1/4, ...
    assertThat(new CountDistribution(1, 2).cdf(2)).isCloseTo(7 / 8.0, within(1e-9));
  }

  @Test
  void counts_keepMomentsAcrossTheBorderToLargeOnes() {
    double below = new CountDistribution(399, 900).quantile(0.9);
    double above = new CountDistribution(401, 900).quantile(0.9);
    assertThat(above - below).isBetween(0.0, 4.0);
  }

  @Test
  void degenerateMoments_giveOnePoint() {
    assertThat(new CountDistribution(0, 0).quantile(0.99)).isZero();
    assertThat(new CountDistribution(7, 0).quantile(0.99)).isEqualTo(7);
    assertThat(new CountDistribution(7, 0).quantile(0.01)).isEqualTo(7);
    assertThat(new CountDistribution(5000, 0).quantile(0.9)).isEqualTo(5000);
    assertThat(new AmountDistribution(0, 0, 0).quantile(0.99)).isZero();
  }

  @Test
  void amounts_haveTheirShareOfZerosAndTheirMean() {
    AmountDistribution d = new AmountDistribution(10, 300, 10);
    assertThat(d.cdf(0)).isCloseTo(Math.exp(-1), within(1e-12));
    double sum = 0;
    for (int i = 0; i < 20_000; i++) {
      sum += d.quantile((i + 0.5) / 20_000);
    }
    assertThat(sum / 20_000).isCloseTo(10, within(0.05));
  }

  @Test
  void student_agreesWithTables() {
    assertThat(BackTest.student(3)).isCloseTo(3.182, within(0.02));
    assertThat(BackTest.student(5)).isCloseTo(2.571, within(0.002));
    assertThat(BackTest.student(19)).isCloseTo(2.093, within(0.001));
  }
}
