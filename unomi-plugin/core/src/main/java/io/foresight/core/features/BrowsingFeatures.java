/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import static io.foresight.core.features.Feature.smoothed;

import io.foresight.core.event.Role;

/** What somebody does on the site: looking, searching, carts, checkout, forms, support. */
final class BrowsingFeatures {
  private BrowsingFeatures() {}

  static void addTo(Feature.Catalogue c) {
    for (int days : new int[] {7, 30, 90}) {
      String when = " in the last " + days + " days";
      c.add("activity_" + days + "d", "actions" + when, m -> m.within(TimeBuckets.ACTIVITY, days));
    }
    c.add(
        "active_days_30d",
        "active days in the last 30 days",
        m -> m.state.buckets.daysSince(TimeBuckets.ACTIVITY, Days.windowStart(m.now, 30)));
    for (int days : new int[] {7, 30, 90, 365}) {
      c.add(
          "activity_fading_" + days + "d",
          "actions, older ones fading by half every " + days + " days",
          m -> m.state.activity.decayed(days, m.now));
    }
    c.add(
        "activity_trend",
        "activity of the last weeks compared with the last months",
        m -> pace(m, 7) - pace(m, 90));
    fading(c, Role.PRODUCT_VIEW, "product_views", "product views", 7, 30, 90);
    fading(c, Role.CART_ADD, "cart_adds", "products put into the cart", 7, 30, 90);
    fading(c, Role.CART_REMOVE, "cart_removes", "products taken out of the cart", 30);
    fading(c, Role.CHECKOUT_STEP, "checkout_steps", "checkout steps", 7, 30);
    fading(c, Role.PAGE_VIEW, "page_views", "page views", 30, 90);
    fading(c, Role.SEARCH, "searches", "searches", 30);
    fading(c, Role.SUPPORT, "support", "contacts with support", 90);
    c.add("product_views", "product views so far", m -> m.count(Role.PRODUCT_VIEW));
    c.add("forms", "forms sent so far", m -> m.count(Role.FORM));
    c.add("preferences", "preferences stated so far", m -> m.count(Role.PREFERENCE));
    c.add("products_browsed", "different products looked at", m -> m.state.browsed.estimate());
    c.add("categories", "different categories of interest", m -> m.state.categories.estimate());
    c.add(
        "cart_rate",
        "share of product views that end in the cart",
        m -> smoothed(m.count(Role.CART_ADD), m.count(Role.PRODUCT_VIEW), 0.1, 10));
    c.add(
        "cart_to_order_rate",
        "share of filled carts that are ordered",
        m -> smoothed(m.count(Role.ORDER), m.count(Role.CART_ADD), 0.3, 3));
    c.add(
        "cart_waiting",
        "a cart of the last week that was not ordered",
        m ->
            m.daysSince(Role.CART_ADD) <= 7
                    && m.state.lastTime(Role.CART_ADD) > m.state.lastTime(Role.ORDER)
                ? 1
                : 0);
  }

  private static void fading(
      Feature.Catalogue c, Role role, String name, String words, int... halfLives) {
    for (int days : halfLives) {
      c.add(
          name + "_fading_" + days + "d",
          words + ", older ones fading by half every " + days + " days",
          m -> m.decayed(role, days));
    }
  }

  /** Logarithm of actions a day, flattened near zero. */
  private static double pace(Moment m, int halfLifeDays) {
    double perDay = m.state.activity.decayed(halfLifeDays, m.now) * Math.log(2) / halfLifeDays;
    return Math.log(perDay + 0.02);
  }
}
