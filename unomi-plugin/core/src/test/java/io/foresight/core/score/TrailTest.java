/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrailTest {
  @Test
  void aDay_hasOnePointTheLast() {
    assertThat(Trail.EMPTY.with(100, 5).with(100, 9).with(101, 7).points())
        .containsExactly(100_009L, 101_007L);
  }

  @Test
  void pointsAfter31Days_areGone() {
    Trail t = Trail.EMPTY;
    for (int day = 0; day < 100; day++) {
      t = t.with(day, 50);
    }
    assertThat(t.points()).hasSize(Trail.DAYS).startsWith(69_050L).endsWith(99_050L);
  }

  @Test
  void aClockThatJumpsBack_leavesNoFuturePoints() {
    assertThat(Trail.EMPTY.with(500, 5).with(100, 9).points()).containsExactly(100_009L);
  }

  @Test
  void change_isAgainstTheEarliestPointWithinTheDays() {
    Trail t = Trail.EMPTY.with(90, 10).with(95, 20).with(99, 50);
    assertThat(t.change(60, 100, 5)).hasValue(40);
    assertThat(t.change(60, 100, 10)).hasValue(50);
    assertThat(t.change(60, 100, 4)).hasValue(10);
    assertThat(t.change(10, 100, 31)).hasValue(0);
    assertThat(t.change(60, 200, 31)).isEmpty();
    assertThat(Trail.EMPTY.change(60, 100, 31)).isEmpty();
  }

  @Test
  void storedPoints_areReadInAnyOrderAndNonsenseIsDropped() {
    assertThat(Trail.of(List.of(101_007, 100_009L, 102_000, 102_101)).points())
        .containsExactly(100_009L, 101_007L);
  }
}
