/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.drift;

import io.foresight.core.evaluate.Numbers;
import io.foresight.core.input.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One column of the training rows: counts per bin, in all and per period of 30 days. */
final class ColumnProfile {
  /** Fewer rows than these say too little of a distribution. */
  static final int LEAST_ROWS = 200;

  private final String name;
  private final Bins bins;
  private final double weight;
  private final double deviation;
  private final Map<Long, double[]> periods = new LinkedHashMap<>();
  private final double[] all;

  /**
   * @param weight share of the model's contributions, 0..1
   * @param deviation standard deviation of a number, else 0
   */
  ColumnProfile(String name, Bins bins, double weight, double deviation) {
    this.name = name;
    this.bins = bins;
    this.weight = weight;
    this.deviation = deviation;
    this.all = new double[bins.size()];
  }

  void count(int bin, long period) {
    all[bin]++;
    periods.computeIfAbsent(period, p -> new double[bins.size()])[bin]++;
  }

  String name() {
    return name;
  }

  Bins bins() {
    return bins;
  }

  double weight() {
    return weight;
  }

  double deviation() {
    return deviation;
  }

  double[] all() {
    return all;
  }

  /** Counts of a period; empty when it had too few rows. */
  double[] period(long period) {
    double[] counts = periods.getOrDefault(period, new double[0]);
    return sum(counts) >= LEAST_ROWS ? counts : new double[0];
  }

  /** The largest stability index of any training period against all: what is usual. */
  double usual() {
    double most = 0;
    for (double[] counts : periods.values()) {
      if (sum(counts) >= LEAST_ROWS && periods.size() > 1) {
        most = Math.max(most, Effect.psi(all, counts));
      }
    }
    return most;
  }

  static double sum(double[] v) {
    double s = 0;
    for (double d : v) {
      s += d;
    }
    return s;
  }

  Map<String, Object> toMap(boolean withPeriods) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("name", name);
    m.putAll(bins.toMap());
    Numbers.put(m, "weight", weight);
    Numbers.put(m, "deviation", deviation);
    m.put("counts", Numbers.list(all));
    Numbers.put(m, "usual", usual());
    if (withPeriods) {
      List<Object> list = new ArrayList<>();
      periods.forEach(
          (p, counts) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("period", p);
            one.put("counts", Numbers.list(counts));
            list.add(one);
          });
      m.put("periods", list);
    }
    return m;
  }

  static ColumnProfile fromMap(Fields f) {
    Map<String, Object> m = f.asMap();
    ColumnProfile c =
        new ColumnProfile(
            f.string("name"),
            Bins.fromMap(m),
            f.number("weight", 0, 0, 1),
            f.number("deviation", 0, 0, Double.MAX_VALUE));
    copy(Numbers.array(m, "counts"), c.all);
    for (Fields p : f.objects("periods")) {
      double[] counts = new double[c.all.length];
      copy(Numbers.array(p.asMap(), "counts"), counts);
      c.periods.put((long) p.number("period", 0, -1e12, 1e12), counts);
    }
    return c;
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, Math.min(from.length, to.length));
  }
}
