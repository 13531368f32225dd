/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Recency, frequency and money of customers in fifths, 5 being best (Hughes, Strategic Database
 * Marketing, 1994). Fifths are by mid-rank: equal values get equal marks, also where that leaves
 * some mark out, as in a shop where most ordered once. Not thread-safe while it is added to.
 */
final class RfmCells {
  private final RankSketch recency;
  private final RankSketch frequency;
  private final RankSketch money;

  RfmCells() {
    this(new RankSketch(), new RankSketch(), new RankSketch());
  }

  private RfmCells(RankSketch recency, RankSketch frequency, RankSketch money) {
    this.recency = recency;
    this.frequency = frequency;
    this.money = money;
  }

  /** Takes a customer in. */
  void add(double daysSinceOrder, double orderDays, double amount) {
    recency.add(daysSinceOrder);
    frequency.add(orderDays);
    money.add(amount);
  }

  void merge(RfmCells other) {
    recency.merge(other.recency);
    frequency.merge(other.frequency);
    money.merge(other.money);
  }

  long customers() {
    return recency.count();
  }

  /** Marks for recency, frequency and money, 1..5. */
  int[] marks(double daysSinceOrder, double orderDays, double amount) {
    return new int[] {
      6 - recency.quintile(daysSinceOrder), frequency.quintile(orderDays), money.quintile(amount)
    };
  }

  /** The usual name of a cell, by recency and the mean of the other two marks. */
  static String segment(int[] marks) {
    int r = marks[0];
    double fm = (marks[1] + marks[2]) / 2.0;
    if (r >= 4) {
      return fm >= 4 ? "champions" : fm >= 3 ? "loyal" : fm >= 2 ? "promising" : "new";
    }
    if (r == 3) {
      return fm >= 3.5 ? "loyal" : "needs_attention";
    }
    return fm >= 4 ? "cannot_lose" : fm >= 3 ? "at_risk" : r == 2 ? "about_to_sleep" : "lost";
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("recency", recency.toList());
    map.put("frequency", frequency.toList());
    map.put("money", money.toList());
    return map;
  }

  static RfmCells of(Map<String, Object> json) {
    return new RfmCells(
        RankSketch.of(json, "recency"),
        RankSketch.of(json, "frequency"),
        RankSketch.of(json, "money"));
  }
}
