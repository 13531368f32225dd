/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final int N = 2_000;

  @Test
  void interval_hasTheWidthThatTheoryGives() {
    Interval i = rateInterval(LongStream.range(0, N).toArray(), 7);
    double standardError = Math.sqrt(0.25 / N);
    assertThat(i.value()).isCloseTo(0.5, offset(0.04));
    assertThat(i.high() - i.low()).isCloseTo(4 * standardError, offset(standardError));
  }

  @Test
  void rowsOfOneGroup_makeTheIntervalWider() {
    Interval single = rateInterval(LongStream.range(0, N).toArray(), 7);
    Interval grouped = rateInterval(LongStream.range(0, N).map(i -> i / 100).toArray(), 7);
    assertThat(grouped.high() - grouped.low()).isGreaterThan(2 * (single.high() - single.low()));
  }

  @Test
  void sameSeed_givesTheSameInterval() {
    long[] rows = LongStream.range(0, N).toArray();
    assertThat(rateInterval(rows, 3).low()).isEqualTo(rateInterval(rows, 3).low());
    assertThat(rateInterval(rows, 3).low()).isNotEqualTo(rateInterval(rows, 4).low());
  }

  @Test
  void noRows_giveNoInterval() {
    Interval i = new Bootstrap(new long[0], 50, 1).intervals(Map.of("m", w -> Double.NaN)).get("m");
    assertThat(i).isNotNull();
    assertThat(i.low()).isNaN();
  }

  /** Outcomes alike within blocks of 100, so grouping by block matters. */
  private static Interval rateInterval(long[] groups, long seed) {
    SplittableRandom random = new SplittableRandom(2);
    double[] p = new double[N];
    boolean[] y = new boolean[N];
    boolean block = false;
    for (int i = 0; i < N; i++) {
      block = i % 100 == 0 ? (i / 100) % 2 == 0 : block;
      y[i] = random.nextInt(10) == 0 ? !block : block;
    }
    Ranking r = new Ranking(p, y);
    Interval i = new Bootstrap(groups, 400, seed).intervals(Map.of("rate", r::rate)).get("rate");
    assertThat(i).isNotNull();
    return i;
  }
}
