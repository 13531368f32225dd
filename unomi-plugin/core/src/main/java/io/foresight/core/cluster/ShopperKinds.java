/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import java.util.function.ToDoubleFunction;

/**
 * What a marketer would call a group of shoppers, by how often, how much and when they buy: words
 * in use in the trade, none of them made up by a computer.
 */
final class ShopperKinds {
  /** A difference from everybody that is worth a word, about half a standard deviation. */
  private static final double CLEAR = 0.4;

  private ShopperKinds() {}

  /**
   * @param apart by how much the group's centre is above everybody's mean in a column, in scaled
   *     units; 0 for a column that tells nobody apart
   * @param typical the centre in the column's own unit
   */
  static String of(ToDoubleFunction<String> apart, ToDoubleFunction<String> typical) {
    double orders = apart.applyAsDouble("order_days");
    double since = apart.applyAsDouble("days_since_order");
    boolean away = since > CLEAR;
    if (typical.applyAsDouble("order_days") < 0.5) {
      return neverBought(apart);
    }
    if (apart.applyAsDouble("cancel_share") > 2 * CLEAR) {
      return "frequent cancellers";
    }
    if (apart.applyAsDouble("discount_share") > 2 * CLEAR) {
      return "bargain hunters";
    }
    boolean largeOrders = apart.applyAsDouble("amount_mean") > CLEAR;
    if (orders > CLEAR) {
      String who =
          apart.applyAsDouble("amount_total") > 2 * CLEAR && largeOrders
              ? "big spenders"
              : "regulars";
      return away ? "lapsed " + who : who.equals("regulars") ? who : "frequent " + who;
    }
    if (largeOrders) {
      return away ? "lapsed buyers of large orders" : "occasional big spenders";
    }
    if (typical.applyAsDouble("order_days") < 1.5) {
      return away ? "bought once, long ago" : since < -CLEAR ? "new buyers" : "one-time buyers";
    }
    if (orders < -CLEAR) {
      return away ? "lapsed occasional buyers" : "occasional buyers";
    }
    return away ? "lapsed customers" : since < -CLEAR ? "active customers" : "usual customers";
  }

  private static String neverBought(ToDoubleFunction<String> apart) {
    double browsing =
        Math.max(apart.applyAsDouble("product_views"), apart.applyAsDouble("cart_adds_fading_90d"));
    double reading = Math.max(apart.applyAsDouble("click_rate"), apart.applyAsDouble("open_rate"));
    if (Math.max(browsing, reading) <= CLEAR) {
      return "silent contacts, never bought";
    }
    return browsing >= reading ? "window shoppers, never bought" : "mail readers, never bought";
  }
}
