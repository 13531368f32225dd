/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import java.util.LinkedHashMap;
import java.util.Map;

/** The features that clusters and personas are made of, with the words for their names. */
final class ClusterColumns {
  private ClusterColumns() {}

  /** Value and way of buying, interest, mails. */
  static Map<String, String> behaviour() {
    Map<String, String> m = new LinkedHashMap<>();
    m.put("order_days", "number of orders");
    m.put("days_since_order", "time since the last order");
    m.put("amount_total", "spending");
    m.put("amount_mean", "order value");
    m.put("products_ordered", "variety of products bought");
    m.put("discount_share", "use of discounts");
    m.put("cancel_share", "share of cancellations");
    m.put("activity_90d", "recent activity");
    m.put("product_views", "product views");
    m.put("cart_adds_fading_90d", "use of the cart");
    m.put("click_rate", "clicks in mails");
    m.put("open_rate", "opening of mails");
    return m;
  }

  /** Answering mails, browsing, when and with what; nothing about buying. */
  static Map<String, String> engagement() {
    Map<String, String> m = new LinkedHashMap<>();
    m.put("open_rate", "opening of mails");
    m.put("click_rate", "clicks in mails");
    m.put("click_to_open_rate", "clicks per opened mail");
    m.put("mail_clicks_90d", "recent clicks in mails");
    m.put("activity_90d", "recent activity");
    m.put("product_views_fading_90d", "recent product views");
    m.put("searches_fading_30d", "recent searches");
    m.put("categories", "breadth of interest");
    m.put("cart_rate", "views that end in the cart");
    m.put("weekend_share", "weekend activity");
    m.put("morning_share", "morning activity");
    m.put("evening_share", "evening activity");
    m.put("mobile_share", "use of a phone");
    return m;
  }
}
