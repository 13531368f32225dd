/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import static io.foresight.core.features.Feature.ratio;

import io.foresight.core.event.Role;

/** How much, how often and what somebody bought. */
final class OrderFeatures {
  private OrderFeatures() {}

  static void addTo(Feature.Catalogue c) {
    c.add("orders", "orders so far", m -> m.count(Role.ORDER));
    c.add("order_days", "days with an order so far", m -> m.orderDays);
    for (int days : new int[] {7, 30, 90, 180, 365}) {
      String when = " in the last " + days + " days";
      c.add("orders_" + days + "d", "orders" + when, m -> m.within(TimeBuckets.ORDERS, days));
      c.add("amount_" + days + "d", "spent" + when, m -> m.within(TimeBuckets.AMOUNT, days));
    }
    for (int days : new int[] {30, 90, 365}) {
      String fading = ", older ones fading by half every " + days + " days";
      c.add("orders_fading_" + days + "d", "orders" + fading, m -> m.decayed(Role.ORDER, days));
      c.add(
          "amount_fading_" + days + "d",
          "spent, older orders fading by half every " + days + " days",
          m -> m.state.totals.decayed(OrderTotals.AMOUNT, days, m.now));
    }
    c.add("amount_total", "spent so far", m -> m.orderSum(OrderTotals.AMOUNT));
    c.add("amount_mean", "average order value", OrderFeatures::amountMean);
    c.add(
        "amount_sd",
        "spread of order values",
        m -> m.orderSum(OrderTotals.PRICED) > 1 ? amountSd(m) : Double.NaN);
    c.add(
        "amount_max",
        "largest order",
        m -> m.orderSum(OrderTotals.PRICED) > 0 ? m.orderSum(OrderTotals.LARGEST) : Double.NaN);
    c.add("items_total", "items bought so far", m -> m.orderSum(OrderTotals.QUANTITY));
    c.add(
        "items_mean",
        "items per order",
        m -> ratio(m.orderSum(OrderTotals.QUANTITY), m.orderSum(OrderTotals.ITEMISED)));
    c.add(
        "lines_mean",
        "different lines per order",
        m -> ratio(m.orderSum(OrderTotals.LINES), m.count(Role.ORDER)));
    c.add("products_ordered", "different products bought", m -> m.state.ordered.estimate());
    c.add(
        "product_variety",
        "share of bought products that were new to the customer",
        m -> Math.min(1, ratio(m.state.ordered.estimate(), m.orderSum(OrderTotals.LINES))));
    c.add(
        "discount_share",
        "discount's share of the full price",
        m -> share(m.orderSum(OrderTotals.DISCOUNT), m.orderSum(OrderTotals.AMOUNT)));
    c.add(
        "discount_share_recent",
        "discount's share of the full price lately",
        m ->
            share(
                m.state.totals.decayed(OrderTotals.DISCOUNT, 90, m.now),
                m.state.totals.decayed(OrderTotals.AMOUNT, 90, m.now)));
    c.add(
        "margin_rate",
        "margin's share of what was paid",
        m ->
            m.orderSum(OrderTotals.MARGIN) == 0
                ? Double.NaN
                : ratio(m.orderSum(OrderTotals.MARGIN), m.orderSum(OrderTotals.AMOUNT)));
    c.add("cancels", "cancelled orders so far", m -> m.count(Role.ORDER_CANCEL));
    c.add(
        "cancel_share",
        "share of the spending that was cancelled",
        m -> ratio(m.orderSum(OrderTotals.CANCELLED), m.orderSum(OrderTotals.AMOUNT)));
  }

  private static double amountMean(Moment m) {
    return ratio(m.orderSum(OrderTotals.AMOUNT), m.orderSum(OrderTotals.PRICED));
  }

  private static double amountSd(Moment m) {
    double n = m.orderSum(OrderTotals.PRICED);
    double mean = amountMean(m);
    double variance = m.orderSum(OrderTotals.SQUARES) / n - mean * mean;
    // Below this the difference is rounding of the sums.
    return variance < 1e-12 * mean * mean ? 0 : Math.sqrt(variance * n / (n - 1));
  }

  private static double share(double part, double rest) {
    return ratio(part, part + rest);
  }
}
