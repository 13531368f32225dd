/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import io.foresight.core.event.Role;

/**
 * The pace of buying: gaps between order days, how overdue the next one is, and what the BG/NBD
 * model would expect (Fader, Hardie, Lee 2005, "Counting your customers the easy way", doi
 * 10.1287/mksc.1040.0098). Its parameters are fixed at round values between those of a music and a
 * gift shop, which is enough for ranking; learners calibrate.
 */
final class RepeatFeatures {
  private static final double WEEK = 7;
  private static final double R = 0.5;
  private static final double ALPHA = 8;
  private static final double A = 0.3;
  private static final double B = 3;

  private RepeatFeatures() {}

  static void addTo(Feature.Catalogue c) {
    c.add("gap_mean", "days between orders on average", m -> m.gapMean);
    c.add("gap_sd", "spread of the days between orders", m -> m.gapSd);
    c.add("gap_last", "days between the last two orders", m -> m.gapLast);
    c.add(
        "recency_to_gap",
        "days since the last order, as a multiple of the usual gap",
        m -> m.daysSince(Role.ORDER) / m.gapMean);
    c.add(
        "overdue",
        "days since the last order beyond the usual gap, as a multiple of its spread",
        m -> (m.daysSince(Role.ORDER) - m.gapMean) / Math.max(1, m.gapSd));
    c.add(
        "orders_per_year",
        "days with an order per year",
        m -> m.orderDays * 365 / Math.max(30, m.daysSinceFirst(Role.ORDER)));
    c.add(
        "orders_trend",
        "orders in the last 90 days compared with the 90 before",
        m -> trend(m, TimeBuckets.ORDERS));
    c.add(
        "amount_trend",
        "spending in the last 90 days compared with the 90 before",
        m -> trend(m, TimeBuckets.AMOUNT));
    c.add("still_customer", "chance of still being a customer", RepeatFeatures::alive);
    c.add(
        "expected_orders_90d",
        "orders to expect in 90 days at this pace",
        RepeatFeatures::expectedOrders);
  }

  /** -1 (all before) to 1 (all recent); 0 without any. */
  private static double trend(Moment m, int series) {
    double recent = m.within(series, 90);
    double both = m.within(series, 180);
    return both > 0 ? Math.max(-1, 2 * recent / both - 1) : 0;
  }

  private static double alive(Moment m) {
    if (m.count(Role.ORDER) == 0) {
      return Double.NaN;
    }
    double x = m.orderDays - 1;
    if (x < 1) {
      // BG/NBD takes everybody with one purchase for alive; their silence shows in the expectation.
      return 1;
    }
    double age = m.daysSinceFirst(Role.ORDER) / WEEK;
    double lastAt = age - m.daysSince(Role.ORDER) / WEEK;
    double silence = Math.pow((ALPHA + age) / (ALPHA + lastAt), R + x);
    return 1 / (1 + A / (B + x - 1) * silence);
  }

  // The conditional rate times P(alive), without the small loss by dropping out within the 90 days.
  private static double expectedOrders(Moment m) {
    double x = m.orderDays - 1;
    return alive(m) * (R + x) / (ALPHA + m.daysSinceFirst(Role.ORDER) / WEEK) * (90 / WEEK);
  }
}
