/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The features that clusters and personas are made of, and what is said of them. */
final class ClusterColumns implements ClusterWords {
  private final Map<String, String[]> traits = new LinkedHashMap<>();
  private final boolean shoppers;

  private ClusterColumns(boolean shoppers) {
    this.shoppers = shoppers;
  }

  /** Value and way of buying, interest, mails. */
  static ClusterColumns behaviour() {
    return new ClusterColumns(true)
        .with("order_days", "many orders", "few orders")
        .with("days_since_order", "last order long ago", "ordered recently")
        .with("amount_total", "high spending", "low spending")
        .with("amount_mean", "large orders", "small orders")
        .with("products_ordered", "many different products", "few different products")
        .with("discount_share", "buys at a discount", "buys at full price")
        .with("cancel_share", "cancels often", "hardly cancels")
        .with("activity_90d", "active lately", "quiet lately")
        .with("product_views", "looks at many products", "looks at few products")
        .with("cart_adds_fading_90d", "fills the cart lately", "leaves the cart alone lately")
        .with("click_rate", "clicks in mails", "hardly clicks in mails")
        .with("open_rate", "opens mails", "hardly opens mails");
  }

  /** Answering mails, browsing, when and with what; nothing about buying. */
  static ClusterColumns engagement() {
    return new ClusterColumns(false)
        .with("open_rate", "opens mails", "hardly opens mails")
        .with("click_rate", "clicks in mails", "hardly clicks in mails")
        .with("click_to_open_rate", "clicks in what is opened", "opens without clicking")
        .with("mail_clicks_90d", "clicked in mails lately", "no clicks in mails lately")
        .with("activity_90d", "active lately", "quiet lately")
        .with("product_views_fading_90d", "browses lately", "browses little lately")
        .with("searches_fading_30d", "searches lately", "searches little lately")
        .with("categories", "broad interests", "narrow interests")
        .with("cart_rate", "fills the cart", "looks without filling the cart")
        .with("weekend_share", "at weekends", "on weekdays")
        .with("morning_share", "in the morning", "not in the morning")
        .with("evening_share", "in the evening", "not in the evening")
        .with("mobile_share", "on the phone", "not on the phone");
  }

  private ClusterColumns with(String column, String high, String low) {
    traits.put(column, new String[] {high, low});
    return this;
  }

  List<String> names() {
    return new ArrayList<>(traits.keySet());
  }

  @Override
  public String trait(String column, boolean high) {
    String[] both = traits.get(column);
    return both == null ? column : both[high ? 0 : 1];
  }

  @Override
  public @Nullable String kind(ToDoubleFunction<String> apart, ToDoubleFunction<String> typical) {
    return shoppers ? ShopperKinds.of(apart, typical) : null;
  }
}
