/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts a daily series: candidates of growing complexity compete ({@link Contest}), the winner
 * learns from everything and its errors on rolling origins make the intervals. Never fails for poor
 * data: what it then says is simpler and wider, or nothing. Immutable and thread-safe; the same
 * series always gives the same forecast.
 */
public final class Forecasting {
  /** Days ahead of {@link Forecast#days} by default. */
  public static final int DAYS = 28;

  /** Weeks ahead of {@link Forecast#weeks} by default. */
  public static final int WEEKS = 12;

  private final List<Forecaster> candidates;
  private final int days;
  private final int weeks;

  /** Forecasts {@link #DAYS} and {@link #WEEKS} ahead. */
  public Forecasting(List<Holiday> holidays) {
    this(holidays, DAYS, WEEKS);
  }

  /**
   * @param holidays to learn the effects of
   * @param days ahead, 1 or more
   * @param weeks full weeks ahead, 0 or more
   */
  public Forecasting(List<Holiday> holidays, int days, int weeks) {
    List<Holiday> h = Collections.unmodifiableList(new ArrayList<>(holidays));
    this.days = days;
    this.weeks = weeks;
    candidates =
        List.of(
            new Smoothing("level", false, false, false, h),
            new Smoothing("weekday", true, false, false, h),
            new Smoothing("weekday_trend", true, true, false, h),
            new Smoothing("weekday_year", true, false, true, h),
            new Smoothing("weekday_trend_year", true, true, true, h));
  }

  /** Forecasts what follows a series; what lies before its first positive value is left out. */
  public Forecast forecast(DailySeries series) {
    DailySeries y = series.sinceFirstPositive();
    int known = y.known();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("daysOfHistory", known);
    if (known == 0) {
      details.put("note", "no data");
      return new Forecast(List.of(), List.of(), "none", details);
    }
    if (y.mean(y.length()) == 0) {
      details.put("note", "nothing happened so far");
      if (y.kind() == DailySeries.Kind.AMOUNT) {
        return new Forecast(List.of(), List.of(), "zero", details);
      }
      return points(y, new double[horizon(y)], null, known, "zero", details);
    }
    Contest contest = Contest.of(y, candidates, horizon(y));
    Forecaster winner = contest == null ? candidates.get(0) : contest.winner();
    Forecaster.Fitted fitted = winner.fit(y, y.length());
    double[] ahead = fitted.ahead(y, new int[] {y.length()}, horizon(y))[0];
    details.put("found", fitted.describe(y));
    if (contest == null) {
      details.put("note", "too short to compare models: an average with a wide interval");
    } else {
      details.put("contest", Map.of("deviance", contest.losses(), "origins", contest.origins()));
    }
    return points(y, ahead, contest, known, winner.name(), details);
  }

  private int horizon(DailySeries y) {
    return Math.max(days, 7 * weeks + toMonday(y));
  }

  /** Days from the end of the series to the first Monday on or after it. */
  private static int toMonday(DailySeries y) {
    return Math.floorMod(-y.weekday(y.length()), 7);
  }

  private Forecast points(
      DailySeries y,
      double[] ahead,
      @Nullable Contest contest,
      int known,
      String model,
      Map<String, Object> details) {
    long end = y.startDay() + y.length();
    List<Forecast.Point> daily = new ArrayList<>();
    Spread byDay = spread(y, contest, known, 1);
    for (int h = 0; h < days; h++) {
      daily.add(point(y, byDay, end + h, h + 1, ahead[h], 1, known));
    }
    List<Forecast.Point> weekly = new ArrayList<>();
    Spread byWeek = spread(y, contest, known, 7);
    for (int k = 0; k < weeks; k++) {
      int from = toMonday(y) + 7 * k;
      double sum = 0;
      for (int h = from; h < from + 7; h++) {
        sum += ahead[h];
      }
      weekly.add(point(y, byWeek, end + from, from + 1, sum, 7, known));
    }
    return new Forecast(daily, weekly, model, details);
  }

  private static Forecast.Point point(
      DailySeries y, Spread spread, long day, int h, double mean, int length, int known) {
    if (mean == 0 && y.mean(y.length()) == 0) {
      // Never seen in so many days: Jeffreys' prior on a Poisson rate leaves this.
      double rate = 0.5 * length / known;
      return new Forecast.Point(day, 0, new CountDistribution(rate, rate + 2 * rate * rate));
    }
    return new Forecast.Point(day, mean, spread.around(y.kind(), h, mean));
  }

  private static Spread spread(DailySeries y, @Nullable Contest contest, int known, int block) {
    Prior prior = Prior.of(y);
    if (contest == null) {
      return prior.alone(known, block);
    }
    Errors errors = contest.errors(y, block);
    return Spread.fit(errors, contest.days(y) / block, prior, block, y.kind());
  }
}
