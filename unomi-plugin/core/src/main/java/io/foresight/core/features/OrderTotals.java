/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import io.foresight.core.event.MappedEvent;

/**
 * Sums over orders: lifetime, and amount, margin, discount and quantity decayed over all {@link
 * HalfLives} as of the last order. Absent, negative (but for margin) and absurd numbers are left
 * out.
 */
final class OrderTotals {
  static final int AMOUNT = 0;
  static final int MARGIN = 1;
  static final int DISCOUNT = 2;
  static final int QUANTITY = 3;
  static final int DECAYED = 4;

  /** Product lines. */
  static final int LINES = 4;

  /** Amounts squared, for their spread. */
  static final int SQUARES = 5;

  /** Amounts cancelled later. */
  static final int CANCELLED = 6;

  /** Orders whose amount is known. */
  static final int PRICED = 7;

  /** Orders whose number of items is known. */
  static final int ITEMISED = 8;

  /** The largest order; merged by maximum, all others by addition. */
  static final int LARGEST = 9;

  static final int COUNT = 10;
  static final double LIMIT = 1e12;

  final double[] sums = new double[COUNT];
  private final double[] decayed = new double[DECAYED * HalfLives.COUNT];
  private long last;
  private boolean any;

  void add(MappedEvent e, long time) {
    rebase(time);
    double amount = usable(e.amount(), 0);
    double quantity = usable(e.quantity(), 0);
    add(AMOUNT, amount, time);
    add(MARGIN, usable(e.margin(), -LIMIT), time);
    add(DISCOUNT, usable(e.discount(), 0), time);
    add(QUANTITY, quantity, time);
    sums[LINES] += e.products().size();
    if (!Double.isNaN(amount)) {
      sums[PRICED]++;
      sums[SQUARES] += amount * amount;
      sums[LARGEST] = Math.max(sums[LARGEST], amount);
    }
    if (!Double.isNaN(quantity)) {
      sums[ITEMISED]++;
    }
  }

  void cancel(MappedEvent e) {
    double amount = usable(Math.abs(e.amount()), 0);
    sums[CANCELLED] += Double.isNaN(amount) ? 0 : amount;
  }

  void merge(OrderTotals other) {
    if (other.any) {
      rebase(other.last);
      for (int i = 0; i < decayed.length; i++) {
        decayed[i] += other.decayed[i] * HalfLives.weight(i % HalfLives.COUNT, last - other.last);
      }
    }
    for (int i = 0; i < LARGEST; i++) {
      sums[i] += other.sums[i];
    }
    sums[LARGEST] = Math.max(sums[LARGEST], other.sums[LARGEST]);
  }

  /** Decayed sum of one of the first four measures as of a moment. */
  double decayed(int measure, int halfLifeDays, long now) {
    int i = HalfLives.index(halfLifeDays);
    return any
        ? decayed[measure * HalfLives.COUNT + i] * HalfLives.weight(i, Math.max(0, now - last))
        : 0;
  }

  private void rebase(long time) {
    if (any && time > last) {
      for (int i = 0; i < HalfLives.COUNT; i++) {
        double w = HalfLives.weight(i, time - last);
        for (int m = 0; m < DECAYED; m++) {
          decayed[m * HalfLives.COUNT + i] *= w;
        }
      }
    }
    last = any ? Math.max(last, time) : time;
    any = true;
  }

  private void add(int measure, double value, long time) {
    if (Double.isNaN(value) || value == 0) {
      return;
    }
    sums[measure] += value;
    for (int i = 0; i < HalfLives.COUNT; i++) {
      decayed[measure * HalfLives.COUNT + i] +=
          time == last ? value : value * HalfLives.weight(i, last - time);
    }
  }

  private static double usable(double value, double min) {
    return value >= min && value <= LIMIT ? value : Double.NaN;
  }

  void write(StateWriter out) {
    // The spread is a small difference of these two: floats would lose it.
    out.float64(sums[AMOUNT]);
    out.float64(sums[SQUARES]);
    double[] others = sums.clone();
    others[AMOUNT] = 0;
    others[SQUARES] = 0;
    out.sparseFloats(others);
    out.sparseFloats(decayed);
  }

  /**
   * @param lastOrder when the last order was, -1 when there was none
   */
  void read(StateReader in, long lastOrder) {
    double amount = in.float64();
    double squares = in.float64();
    in.sparseFloats(sums);
    sums[AMOUNT] = amount;
    sums[SQUARES] = squares;
    in.sparseFloats(decayed);
    any = lastOrder >= 0;
    last = lastOrder;
  }
}
