/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.measure;

import org.jspecify.annotations.Nullable;

/**
 * What a person did with an item that may have been shown: a click or an ordered line. Immutable.
 */
public final class Act {
  private final @Nullable String set;
  private final String item;
  private final long time;
  private final double amount;
  private final boolean order;

  private Act(@Nullable String set, String item, long time, double amount, boolean order) {
    this.set = set;
    this.item = item;
    this.time = time;
    this.amount = amount;
    this.order = order;
  }

  /** A click on an item of a set, whose id the link carried. */
  public static Act click(String set, String item, long time) {
    return new Act(set, item, time, 0, false);
  }

  /** A line of an order; an amount that is no number counts 0. */
  public static Act order(String item, long time, double amount) {
    return new Act(null, item, time, Double.isFinite(amount) ? amount : 0, true);
  }

  /** The set clicked in; null for orders. */
  public @Nullable String set() {
    return set;
  }

  /** Id of the item. */
  public String item() {
    return item;
  }

  /** When, milliseconds since 1970. */
  public long time() {
    return time;
  }

  /** What was paid for it. */
  public double amount() {
    return amount;
  }

  /** Whether it is an order. */
  public boolean isOrder() {
    return order;
  }
}
