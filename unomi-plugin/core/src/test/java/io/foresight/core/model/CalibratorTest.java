/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class CalibratorTest {
  @Test
  void none_isTheLogisticFunction() {
    assertThat(Calibrator.NONE.apply(0)).isEqualTo(0.5);
    assertThat(Calibrator.NONE.apply(2)).isCloseTo(0.8807970779778823, offset(1e-15));
  }

  @Test
  void noMargin_isCertain() {
    assertThat(Calibrator.NONE.apply(1e9)).isEqualTo(1 - 1e-6);
    assertThat(Calibrator.NONE.apply(-1e9)).isEqualTo(1e-6);
  }

  @Test
  void isotonic_risesStrictlyEvenWhereThePointsAreFlat() {
    Calibrator c = Calibrator.isotonic(new double[] {-2, 0, 1}, new double[] {0.2, 0.2, 0.9});
    double before = 0;
    for (double m = -6; m < 6; m += 0.05) {
      double p = c.apply(m);
      assertThat(p).isGreaterThan(before);
      before = p;
    }
    assertThat(c.apply(0.5)).isCloseTo(0.55, offset(0.005));
  }

  @Test
  void platt_neverReversesTheOrder() {
    Calibrator c = Calibrator.platt(-3, 0);
    assertThat(c.apply(5)).isEqualTo(c.apply(-5));
  }

  @Test
  void descendingPoints_areRefused() {
    assertThatThrownBy(() -> Calibrator.isotonic(new double[] {0, 0}, new double[] {0.1, 0.2}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Calibrator.isotonic(new double[] {0, 1}, new double[] {0.2, 0.1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
