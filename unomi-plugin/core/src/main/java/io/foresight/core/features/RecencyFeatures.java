/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import io.foresight.core.event.Role;

/** How long ago things happened, in days with fractions; missing when they never did. */
final class RecencyFeatures {
  private RecencyFeatures() {}

  static void addTo(Feature.Catalogue c) {
    since(c, Role.ORDER, "order", "the last order");
    since(c, Role.ORDER_CANCEL, "cancel", "the last cancellation");
    since(c, Role.PRODUCT_VIEW, "product_view", "the last look at a product");
    since(c, Role.PAGE_VIEW, "page_view", "the last look at a page");
    since(c, Role.SEARCH, "search", "the last search");
    since(c, Role.CART_ADD, "cart_add", "something was last put into the cart");
    since(c, Role.CHECKOUT_STEP, "checkout_step", "the last step of a checkout");
    since(c, Role.MAIL_SENT, "mail_sent", "the last mail");
    since(c, Role.MAIL_OPEN, "mail_open", "a mail was last opened");
    since(c, Role.MAIL_CLICK, "mail_click", "the last click in a mail");
    since(c, Role.FORM, "form", "the last form");
    since(c, Role.SUPPORT, "support", "the last contact with support");
    c.add(
        "days_since_activity",
        "days since the last activity",
        m -> m.state.activity.count == 0 ? Double.NaN : Days.between(m.state.activity.last, m.now));
    c.add(
        "tenure_days",
        "days since the first event",
        m -> m.state.events == 0 ? Double.NaN : Days.between(m.state.first, m.now));
    c.add("customer_days", "days since the first order", m -> m.daysSinceFirst(Role.ORDER));
  }

  private static void since(Feature.Catalogue c, Role role, String name, String what) {
    c.add("days_since_" + name, "days since " + what, m -> m.daysSince(role));
  }
}
