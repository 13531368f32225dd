/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** When the shop's customers buy: weekdays, the year, Black Friday, sales. */
final class Seasons {
  /** How strongly somebody fully discount-sensitive follows a sale. */
  static final double PULL = 6;

  private static final double[] WEEKDAY = {1.10, 1.02, 1.00, 0.96, 0.88, 0.84, 1.20};
  private static final double[] MONTH = {
    0.92, 0.84, 0.94, 0.97, 1.00, 0.95, 0.90, 0.88, 0.98, 1.04, 1.22, 1.36
  };

  private final double meanDemand;
  private final double meanPull;

  /** Normalises over the year before the given day, so that rates mean "per average day". */
  Seasons(LocalDate end) {
    double demand = 0;
    double pull = 0;
    for (LocalDate d = end.minusDays(365); d.isBefore(end); d = d.plusDays(1)) {
      demand += raw(d);
      pull += raw(d) * discount(d);
    }
    this.meanDemand = demand / 365;
    this.meanPull = PULL * pull / demand;
  }

  /**
   * Demand of a day, 1 on average over a year.
   *
   * @param sensitivity how much the person waits for discounts, 0..1
   */
  double demand(LocalDate date, double sensitivity) {
    double follow = 1 + PULL * sensitivity * discount(date);
    return raw(date) / meanDemand * follow / (1 + sensitivity * meanPull);
  }

  /** Relative weight of a weekday, for tests. */
  static double weekday(DayOfWeek day) {
    return WEEKDAY[day.getValue() - 1];
  }

  /** What is taken off every price that day, 0..0.3. */
  static double discount(LocalDate date) {
    if (blackWeek(date)) {
      return 0.3;
    }
    int day = date.getDayOfYear();
    boolean winterSale = day >= 3 && day <= 20;
    boolean summerSale = day >= 182 && day <= 202;
    return winterSale || summerSale ? 0.2 : 0;
  }

  /** The Monday before Black Friday to the Monday after it. */
  static boolean blackWeek(LocalDate date) {
    LocalDate thanksgiving =
        LocalDate.of(date.getYear(), 11, 1)
            .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
    return !date.isBefore(thanksgiving.minusDays(3)) && !date.isAfter(thanksgiving.plusDays(4));
  }

  private static double raw(LocalDate date) {
    double special = blackWeek(date) ? 1.8 : 1;
    if (date.getMonthValue() == 12 && date.getDayOfMonth() >= 22) {
      special = 0.5;
    }
    return WEEKDAY[date.getDayOfWeek().getValue() - 1] * MONTH[date.getMonthValue() - 1] * special;
  }
}
