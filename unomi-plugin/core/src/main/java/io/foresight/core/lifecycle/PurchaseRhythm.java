/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lifecycle;

import io.foresight.core.input.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long customers of this shop wait between order days, learned from those who came back. A wait
 * is compared with the customer's own usual one, which leans towards the shop's until there are
 * several (as much as {@link #STRENGTH} gaps); so a silence of two months means something else for
 * a weekly customer than for a yearly one. Those who never came back are not in it: it says which
 * share of the returns had happened by now, not how likely one is. Mergeable; not thread-safe.
 */
final class PurchaseRhythm {
  /** The shop's mean counts as much as so many of a customer's own gaps. */
  static final double STRENGTH = 2;

  /** Beforehand: as if so many gaps had been seen, 60 days on average and exponential. */
  private static final double PRIOR_GAPS = 20;

  private static final double PRIOR_DAYS = 60;
  private static final int BINS = 96;
  private static final int PER_DOUBLING = 8;
  private static final int MOST_ORDERS = 64;

  /** Gaps over the usual one, by powers of 2^(1/8) from 1/64 to 64. */
  private final double[] ratios = new double[BINS];

  /** Customers by number of order days, the last bin holding all above. */
  private final double[] customers = new double[MOST_ORDERS + 1];

  private double gaps;
  private double gapDays;

  /** Mean days between order days. */
  double meanGap() {
    return (gapDays + PRIOR_GAPS * PRIOR_DAYS) / (gaps + PRIOR_GAPS);
  }

  /** Number of gaps seen. */
  double gaps() {
    return gaps;
  }

  /** Customers with at least one order. */
  double customers() {
    double sum = 0;
    for (double c : customers) {
      sum += c;
    }
    return sum;
  }

  void addGap(double days) {
    gaps++;
    gapDays += days;
  }

  void addRatios(double ratio, int count) {
    ratios[bin(ratio)] += count;
  }

  void addCustomer(int orderDays) {
    customers[Math.min(MOST_ORDERS, orderDays)]++;
  }

  void merge(PurchaseRhythm other) {
    for (int i = 0; i < BINS; i++) {
      ratios[i] += other.ratios[i];
    }
    for (int i = 0; i < customers.length; i++) {
      customers[i] += other.customers[i];
    }
    gaps += other.gaps;
    gapDays += other.gapDays;
  }

  /** A customer's usual wait, from how many gaps of his own and their sum in days. */
  double usual(double ownGaps, double ownDays) {
    return (ownDays + STRENGTH * meanGap()) / (ownGaps + STRENGTH);
  }

  /** Share of returns that came within so many usual waits, 0..1. */
  double shareWithin(double ratio) {
    if (!(ratio > 0)) {
      return 0;
    }
    double position = position(ratio);
    double below = 0;
    double total = 0;
    for (int i = 0; i < BINS; i++) {
      total += ratios[i];
      below += ratios[i] * Math.max(0, Math.min(1, position - i));
    }
    double prior = 1 - Math.exp(-ratio);
    return Math.min(1, (below + PRIOR_GAPS * prior) / (total + PRIOR_GAPS));
  }

  /** Usual waits within which a share of returns came: the inverse of {@link #shareWithin}. */
  double ratioFor(double share) {
    double low = 0;
    double high = 1 << 10;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (shareWithin(middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Share of customers with fewer order days, 0..1; 0 without customers. */
  double rank(double orderDays) {
    double below = 0;
    for (int i = 0; i < Math.min(MOST_ORDERS, orderDays); i++) {
      below += customers[i];
    }
    double all = customers();
    return all > 0 ? below / all : 0;
  }

  private static double position(double ratio) {
    double p = (Math.log(ratio) / Math.log(2) + 6) * PER_DOUBLING;
    return Math.max(0, Math.min(BINS, p));
  }

  private static int bin(double ratio) {
    return ratio > 0 ? Math.min(BINS - 1, (int) position(ratio)) : 0;
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("gaps", gaps);
    map.put("gapDays", gapDays);
    map.put("ratios", list(ratios));
    map.put("customers", list(customers));
    return map;
  }

  static PurchaseRhythm of(Fields in) {
    PurchaseRhythm r = new PurchaseRhythm();
    r.gaps = in.number("gaps", 0, 0, 1e15);
    r.gapDays = in.number("gapDays", 0, 0, 1e15);
    read(in, "ratios", r.ratios);
    read(in, "customers", r.customers);
    return r;
  }

  private static List<Double> list(double[] v) {
    List<Double> out = new ArrayList<>();
    for (double d : v) {
      out.add(d);
    }
    return out;
  }

  private static void read(Fields in, String name, double[] into) {
    Object raw = in.raw(name);
    List<?> values = raw instanceof List ? (List<?>) raw : List.of();
    for (int i = 0; i < into.length && i < values.size(); i++) {
      Object v = values.get(i);
      into[i] = v instanceof Number ? Math.max(0, ((Number) v).doubleValue()) : 0;
    }
  }
}
