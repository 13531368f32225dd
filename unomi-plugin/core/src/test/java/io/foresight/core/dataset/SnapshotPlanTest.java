/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SnapshotPlanTest {
  private static final long DAY = 86_400_000L;
  private static final long NOW = Instant.parse("2011-09-01T00:00:00Z").toEpochMilli();

  private static SnapshotPlan plan(int historyDays, int horizon) {
    return SnapshotPlan.of(NOW - historyDays * DAY, NOW, horizon, SnapshotPlan.Settings.defaults());
  }

  @Test
  void testOutcome_isKnownByNow() {
    assertThat(plan(600, 92).test())
        .containsExactly(Instant.parse("2011-06-01T00:00:00Z").toEpochMilli());
  }

  @Test
  void noTrainingOutcome_reachesTheTestSnapshot() {
    for (int horizon : new int[] {1, 7, 30, 92, 365}) {
      SnapshotPlan p = plan(2_000, horizon);
      assertThat(p.train()).isNotEmpty().isSorted();
      for (long t : p.train()) {
        assertThat(t + p.horizon()).isLessThanOrEqualTo(p.test().get(0));
      }
    }
  }

  @Test
  void everySnapshot_hasHistoryBeforeIt() {
    SnapshotPlan p = plan(150, 30);
    assertThat(p.train().get(0)).isGreaterThanOrEqualTo(NOW - 120 * DAY);
  }

  @Test
  void shortHistory_isInsufficientUntilTheDayItSays() {
    SnapshotPlan p = plan(60, 30);
    assertThat(p.sufficient()).isFalse();
    assertThat(p.neededDays(NOW - 60 * DAY)).isEqualTo(90);
    long then = p.sufficientAt();
    assertThat(
            SnapshotPlan.of(NOW - 60 * DAY, then, 30, SnapshotPlan.Settings.defaults())
                .sufficient())
        .isTrue();
    assertThat(
            SnapshotPlan.of(NOW - 60 * DAY, then - DAY, 30, SnapshotPlan.Settings.defaults())
                .sufficient())
        .isFalse();
  }

  @Test
  void anchoredSnapshots_areTestedOnAMonthOfEvents_onLessWhereHistoryIsShort() {
    long[] tested = new long[2];
    int[] histories = {400, 100};
    for (int i = 0; i < 2; i++) {
      SnapshotPlan p = anchored(histories[i], 7);
      for (long t = NOW - 400 * DAY; t < NOW; t += DAY) {
        tested[i] += p.isTest(t) ? 1 : 0;
      }
    }
    assertThat(tested[0]).isEqualTo(31);
    assertThat(tested[1]).isBetween(8L, 20L);
  }

  @Test
  void anchoredSnapshots_areInsufficientUntilTheDayTheySay() {
    SnapshotPlan p = anchored(20, 7);
    assertThat(p.sufficient()).isFalse();
    SnapshotPlan.Settings s = SnapshotPlan.Settings.defaults();
    assertThat(SnapshotPlan.anchored(NOW - 20 * DAY, p.sufficientAt(), 7, s).sufficient()).isTrue();
    assertThat(SnapshotPlan.anchored(NOW - 20 * DAY, p.sufficientAt() - DAY, 7, s).sufficient())
        .isFalse();
  }

  private static SnapshotPlan anchored(int historyDays, int horizon) {
    return SnapshotPlan.anchored(
        NOW - historyDays * DAY, NOW, horizon, SnapshotPlan.Settings.defaults());
  }

  @Test
  void anchoredSnapshots_keepTheSameGap() {
    SnapshotPlan p = anchored(400, 7);
    for (long t = NOW - 400 * DAY; t < NOW; t += DAY / 4) {
      assertThat(p.isTrain(t) && p.isTest(t)).isFalse();
      if (p.isTest(t)) {
        assertThat(t + p.horizon()).isLessThanOrEqualTo(NOW);
      }
    }
  }

  @Test
  void longHistory_isSpentOnLookingBackAYear_shortHistoryOnSnapshots() {
    assertThat(plan(1_000, 30).train().get(0)).isGreaterThanOrEqualTo(NOW - 635 * DAY);
    assertThat(plan(540, 90).train()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(plan(540, 90).train().get(0)).isGreaterThanOrEqualTo(NOW - 360 * DAY);
    assertThat(plan(100, 30).train()).isNotEmpty();
  }
}
