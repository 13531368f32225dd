/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holidays do to a series, as factors learned from past ones: what happened over what was
 * expected, both with one ordinary day added, so that one occurrence counts half and a day with few
 * events next to nothing. Immutable.
 */
final class HolidayEffects {
  /** As many events are added to both sides as noise of a count may amount to. */
  private static final double NOISE = 2;

  private final List<Holiday> holidays;
  private final long startDay;
  private final Map<String, Double> factors;

  private HolidayEffects(List<Holiday> holidays, long startDay, Map<String, Double> factors) {
    this.holidays = holidays;
    this.startDay = startDay;
    this.factors = factors;
  }

  /** Nothing learned: all factors are 1. */
  static HolidayEffects none(List<Holiday> holidays, long startDay) {
    return new HolidayEffects(holidays, startDay, Collections.emptyMap());
  }

  /**
   * Learns from the first days.
   *
   * @param expected per day, not having seen any holiday
   */
  static HolidayEffects learn(
      List<Holiday> holidays, DailySeries y, double[] expected, int end, double cap) {
    HolidayEffects none = none(holidays, y.startDay());
    Map<String, double[]> sums = new LinkedHashMap<>();
    double ordinary = y.mean(end);
    for (int i = 0; i < end && !holidays.isEmpty(); i++) {
      String label = none.label(i);
      if (label != null && !Double.isNaN(y.get(i))) {
        double[] s = sums.computeIfAbsent(label, l -> new double[3]);
        s[0] += Math.min(cap, y.get(i));
        s[1] += expected[i];
        s[2]++;
      }
    }
    Map<String, Double> factors = new LinkedHashMap<>();
    double noise = y.kind() == DailySeries.Kind.COUNT ? NOISE : 0.1 * ordinary;
    sums.forEach(
        (label, s) -> {
          double prior = s[1] / s[2] + noise;
          factors.put(label, prior > 0 ? (s[0] + prior) / (s[1] + prior) : 1.0);
        });
    return new HolidayEffects(holidays, y.startDay(), factors);
  }

  /** The label of a position's holiday, null on an ordinary day. */
  @Nullable String label(int i) {
    if (holidays.isEmpty()) {
      return null;
    }
    LocalDate day = LocalDate.ofEpochDay(startDay + i);
    for (Holiday h : holidays) {
      String label = h.label(day);
      if (label != null) {
        return label;
      }
    }
    return null;
  }

  /** Factor of a position; 1 on ordinary days and on holidays never seen. */
  double factor(int i) {
    String label = label(i);
    return label == null ? 1 : factors.getOrDefault(label, 1.0);
  }

  /** Label to factor, of the holidays that were seen. */
  Map<String, Double> factors() {
    return Collections.unmodifiableMap(factors);
  }
}
