/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OrderDaysTest {
  private static TreeSet<Integer> listed(OrderDays days) {
    TreeSet<Integer> out = new TreeSet<>();
    for (int d = days.newest(); d != OrderDays.NONE; d = days.before(d)) {
      out.add(d);
    }
    return out;
  }

  @Property(tries = 500)
  void holds_exactlyTheDaysOfItsHorizon(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 200) int n,
      @ForAll @IntRange(min = 1, max = 5000) int span) {
    Random random = new Random(seed);
    OrderDays days = new OrderDays();
    OrderDays other = new OrderDays();
    TreeSet<Integer> expected = new TreeSet<>();
    for (int i = 0; i < n; i++) {
      int day = 10_000 + random.nextInt(span);
      (random.nextBoolean() ? days : other).add(day);
      expected.add(day);
    }
    days.merge(other);
    expected = new TreeSet<>(expected.tailSet(expected.last() - OrderDays.HORIZON, false));
    assertThat(listed(days)).isEqualTo(expected);
    assertThat(days.size()).isEqualTo(expected.size());
    int from = expected.last() - 400;
    int to = expected.last() - 20;
    assertThat(days.count(from, to)).isEqualTo(expected.subSet(from, to).size());

    StateWriter out = new StateWriter();
    days.write(out, expected.last() + 5);
    OrderDays back = new OrderDays();
    back.read(new StateReader(out.buffer(), 0, out.size()), expected.last() + 5);
    assertThat(listed(back)).isEqualTo(expected);
    assertThat(out.size()).isLessThan(140);
  }

  @Test
  void empty_hasNoDays() {
    OrderDays days = new OrderDays();
    days.merge(new OrderDays());
    assertThat(days.newest()).isEqualTo(OrderDays.NONE);
    assertThat(days.count(0, 99_999)).isZero();
  }

  @Test
  void everyDay_isHeldOnce() {
    OrderDays days = new OrderDays();
    for (int day = 1; day <= 3000; day++) {
      days.add(day);
      days.add(day);
    }
    assertThat(days.size()).isEqualTo(OrderDays.HORIZON);
    assertThat(days.count(2901, 3001)).isEqualTo(100);
  }
}
