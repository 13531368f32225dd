/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One session in the shop: pages, products, perhaps a search, a cart, an order. */
final class Visit {
  /** How far the person goes this time. */
  enum Depth {
    LOOK,
    CART,
    ORDER
  }

  private final World world;
  private final Customer customer;
  private final Journal journal;
  private final Draw draw;
  private final String session;
  private final String device;
  private Instant now;

  Visit(World world, Customer customer, Journal journal, Draw draw, Instant start) {
    this.world = world;
    this.customer = customer;
    this.journal = journal;
    this.draw = draw;
    this.session = journal.newSession();
    this.device = customer.device(draw);
    this.now = start;
  }

  /**
   * Lives through the session.
   *
   * @param category what it is about, or {@link Mailing#MIXED} to follow taste and season
   * @return when the session ended
   */
  Instant live(Depth depth, int category, String landing) {
    page(landing);
    int about = category == Mailing.MIXED ? taste() : category;
    if (draw.chance(0.25)) {
      later(20);
      String[] things = Category.at(about).things();
      journal.add(now, "search", session, "keyword", draw.pick(things), "device", device);
    }
    List<Product> seen = new ArrayList<>();
    for (int n = 1 + draw.poisson(depth == Depth.LOOK ? 1.4 : 1.8); n > 0; n--) {
      int wanted = draw.chance(0.8) ? about : taste();
      seen.add(look(world.catalogue.pick(draw, wanted, customer.level)));
    }
    if (depth != Depth.LOOK) {
      shop(depth, seen);
    }
    return now;
  }

  private void shop(Depth depth, List<Product> seen) {
    Basket basket = new Basket(customer, Seasons.discount(world.date(world.dayOf(now))));
    int lines = Math.min(seen.size(), 1 + draw.poisson(0.7));
    for (Product p : seen.subList(seen.size() - lines, seen.size())) {
      int quantity = draw.chance(0.85) ? 1 : draw.whole(2, 3);
      later(15);
      item("addToCart", p, quantity);
      basket.add(p, quantity);
    }
    if (basket.size() > 1 && draw.chance(0.15)) {
      later(20);
      item("removeFromCart", basket.lastProduct(), basket.removeLast());
    }
    int steps = depth == Depth.ORDER ? 3 : draw.chance(0.45) ? draw.whole(1, 2) : 0;
    for (int step = 1; step <= steps; step++) {
      later(35);
      journal.add(now, "checkoutStep", session, "step", step, "device", device);
    }
    if (depth == Depth.ORDER) {
      later(30);
      basket.order(journal, now, session, device, draw);
    }
  }

  void page(String path) {
    journal.add(now, "view", session, "path", path, "device", device);
  }

  void form(String name) {
    later(40);
    journal.add(now, "form", session, "formName", name, "device", device);
  }

  private Product look(Product p) {
    later(45);
    item("productView", p, 1);
    return p;
  }

  private void item(String type, Product p, int quantity) {
    journal.add(
        now,
        type,
        session,
        "productId",
        p.id,
        "name",
        p.name,
        "category",
        p.category.label(),
        "price",
        p.price,
        "quantity",
        quantity,
        "device",
        device);
  }

  private int taste() {
    int month = world.date(world.dayOf(now)).getMonthValue();
    double[] w = customer.taste.clone();
    for (int i = 0; i < w.length; i++) {
      w[i] *= Category.at(i).season(month);
    }
    return draw.pick(w);
  }

  private void later(double meanSeconds) {
    now = now.plusMillis(1000 + (long) (1000 * draw.exponential(meanSeconds)));
  }
}
