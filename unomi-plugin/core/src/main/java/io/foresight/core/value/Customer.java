/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureState;

/** What the value models need of somebody who ordered, as of a day. Immutable. */
public final class Customer {
  private static final double WEEK = 7;

  private final int[] days;
  private final double orderDays;
  private final int first;
  private final int asOf;
  private final double priced;
  private final double spent;

  /**
   * @param days with an order, ascending, at least one; the older ones may be missing
   * @param orderDays how many there were in all
   * @param asOf the last day seen
   * @param priced order days with a known amount
   * @param spent on them
   */
  Customer(int[] days, double orderDays, int asOf, double priced, double spent) {
    this(days, days[0], orderDays, asOf, priced, spent);
  }

  private Customer(int[] days, int first, double orderDays, int asOf, double priced, double spent) {
    this.days = days;
    this.first = first;
    this.orderDays = orderDays;
    this.asOf = Math.max(asOf, days[days.length - 1]);
    this.priced = priced;
    this.spent = spent;
  }

  /**
   * A profile's state with at least one order; a clock that jumped back counts as its last order.
   */
  static Customer of(FeatureState state, long now) {
    int[] days = state.orderDays();
    int first = (int) Math.min(days[0], state.firstTime(Role.ORDER) / OrderHistory.DAY);
    double orderDays = Math.max(days.length, state.orderDayCount());
    double orders = Math.max(1, state.count(Role.ORDER));
    double priced = Math.min(orderDays, orderDays * state.pricedOrders() / orders);
    // Today is not over; the models are fitted to whole days, too.
    int asOf = (int) Math.floorDiv(now, OrderHistory.DAY) - 1;
    return new Customer(days, first, orderDays, asOf, priced, state.spent());
  }

  /** Repeat order days. */
  double repeats() {
    return Math.max(0, orderDays - 1);
  }

  /** Weeks from the first order day to the last. */
  double recency() {
    return (days[days.length - 1] - first) / WEEK;
  }

  /** Weeks from the first order day to now. */
  double age() {
    return (asOf - first) / WEEK;
  }

  /** Days since the last order day. */
  public int silence() {
    return asOf - days[days.length - 1];
  }

  /** The order days that are known, ascending. */
  public int[] days() {
    return days.clone();
  }

  /** The last day seen, days since 1970. */
  public int asOf() {
    return asOf;
  }

  /** Order days with a known amount. */
  double priced() {
    return priced;
  }

  /** Average amount of an order day. */
  double mean() {
    return priced > 0 ? spent / priced : 0;
  }

  /** Sum of all amounts. */
  double spent() {
    return spent;
  }
}
