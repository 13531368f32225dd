/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a feature is about. Features of one theme say nearly the same thing in several ways, so
 * their effects on a score are told as one.
 */
final class Themes {
  private static final Map<Pattern, String> BY_NAME = new LinkedHashMap<>();

  static {
    about("mails received", "mails_sent.*|days_since_mail_sent");
    about("trouble with mails", "mail_(unsubscribes|bounces|complaints)");
    about("interest in mails", "mail_.*|mails_.*|open_rate|click_.*|machine_.*|days_since_mail_.*");
    about("carts", "cart_.*|checkout_.*|days_since_(cart|checkout).*");
    about("contacts", "support.*|days_since_support");
    about("wishes and forms", "forms|preferences|days_since_form");
    about("last order", "days_since_order|recency_to_gap|overdue|still_customer");
    about("cancellations", "cancel.*|days_since_cancel");
    about("buying", "orders.*|order_days|gap_.*|expected_orders.*");
    about("spending", "amount_.*|items_.*|lines_.*");
    about("discounts", "discount_.*|margin_.*");
    about("assortment", "products_ordered|product_variety");
    about(
        "visits",
        "activity.*|active_.*|product_views.*|page_views.*|searches.*|products_browsed|categories"
            + "|days_since_(product_view|page_view|search|activity)");
    about("tenure", "tenure_days|customer_days");
    about("rhythm", ".*_concentration|(weekend|night|morning|afternoon|evening)_share");
    about("device", "(mobile|tablet)_share");
  }

  private Themes() {}

  private static void about(String theme, String names) {
    BY_NAME.put(Pattern.compile(names), theme);
  }

  static @Nullable String of(String feature) {
    for (Map.Entry<Pattern, String> e : BY_NAME.entrySet()) {
      if (e.getKey().matcher(feature).matches()) {
        return e.getValue();
      }
    }
    return null;
  }
}
