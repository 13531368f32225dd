/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Amounts of one profile over time. An amount that cannot be used (not a number, negative, above
 * 10¹²) is left out, as the features do. Immutable.
 */
public final class AmountSeries {
  /** Nothing. */
  public static final AmountSeries NONE = new AmountSeries(new long[0], new double[0], 0);

  private static final double LIMIT = 1e12;

  private final long[] times;

  /** Sum of all before, one more than there are times. */
  private final double[] sums;

  private AmountSeries(long[] times, double[] amounts, int size) {
    this.times = Arrays.copyOf(times, size);
    this.sums = new double[size + 1];
    for (int i = 0; i < size; i++) {
      sums[i + 1] = sums[i] + amounts[i];
    }
  }

  /**
   * Amounts in any order.
   *
   * @param times ms since 1970
   * @param amounts as many
   * @throws IllegalArgumentException if there are not as many
   */
  public static AmountSeries of(long[] times, double[] amounts) {
    if (times.length != amounts.length) {
      throw new IllegalArgumentException("as many times as amounts are needed");
    }
    Integer[] order = new Integer[times.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(times[a], times[b]));
    long[] t = new long[times.length];
    double[] v = new double[times.length];
    int n = 0;
    for (int i : order) {
      if (amounts[i] >= 0 && amounts[i] <= LIMIT) {
        t[n] = times[i];
        v[n++] = amounts[i];
      }
    }
    return new AmountSeries(t, v, n);
  }

  /**
   * Orders less cancellations, whose sign does not matter. An event that comes twice counts once.
   *
   * @param events by time
   */
  static AmountSeries ofOrders(List<MappedEvent> events) {
    long[] t = new long[events.size()];
    double[] v = new double[events.size()];
    Set<Long> seen = new HashSet<>();
    int n = 0;
    for (MappedEvent e : events) {
      boolean cancelled = e.role() == Role.ORDER_CANCEL;
      double amount = cancelled ? Math.abs(e.amount()) : e.amount();
      boolean usable = amount >= 0 && amount <= LIMIT;
      if ((cancelled || e.role() == Role.ORDER)
          && usable
          && (e.idHash() == 0 || seen.add(e.idHash()))) {
        t[n] = e.time();
        v[n++] = cancelled ? -amount : amount;
      }
    }
    return new AmountSeries(t, v, n);
  }

  /** Sum in {@code [from, to)}, ms; not below 0, whatever was cancelled. */
  public double within(long from, long to) {
    // A sum over a window is a difference of two: below a millionth of a unit it is rounding.
    double sum = sums[first(to)] - sums[first(from)];
    return sum > 1e-6 ? sum : 0;
  }

  private int first(long time) {
    int i = Arrays.binarySearch(times, time);
    if (i < 0) {
      return -i - 1;
    }
    while (i > 0 && times[i - 1] == time) {
      i--;
    }
    return i;
  }
}
