/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one row of an order log says. */
final class OrderLine {
  final boolean cancel;
  final String customer;
  final long time;
  final String order;
  final String product;
  final String category;
  final double quantity;
  final double price;
  final double amount;
  final double discount;
  final double margin;
  final String currency;

  /**
   * @param cancel whether goods come back; quantity and amount are then of what comes back
   * @param order its number, empty when the log has none
   * @param discount NaN when unknown, as margin
   */
  OrderLine(
      boolean cancel,
      String customer,
      long time,
      String order,
      String product,
      String category,
      double quantity,
      double price,
      double amount,
      double discount,
      double margin,
      String currency) {
    this.cancel = cancel;
    this.customer = customer;
    this.time = time;
    this.order = order;
    this.product = product;
    this.category = category;
    this.quantity = quantity;
    this.price = price;
    this.amount = amount;
    this.discount = discount;
    this.margin = margin;
    this.currency = currency;
  }

  /** As an element of the property {@code lines}. */
  Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    if (!product.isEmpty()) {
      m.put("productId", product);
    }
    if (!category.isEmpty()) {
      m.put("category", category);
    }
    m.put("quantity", wholeOr(quantity));
    m.put("price", rounded(price));
    return m;
  }

  private static Number wholeOr(double d) {
    if (d == Math.rint(d) && Math.abs(d) < 1e15) {
      return (long) d;
    }
    return d;
  }

  /** To four decimals: no currency has more, and sums of binary fractions look odd otherwise. */
  static double rounded(double amount) {
    return Math.abs(amount) < 1e11 ? Math.round(amount * 1e4) / 1e4 : amount;
  }
}
