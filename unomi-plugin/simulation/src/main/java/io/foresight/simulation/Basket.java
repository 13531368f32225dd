/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is being bought and what it costs on that day. */
final class Basket {
  private static final double COUPON = 0.1;

  private final Customer customer;
  private final double sale;
  private final List<Product> products = new ArrayList<>();
  private final List<Integer> quantities = new ArrayList<>();

  Basket(Customer customer, double sale) {
    this.customer = customer;
    this.sale = sale;
  }

  void add(Product p, int quantity) {
    products.add(p);
    quantities.add(quantity);
  }

  int size() {
    return products.size();
  }

  Product lastProduct() {
    return products.get(products.size() - 1);
  }

  /** Removes the last line and returns its quantity. */
  int removeLast() {
    products.remove(products.size() - 1);
    return quantities.remove(quantities.size() - 1);
  }

  /** Adds the order, and perhaps its cancellation and a question to support, to the journal. */
  void order(Journal journal, Instant now, String session, String device, Draw draw) {
    // Discount-sensitive people come with a voucher when there is no sale.
    double off = sale > 0 ? sale : draw.chance(0.5 * customer.sensitivity) ? COUPON : 0;
    double list = 0;
    double cost = 0;
    List<Map<String, Object>> lines = new ArrayList<>();
    for (int i = 0; i < products.size(); i++) {
      Product p = products.get(i);
      list += p.price * quantities.get(i);
      cost += p.price * p.costShare * quantities.get(i);
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("productId", p.id);
      line.put("category", p.category.label());
      line.put("quantity", quantities.get(i));
      line.put("price", p.price);
      lines.add(line);
    }
    double discount = cents(list * off);
    double amount = cents(list - discount);
    String orderId = "o-" + session;
    journal.add(
        now,
        "order",
        session,
        "orderId",
        orderId,
        "amount",
        amount,
        "currency",
        "EUR",
        "margin",
        cents(amount - cost),
        "discount",
        discount,
        "lines",
        lines,
        "device",
        device);
    if (draw.chance(0.04)) {
      Instant back = now.plus(Duration.ofHours(draw.whole(4, 240)));
      journal.add(back, "orderCancel", null, "orderId", orderId, "amount", amount, "lines", lines);
    }
    if (draw.chance(0.06)) {
      Instant asks = now.plus(Duration.ofHours(draw.whole(20, 200)));
      String topic = draw.pick(new String[] {"delivery", "invoice", "return", "product"});
      journal.add(asks, "supportContact", null, "topic", topic);
    }
  }

  private static double cents(double euro) {
    return Math.rint(euro * 100) / 100;
  }
}
