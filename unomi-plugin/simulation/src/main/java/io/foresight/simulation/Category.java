/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.util.Locale;

/** A part of the catalogue: its things, the middle of its prices, and the month it sells best. */
enum Category {
  BOOKS(14, 11, 0.3, "novel", "atlas", "cookbook", "biography", "notebook"),
  GARDEN(45, 5, 0.9, "bench", "planter", "parasol", "lantern", "hose"),
  KITCHEN(38, 11, 0.3, "pan", "kettle", "knife", "bowl set", "grinder"),
  SPORT(52, 4, 0.4, "racket", "mat", "backpack", "shoes", "bottle"),
  TOYS(24, 12, 1.0, "train", "puzzle", "castle", "kite", "board game"),
  BEAUTY(19, 12, 0.4, "cream", "perfume", "soap set", "mirror", "brush"),
  ELECTRONICS(89, 11, 0.6, "speaker", "lamp", "charger", "headphones", "clock"),
  FASHION(58, 4, 0.3, "shirt", "scarf", "jacket", "belt", "hat");

  private static final int SIZE = values().length;

  private final double price;
  private final int peakMonth;
  private final double swing;
  private final String[] things;

  Category(double price, int peakMonth, double swing, String... things) {
    this.price = price;
    this.peakMonth = peakMonth;
    this.swing = swing;
    this.things = things;
  }

  static int size() {
    return SIZE;
  }

  static Category at(int ordinal) {
    return values()[ordinal];
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  double price() {
    return price;
  }

  String[] things() {
    return things.clone();
  }

  /** How much this category is wanted in a month, 1 on average over the year. */
  double season(int month) {
    return 1 + swing * Math.cos(2 * Math.PI * (month - peakMonth) / 12);
  }
}
