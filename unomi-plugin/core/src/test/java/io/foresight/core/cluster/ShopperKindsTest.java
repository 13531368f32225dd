/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopperKindsTest {
  @ParameterizedTest
  @CsvSource({
    // orders, since, total, mean, typical orders
    "1.2, -0.6, 1.3, 0.6, 10, frequent big spenders",
    "1.2, 0.9, 1.3, 0.6, 10, lapsed big spenders",
    "1.2, -0.6, 0.5, 0, 12, regulars",
    "1.2, 0.6, 0.5, 0, 12, lapsed regulars",
    "0, 0, 0.7, 0.8, 3, occasional big spenders",
    "0, 0.8, 0.7, 0.8, 3, lapsed buyers of large orders",
    "-0.7, 0.8, -0.7, 0, 1, 'bought once, long ago'",
    "-0.7, -0.9, -0.7, 0, 1, new buyers",
    "-0.7, 0, -0.7, 0, 1, one-time buyers",
    "-0.7, 0.1, -0.7, 0, 6, occasional buyers",
    "-0.7, 0.8, -0.7, 0, 2, lapsed occasional buyers",
    "0, 0.8, 0, 0, 4, lapsed customers",
    "0, -0.8, 0, 0, 4, active customers",
    "0, 0, 0, 0, 4, usual customers",
  })
  void buyers_areCalledWhatAMarketerCallsThem(
      double orders, double since, double total, double mean, double typical, String name) {
    Map<String, Double> apart =
        Map.of(
            "order_days", orders,
            "days_since_order", since,
            "amount_total", total,
            "amount_mean", mean);
    assertThat(ShopperKinds.of(c -> apart.getOrDefault(c, 0.0), c -> typical)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.2, 0, 'window shoppers, never bought'",
    "0.2, 1, 0, 'mail readers, never bought'",
    "0.2, 0.2, 0, 'silent contacts, never bought'",
    "0, 0, 5, usual customers",
  })
  void thoseWhoNeverBought_areCalledByWhatTheyDo(
      double views, double clicks, double typical, String name) {
    Map<String, Double> apart = Map.of("product_views", views, "click_rate", clicks);
    assertThat(ShopperKinds.of(c -> apart.getOrDefault(c, 0.0), c -> typical)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"discount_share, bargain hunters", "cancel_share, frequent cancellers"})
  void aStrongHabit_comesFirst(String column, String name) {
    assertThat(ShopperKinds.of(c -> c.equals(column) ? 1.0 : 0.5, c -> 5)).isEqualTo(name);
  }
}
