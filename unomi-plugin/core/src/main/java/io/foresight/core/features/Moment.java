/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import io.foresight.core.event.Role;

/** A state as it is looked at in a moment, with what several features share. */
final class Moment {
  final FeatureState state;
  final long now;

  /** Days with an order: exact for the last 1024 days before the last one, older ones estimated. */
  final double orderDays;

  /** Mean days between order days of the last 1024 days; NaN below two order days. */
  final double gapMean;

  /** Sample standard deviation of the gaps; NaN below three order days. */
  final double gapSd;

  /** Days between the last two order days; NaN below two order days. */
  final double gapLast;

  Moment(FeatureState state, long now) {
    this.state = state;
    this.now = Math.max(now, state.lastEvent());
    OrderDays days = state.orderDays;
    int n = 0;
    double sum = 0;
    double squares = 0;
    double latest = Double.NaN;
    for (int d = days.newest(); d != OrderDays.NONE; ) {
      int before = days.before(d);
      if (before != OrderDays.NONE) {
        int gap = d - before;
        latest = n == 0 ? gap : latest;
        sum += gap;
        squares += (double) gap * gap;
      }
      n++;
      d = before;
    }
    int gaps = n - 1;
    gapLast = latest;
    gapMean = gaps > 0 ? sum / gaps : Double.NaN;
    gapSd = gaps > 1 ? Math.sqrt(Math.max(0, squares - sum * sum / gaps) / (gaps - 1)) : Double.NaN;
    orderDays = n + olderOrderDays(n);
  }

  private double olderOrderDays(int known) {
    Activity orders = state.roles[Role.ORDER.ordinal()];
    int newest = state.orderDays.newest();
    if (orders == null || Days.of(orders.first) > newest - OrderDays.HORIZON) {
      return 0;
    }
    int from = newest - BucketGrid.WEEKLY;
    double perDay =
        state.buckets.since(TimeBuckets.ORDERS, from, state.orderDays)
            / Math.max(1, state.orderDays.count(from, newest + 1));
    return Math.max(1, orders.count / Math.max(1, perDay) - known);
  }

  double count(Role role) {
    return state.count(role);
  }

  double decayed(Role role, int halfLifeDays) {
    return state.decayed(role, halfLifeDays, now);
  }

  double within(int series, int days) {
    return state.buckets.since(series, Days.windowStart(now, days), state.orderDays);
  }

  double orderSum(int measure) {
    return state.totals.sums[measure];
  }

  /** Days since a role occurred last, NaN when never. */
  double daysSince(Role role) {
    Activity a = state.roles[role.ordinal()];
    return a == null ? Double.NaN : Days.between(a.last, now);
  }

  /** Days since a role occurred first, NaN when never. */
  double daysSinceFirst(Role role) {
    Activity a = state.roles[role.ordinal()];
    return a == null ? Double.NaN : Days.between(a.first, now);
  }
}
