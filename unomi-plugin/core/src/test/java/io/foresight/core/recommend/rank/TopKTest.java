/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopKTest {
  @Test
  void drain_givesTheHighest_equalOnesByItem() {
    Random random = new Random(3);
    float[] score = new float[500];
    for (int i = 0; i < 500; i++) {
      score[i] = random.nextInt(40) - 20;
    }
    TopK top = new TopK(37);
    for (int i = 499; i >= 0; i--) {
      if (top.takes(score[i])) {
        top.offer(i, score[i]);
      }
    }
    int[] expected =
        IntStream.range(0, 500)
            .boxed()
            .sorted((a, b) -> score[a] != score[b] ? Float.compare(score[b], score[a]) : a - b)
            .limit(37)
            .mapToInt(i -> i)
            .toArray();
    assertThat(top.drain()).isEqualTo(expected);
    assertThat(top.drain()).isEmpty();
  }

  @Test
  void drain_isTheSame_inWhateverOrderTheyCame_andWithRepetitions() {
    Random random = new Random(8);
    for (int k : new int[] {1, 2, 8, 50}) {
      int n = 1 + random.nextInt(400);
      float[] score = new float[n];
      for (int i = 0; i < n; i++) {
        score[i] = k == 2 ? i : random.nextInt(7);
      }
      TopK up = new TopK(k);
      TopK down = new TopK(k);
      for (int i = 0; i < n; i++) {
        up.offer(i, score[i]);
        down.offer(n - 1 - i, score[n - 1 - i]);
      }
      int[] kept = up.drain();
      assertThat(kept).hasSize(Math.min(k, n)).isEqualTo(down.drain());
      assertThat(kept[0]).isNotNegative();
      up.offer(3, -1);
      assertThat(up.drain()).containsExactly(3);
    }
  }

  @Test
  void offer_refusesNaN_andKeepsInfinity() {
    TopK top = new TopK(2);
    top.offer(1, Float.NaN);
    top.offer(2, Float.NEGATIVE_INFINITY);
    top.offer(3, Float.POSITIVE_INFINITY);
    assertThat(top.drain()).containsExactly(3, 2);
    new TopK(0).offer(1, 1);
  }

  @Test
  void rows_thatThrow_areReported() {
    assertThatThrownBy(
            () ->
                new Parallel(2)
                    .rows(
                        100,
                        () ->
                            r -> {
                              if (r == 50) {
                                throw new IllegalStateException("row 50");
                              }
                            }))
        .hasMessage("row 50");
    assertThatThrownBy(() -> new Parallel(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
