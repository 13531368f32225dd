/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against the published figures of the papers, on their data. */
class CdnowTest {
  private static final double HOLDOUT = 39;

  @Test
  void sample_givesThePublishedBgNbd() {
    BgNbd m = BgNbdFit.fit(Cdnow.cells(Cdnow.sample()));
    assertThat(m.r()).isCloseTo(0.2426, within(5e-5));
    assertThat(m.alpha()).isCloseTo(4.414, within(5e-4));
    assertThat(m.a()).isCloseTo(0.793, within(5e-4));
    assertThat(m.b()).isCloseTo(2.426, within(5e-4));
    assertThat(m.quality().logLikelihood()).isCloseTo(-9582.43, within(0.05));
    assertThat(m.quality().converged()).isTrue();
    assertThat(m.outlook(2, 30.43, 38.86).expected(39)).isCloseTo(1.226, within(5e-4));
  }

  @Test
  void sample_givesTheReferencesHoldoutTotal() {
    List<TreeMap<Integer, Double>> customers = Cdnow.sample();
    BgNbd m = BgNbdFit.fit(Cdnow.cells(customers));
    double predicted = 0;
    double actual = 0;
    for (TreeMap<Integer, Double> c : customers) {
      int first = c.firstKey();
      double tx = (c.lowerKey(Cdnow.SPLIT) - first) / 7.0;
      double age = (Cdnow.SPLIT - 1 - first) / 7.0;
      predicted += m.outlook(c.headMap(Cdnow.SPLIT).size() - 1, tx, age).expected(HOLDOUT);
      actual += c.tailMap(Cdnow.SPLIT).size();
    }
    assertThat(actual).isEqualTo(1882);
    assertThat(100 * (predicted / actual - 1)).isCloseTo(-12.2, within(0.3));
  }

  @Test
  void sample_givesThePublishedGammaGamma() {
    GammaGamma g = Cdnow.spend(Cdnow.sample()).fit();
    assertThat(g.p()).isCloseTo(6.25, within(5e-3));
    assertThat(g.q()).isCloseTo(3.74, within(5e-3));
    assertThat(g.v()).isCloseTo(15.44, within(1e-2));
    assertThat(g.quality().logLikelihood()).isCloseTo(-4055.92, within(0.05));
    assertThat(g.expectedAmount(0, 0)).isCloseTo(35.17, within(1e-2));
  }

  @Test
  void full_givesTheReferencesParameters() {
    List<TreeMap<Integer, Double>> customers = Cdnow.full();
    Cells cells = Cdnow.cells(customers);
    long start = System.nanoTime();
    BgNbd m = BgNbdFit.fit(cells);
    double seconds = (System.nanoTime() - start) / 1e9;
    start = System.nanoTime();
    GammaGamma g = Cdnow.spend(customers).fit();
    double spendSeconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "CDNOW full: %d cells, BG/NBD %.2f s in %d steps, Gamma-Gamma %.2f s%n",
        cells.size(), seconds, m.quality().iterations(), spendSeconds);
    assertThat(m.r()).isCloseTo(0.2516, within(5e-5));
    assertThat(m.alpha()).isCloseTo(4.789, within(5e-4));
    assertThat(m.a()).isCloseTo(0.7234, within(1e-4));
    assertThat(m.b()).isCloseTo(2.161, within(5e-4));
    assertThat(g.p()).isCloseTo(6.2754, within(5e-3));
    assertThat(g.q()).isCloseTo(3.6245, within(5e-3));
  }
}
