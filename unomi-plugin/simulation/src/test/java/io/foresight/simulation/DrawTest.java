/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static final int N = 100_000;

  @Test
  void gamma_hasItsMeanAndVariance() {
    for (double shape : new double[] {0.3, 0.8, 1, 4}) {
      double[] m = moments(d -> d.gamma(shape, 2));
      assertThat(m[0]).as("mean at %s", shape).isCloseTo(2, within(0.05));
      assertThat(m[1]).as("variance at %s", shape).isCloseTo(4 / shape, within(0.7 / shape));
    }
  }

  @Test
  void beta_hasItsMean() {
    assertThat(moments(d -> d.beta(1.5, 3))[0]).isCloseTo(1.0 / 3, within(0.005));
  }

  @Test
  void poisson_hasEqualMeanAndVariance() {
    double[] m = moments(d -> d.poisson(1.7));
    assertThat(m[0]).isCloseTo(1.7, within(0.02));
    assertThat(m[1]).isCloseTo(1.7, within(0.04));
    assertThat(moments(d -> d.poisson(0))[0]).isZero();
  }

  @Test
  void gaussian_isStandard() {
    double[] m = moments(Draw::gaussian);
    assertThat(m[0]).isCloseTo(0, within(0.015));
    assertThat(m[1]).isCloseTo(1, within(0.03));
  }

  @Test
  void pick_followsTheWeights() {
    double[] m = moments(d -> d.pick(new double[] {3, 0, 1}) == 0 ? 1 : 0);
    assertThat(m[0]).isCloseTo(0.75, within(0.01));
    assertThat(moments(d -> d.pick(new double[] {0, 1, 0}))[1]).isZero();
  }

  @Test
  void neighbours_areIndependent() {
    double sum = 0;
    for (int i = 0; i < N; i++) {
      double a = Draw.of(5, Draw.Stream.TRAITS, i).uniform() - 0.5;
      double b = Draw.of(5, Draw.Stream.TRAITS, i + 1L).uniform() - 0.5;
      sum += 12 * a * b;
    }
    assertThat(sum / N).isCloseTo(0, within(4 / Math.sqrt(N)));
  }

  private static double[] moments(ToDoubleFunction<Draw> f) {
    Draw draw = Draw.of(11, Draw.Stream.TRAITS, 0);
    double sum = 0;
    double square = 0;
    for (int i = 0; i < N; i++) {
      double x = f.applyAsDouble(draw);
      sum += x;
      square += x * x;
    }
    double mean = sum / N;
    return new double[] {mean, square / N - mean * mean};
  }
}
