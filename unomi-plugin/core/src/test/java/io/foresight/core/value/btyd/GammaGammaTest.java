/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GammaGammaTest {
  @Test
  void gammaFunctions_agreeWithKnownValues() {
    assertThat(GammaFunctions.logGamma(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-13));
    assertThat(GammaFunctions.logGamma(1)).isCloseTo(0, within(1e-13));
    assertThat(GammaFunctions.logGamma(101)).isCloseTo(363.73937555556349, within(1e-11));
    assertThat(GammaFunctions.digamma(1)).isCloseTo(-0.57721566490153286, within(1e-13));
    assertThat(GammaFunctions.digamma(0.5)).isCloseTo(-1.9635100260214235, within(1e-12));
  }

  @Test
  void fit_findsTheTruthBack_inAnyCurrency() {
    for (double unit : new double[] {1e-6, 1, 1e6}) {
      Random random = new Random(6);
      GammaGammaFit fit = new GammaGammaFit();
      for (int i = 0; i < 20_000; i++) {
        double nu = Draws.gamma(4, random) / (15 * unit);
        int orders = 1 + random.nextInt(5);
        fit.add(orders, Draws.gamma(5 * orders, random) / nu / orders);
      }
      GammaGamma g = fit.fit();
      assertThat(g.p()).isCloseTo(5, within(17.5 * g.standardErrors()[0]));
      assertThat(g.q()).isCloseTo(4, within(14 * g.standardErrors()[1]));
      assertThat(5 * g.standardErrors()[0]).isLessThan(0.6);
      assertThat(g.expectedAmount(0, 0)).isCloseTo(25 * unit, within(0.4 * unit));
      assertThat(g.quality().converged()).isTrue();
    }
  }

  @Test
  void fit_convergesOnDegenerateAmounts() {
    GammaGammaFit none = new GammaGammaFit().add(0, 5).add(1, -3).add(2, 0).add(1, Double.NaN);
    assertThat(none.size()).isZero();
    GammaGammaFit one = new GammaGammaFit().add(1, 20);
    GammaGammaFit same = new GammaGammaFit();
    GammaGammaFit wild = new GammaGammaFit();
    for (int i = 0; i < 500; i++) {
      same.add(3, 20);
      wild.add(2, Math.pow(10, i % 12));
    }
    for (GammaGammaFit f : new GammaGammaFit[] {none, one, same, wild}) {
      GammaGamma g = f.fit();
      assertThat(g.expectedAmount(0, 0)).isGreaterThan(0).isLessThan(1e13);
      assertThat(g.expectedAmount(3, 7)).isGreaterThan(0).isLessThan(1e13);
    }
    assertThat(same.fit().expectedAmount(3, 20)).isCloseTo(20, within(0.2));
  }

  @Test
  void expectedAmount_movesFromAllToOnesOwn_asOrdersComeIn() {
    GammaGamma g = GammaGamma.of(6.25, 3.74, 15.44);
    double before = g.expectedAmount(0, 0);
    for (int n = 1; n < 100; n++) {
      assertThat(g.expectedAmount(n, 100)).isGreaterThan(before).isLessThan(100);
      before = g.expectedAmount(n, 100);
    }
    assertThat(before).isGreaterThan(98);
  }
}
