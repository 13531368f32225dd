/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The days somebody ordered on, with what he paid on each. Immutable. */
public final class OrderHistory {
  static final long DAY = 86_400_000L;
  private static final double LIMIT = 1e12;
  private static final int MAX_DAYS = 1024;

  private final int[] days;
  private final float[] amounts;

  private OrderHistory(int[] days, float[] amounts) {
    this.days = days;
    this.amounts = amounts;
  }

  /** Orders among some events up to a moment; of very many days the newest 1024 and the first. */
  public static OrderHistory of(List<MappedEvent> events, long now) {
    TreeMap<Integer, Double> byDay = new TreeMap<>();
    for (MappedEvent e : events) {
      if (e.role() == Role.ORDER && e.time() <= now && e.time() >= 0) {
        double amount = e.amount() > 0 && e.amount() <= LIMIT ? e.amount() : 0;
        byDay.merge((int) (e.time() / DAY), amount, Double::sum);
      }
    }
    return of(byDay);
  }

  /** Amounts by day since 1970. */
  public static OrderHistory of(TreeMap<Integer, Double> byDay) {
    while (byDay.size() > MAX_DAYS + 1) {
      byDay.remove(byDay.higherKey(byDay.firstKey()));
    }
    int[] days = new int[byDay.size()];
    float[] amounts = new float[days.length];
    int n = 0;
    for (Map.Entry<Integer, Double> e : byDay.entrySet()) {
      days[n] = e.getKey();
      amounts[n++] = e.getValue().floatValue();
    }
    return new OrderHistory(days, amounts);
  }

  /** Number of order days. */
  public int size() {
    return days.length;
  }

  /** Number of order days before a day. */
  int before(int day) {
    int at = Arrays.binarySearch(days, day);
    return at < 0 ? -at - 1 : at;
  }

  /** The customer as known at the start of a day; of use only with an order before it. */
  Customer asOf(int day) {
    int n = before(day);
    double sum = 0;
    int priced = 0;
    for (int i = 0; i < n; i++) {
      sum += amounts[i];
      priced += amounts[i] > 0 ? 1 : 0;
    }
    // T counts to the last day seen, as in the papers.
    return new Customer(Arrays.copyOf(days, n), n, day - 1, priced, sum);
  }

  /** What was paid in {@code from <= day < to}. */
  double spend(int from, int to) {
    double sum = 0;
    for (int i = before(from); i < days.length && days[i] < to; i++) {
      sum += amounts[i];
    }
    return sum;
  }

  /** The first order day in {@code from <= day < to}, or -1. */
  int next(int from, int to) {
    int i = before(from);
    return i < days.length && days[i] < to ? days[i] : -1;
  }
}
