/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeBucketsTest {
  private static final int TODAY = 20_000;

  @Property(tries = 300)
  void cells_coarsenTogetherAndOnlyOnce(
      @ForAll @IntRange(min = 0, max = 800) int age,
      @ForAll @IntRange(min = 0, max = 100) int later) {
    int day = TODAY - age;
    int cell = BucketGrid.cell(day, TODAY);
    int afterwards = BucketGrid.cell(day, TODAY + later);
    if (cell == OrderDays.NONE) {
      assertThat(afterwards).isEqualTo(OrderDays.NONE);
    } else {
      assertThat(BucketGrid.cell(cell, TODAY + later)).isEqualTo(afterwards);
      assertThat(day).isBetween(cell, cell + BucketGrid.length(cell, TODAY) - 1);
      assertThat(BucketGrid.cell(cell, TODAY)).isEqualTo(cell);
    }
  }

  @Property(tries = 300)
  void windowsWithin35Days_areExact(@ForAll long seed, @ForAll @IntRange(max = 34) int days) {
    Random random = new Random(seed);
    TimeBuckets b = new TimeBuckets();
    int exact = 0;
    for (int i = 0; i < 200; i++) {
      int day = TODAY - random.nextInt(500);
      b.add(TimeBuckets.SENT, day, 1);
      exact += day >= TODAY - days ? 1 : 0;
    }
    b.add(TimeBuckets.SENT, TODAY, 1);
    assertThat(b.since(TimeBuckets.SENT, TODAY - days, new OrderDays())).isEqualTo(exact + 1);
  }

  @Property(tries = 300)
  void ordersOnDifferentWeeks_haveExactWindows(
      @ForAll long seed, @ForAll @IntRange(max = 365) int days) {
    Random random = new Random(seed);
    TimeBuckets b = new TimeBuckets();
    OrderDays orderDays = new OrderDays();
    List<Integer> all = new ArrayList<>();
    for (int day = TODAY; day > TODAY - 390; day -= 28 + random.nextInt(40)) {
      all.add(day);
      orderDays.add(day);
      b.add(TimeBuckets.ORDERS, day, 1);
      b.add(TimeBuckets.AMOUNT, day, 10);
    }
    long exact = all.stream().filter(d -> d >= TODAY - days).count();
    double counted = b.since(TimeBuckets.ORDERS, TODAY - days, orderDays);
    assertThat(counted).isCloseTo(exact, within(0.5));
    assertThat(b.since(TimeBuckets.AMOUNT, TODAY - days, orderDays))
        .isCloseTo(10 * counted, within(1e-9));
  }

  @Test
  void steadySeries_isInterpolatedWithinAWeek() {
    TimeBuckets b = new TimeBuckets();
    for (int day = TODAY - 500; day <= TODAY; day++) {
      b.add(TimeBuckets.CLICKS, day, 2);
    }
    for (int days : new int[] {7, 30, 90, 180, 365}) {
      assertThat(b.since(TimeBuckets.CLICKS, TODAY - days + 1, new OrderDays()))
          .isCloseTo(2 * days, within(1e-9));
    }
  }

  @Test
  void lateEventBeyondTheHorizon_isForgotten() {
    TimeBuckets b = new TimeBuckets();
    b.add(TimeBuckets.CLICKS, TODAY, 1);
    b.add(TimeBuckets.CLICKS, TODAY - 500, 1);
    assertThat(b.since(TimeBuckets.CLICKS, 0, new OrderDays())).isEqualTo(1);
  }

  @Test
  void daysSince_countsDaysWithAnything() {
    TimeBuckets b = new TimeBuckets();
    b.add(TimeBuckets.ACTIVITY, TODAY, 5);
    b.add(TimeBuckets.ACTIVITY, TODAY - 3, 1);
    b.add(TimeBuckets.SENT, TODAY - 2, 1);
    b.add(TimeBuckets.ACTIVITY, TODAY - 31, 1);
    assertThat(b.daysSince(TimeBuckets.ACTIVITY, TODAY - 30)).isEqualTo(2);
  }
}
