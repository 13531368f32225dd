/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.foresight.core.model.Calibrator;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CalibratorFitTest {
  private double[] margins = new double[0];
  private boolean[] labels = new boolean[0];

  @Test
  void overconfidentMargins_getPlattAndAreHalved() {
    draw(800, m -> Calibrator.logistic(m / 2 - 1));
    Calibrator c = CalibratorFit.best(margins, labels);
    assertThat(c.kind()).isEqualTo(Calibrator.Kind.PLATT);
    assertThat(c.apply(2)).isCloseTo(0.5, offset(0.08));
  }

  @Test
  void aShapeThatNoLogisticHas_getsIsotonicIfThereIsMuchData() {
    draw(20_000, m -> m < 0 ? 0.1 : 0.6);
    Calibrator c = CalibratorFit.best(margins, labels);
    assertThat(c.kind()).isEqualTo(Calibrator.Kind.ISOTONIC);
    assertThat(c.apply(-2)).isCloseTo(0.1, offset(0.02));
    assertThat(c.apply(2)).isCloseTo(0.6, offset(0.02));
  }

  @Test
  void tooFewRows_areNotCalibratedOn() {
    draw(20, Calibrator::logistic);
    assertThat(CalibratorFit.best(margins, labels).kind()).isEqualTo(Calibrator.Kind.NONE);
    assertThat(CalibratorFit.best(new double[0], new boolean[0]).kind())
        .isEqualTo(Calibrator.Kind.NONE);
  }

  @Test
  void equalMargins_giveTheRate() {
    margins = new double[3_000];
    labels = new boolean[3_000];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3 == 0;
    }
    assertThat(CalibratorFit.best(margins, labels).apply(0)).isCloseTo(1 / 3.0, offset(0.01));
  }

  private void draw(int n, DoubleUnaryOperator truth) {
    SplittableRandom random = new SplittableRandom(4);
    margins = new double[n];
    labels = new boolean[n];
    for (int i = 0; i < n; i++) {
      margins[i] = random.nextDouble() * 8 - 4;
      labels[i] = random.nextDouble() < truth.applyAsDouble(margins[i]);
    }
  }
}
