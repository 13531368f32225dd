/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

/** Something to buy. Prices are in euro, two decimals. */
final class Product {
  final String id;
  final String name;
  final Category category;
  final double price;

  /** Share of the price that the goods cost the shop, 0..1. */
  final double costShare;

  Product(String id, String name, Category category, double price, double costShare) {
    this.id = id;
    this.name = name;
    this.category = category;
    this.price = price;
    this.costShare = costShare;
  }
}
