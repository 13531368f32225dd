/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.util.Locale;

/** A few hundred products; within a category few sell much and many sell little. */
final class Catalogue {
  private static final String[] KINDS = {
    "Small", "Oak", "Blue", "Classic", "Foldable", "Grand", "Nordic", "Silver"
  };

  private final Product[][] byCategory = new Product[Category.size()][];
  private final double[][] popularity = new double[Category.size()][];

  Catalogue(long seed) {
    Draw draw = Draw.of(seed, Draw.Stream.CATALOGUE, 0);
    int number = 0;
    for (Category category : Category.values()) {
      String[] things = category.things();
      int size = things.length * KINDS.length;
      Product[] products = new Product[size];
      double[] weights = new double[size];
      for (int i = 0; i < size; i++) {
        String name = KINDS[i % KINDS.length] + " " + things[i / KINDS.length];
        double price = category.price() * Math.exp(0.6 * draw.gaussian());
        products[i] =
            new Product(
                String.format(Locale.ROOT, "p%04d", ++number),
                name,
                category,
                Math.max(2, Math.rint(price)) - 0.05,
                draw.between(0.45, 0.72));
        weights[i] = Math.pow(1 - draw.uniform(), -0.7);
      }
      byCategory[category.ordinal()] = products;
      popularity[category.ordinal()] = weights;
    }
  }

  int size() {
    int n = 0;
    for (Product[] products : byCategory) {
      n += products.length;
    }
    return n;
  }

  /**
   * A product of the category. Of three that catch the eye, the one nearest to what the person
   * likes to pay is taken.
   *
   * @param level what the person likes to pay, as a multiple of the usual price
   */
  Product pick(Draw draw, int category, double level) {
    Product[] products = byCategory[category];
    double wanted = Math.log(Category.at(category).price() * level);
    Product best = products[draw.pick(popularity[category])];
    for (int i = 0; i < 2; i++) {
      Product other = products[draw.pick(popularity[category])];
      if (Math.abs(Math.log(other.price) - wanted) < Math.abs(Math.log(best.price) - wanted)) {
        best = other;
      }
    }
    return best;
  }
}
