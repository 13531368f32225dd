/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmountSeriesTest {
  private static MappedEvent event(Role role, String id, long time, double amount) {
    return MappedEvent.builder(role, "p", time).id(id).amount(amount).build();
  }

  @Test
  void theWindow_beginsWithItsStart_andEndsBeforeItsEnd() {
    AmountSeries s = AmountSeries.of(new long[] {30, 10, 20, 20}, new double[] {8, 1, 2, 4});
    assertThat(s.within(0, 100)).isEqualTo(15);
    assertThat(s.within(20, 30)).isEqualTo(6);
    assertThat(s.within(11, 20)).isZero();
    assertThat(s.within(30, 31)).isEqualTo(8);
    assertThat(AmountSeries.NONE.within(0, 100)).isZero();
  }

  @Test
  void amountsNobodyCanUse_areLeftOut() {
    AmountSeries s =
        AmountSeries.of(
            new long[] {1, 2, 3, 4, 5},
            new double[] {-5, Double.NaN, Double.POSITIVE_INFINITY, 1e13, 7});
    assertThat(s.within(0, 10)).isEqualTo(7);
  }

  @Test
  void cancellations_areTakenOff_whateverTheirSign_downToNothing() {
    AmountSeries s =
        AmountSeries.ofOrders(
            List.of(
                event(Role.ORDER, "a", 1, 100),
                event(Role.ORDER_CANCEL, "b", 2, 30),
                event(Role.ORDER_CANCEL, "c", 3, -20),
                event(Role.PRODUCT_VIEW, "d", 4, 999),
                event(Role.ORDER, "e", 5, -40),
                event(Role.ORDER_CANCEL, "f", 6, 500)));
    assertThat(s.within(0, 6)).isEqualTo(50);
    assertThat(s.within(0, 7)).isZero();
    assertThat(s.within(2, 4)).isZero();
  }

  @Test
  void anOrderThatComesTwice_countsOnce() {
    AmountSeries s =
        AmountSeries.ofOrders(
            List.of(event(Role.ORDER, "a", 1, 100), event(Role.ORDER, "a", 1, 100)));
    assertThat(s.within(0, 2)).isEqualTo(100);
  }

  @Test
  void millionsOfCents_sumUpWithoutLeavingDust() {
    int n = 100_000;
    long[] t = new long[n];
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      t[i] = i;
      v[i] = i < n - 10 ? 0.1 : 0;
    }
    assertThat(AmountSeries.of(t, v).within(n - 10, n)).isZero();
  }
}
