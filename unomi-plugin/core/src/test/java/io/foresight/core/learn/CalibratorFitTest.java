/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.foresight.core.model.Calibrator;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CalibratorFitTest {
  private double[] margins = new double[0];
  private boolean[] labels = new boolean[0];

  @Test
  void overconfidentMargins_getPlattAndAreHalved() {
    draw(800, m -> Calibrator.logistic(m / 2 - 1));
    Calibrator c = CalibratorFit.best(rows());
    assertThat(c.kind()).isEqualTo(Calibrator.Kind.PLATT);
    assertThat(c.apply(2)).isCloseTo(0.5, offset(0.08));
  }

  @Test
  void aShapeThatNoLogisticHas_getsIsotonicIfThereIsMuchData() {
    draw(20_000, m -> m < 0 ? 0.1 : 0.6);
    Calibrator c = CalibratorFit.best(rows());
    assertThat(c.kind()).isEqualTo(Calibrator.Kind.ISOTONIC);
    assertThat(c.apply(-2)).isCloseTo(0.1, offset(0.02));
    assertThat(c.apply(2)).isCloseTo(0.6, offset(0.02));
  }

  @Test
  void tooFewRows_areNotCalibratedOn() {
    draw(20, Calibrator::logistic);
    assertThat(CalibratorFit.best(rows()).kind()).isEqualTo(Calibrator.Kind.NONE);
    assertThat(CalibratorFit.best(OutOfFold.none()).kind()).isEqualTo(Calibrator.Kind.NONE);
  }

  @Test
  void equalMargins_giveTheRate() {
    margins = new double[3_000];
    labels = new boolean[3_000];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3 == 0;
    }
    assertThat(CalibratorFit.best(rows()).apply(0)).isCloseTo(1 / 3.0, offset(0.01));
  }

  @Test
  void rowsOfTheSameProfiles_areNoMoreEvidenceThanTheProfiles() {
    // 60 profiles whose margins are a little too steep, each seen a hundred times.
    draw(60, m -> Calibrator.logistic(0.8 * m));
    double[] m = new double[6_000];
    boolean[] y = new boolean[6_000];
    long[] profiles = new long[6_000];
    for (int i = 0; i < m.length; i++) {
      m[i] = margins[i % 60];
      y[i] = labels[i % 60];
      profiles[i] = i % 60;
    }
    OutOfFold repeated = OutOfFold.none().and(m, y, profiles, 10_000);
    assertThat(CalibratorFit.best(repeated).kind()).isEqualTo(Calibrator.Kind.NONE);
    long[] others = LongStream.range(0, 6_000).toArray();
    OutOfFold independent = OutOfFold.none().and(m, y, others, 10_000);
    assertThat(CalibratorFit.best(independent).kind()).isNotEqualTo(Calibrator.Kind.NONE);
  }

  @Test
  void oneLuckyFold_isNotCarriedOver_aLevelWrongInAllIs() {
    draw(2_000, m -> Calibrator.logistic(m + 0.1));
    assertThat(Level.of(rows()).of(0)).isCloseTo(0.1, offset(0.15)).isNotZero();
    assertThat(Level.of(rows()).carried()).isCloseTo(0, offset(0.02));
    draw(2_000, m -> Calibrator.logistic(m + 1));
    assertThat(Level.of(rows()).carried()).isCloseTo(1, offset(0.15));
    OutOfFold unlike = rows();
    draw(2_000, m -> Calibrator.logistic(m - 0.6));
    unlike = unlike.and(margins, labels, groups(), 2_000);
    assertThat(Level.of(unlike).carried()).as("up in one fold, down in the other").isZero();
  }

  private OutOfFold rows() {
    return OutOfFold.none().and(margins, labels, groups(), margins.length);
  }

  private long[] groups() {
    return LongStream.range(0, margins.length).toArray();
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
