/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Exponential smoothing ({@link Smoother}) of a series that was divided by its year's season and
 * its holidays' effects. The weights are the best of a grid by one-step quasi-Poisson deviance,
 * which needs no logarithm of the data and weighs small and large days fairly; a grid always ends
 * and depends on no start.
 */
final class Smoothing implements Forecaster {
  private static final double[] ALPHAS = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5};
  private static final double[] TRENDS = {0.02, 0.1, 0.3};
  private static final double[] DAMPINGS = {0.95, 0.98};
  private static final double[] GAMMAS = {0.02, 0.05, 0.15};

  private final String name;
  private final boolean weekday;
  private final boolean trend;
  private final boolean year;
  private final List<Holiday> holidays;

  Smoothing(String name, boolean weekday, boolean trend, boolean year, List<Holiday> holidays) {
    this.name = name;
    this.weekday = weekday;
    this.trend = trend;
    this.year = year;
    this.holidays = holidays;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean fits(int days) {
    return year ? YearSeason.possible(days) : days >= (weekday ? 14 : 1);
  }

  @Override
  public Fitted fit(DailySeries y, int end) {
    double cap = y.cap(end);
    HolidayEffects effects = HolidayEffects.none(holidays, y.startDay());
    YearSeason season =
        year ? YearSeason.fit(adjusted(y, end, cap, null, effects), end, y.startDay()) : null;
    double[] z = adjusted(y, end, cap, season, effects);
    Smoother.Weights weights = best(z, end, y.weekday(0));
    if (!holidays.isEmpty()) {
      double[] expected = onePass(weights, z, end, y.weekday(0));
      for (int i = 0; i < end; i++) {
        expected[i] *= season == null ? 1 : season.factor(i);
      }
      effects = HolidayEffects.learn(holidays, y, expected, end, cap);
    }
    return new Model(weights, season, effects, cap, end);
  }

  /** The values without their season; holidays, which say nothing of other days, left out. */
  private static double[] adjusted(
      DailySeries y, int end, double cap, @Nullable YearSeason season, HolidayEffects effects) {
    double[] z = new double[end];
    for (int i = 0; i < end; i++) {
      boolean holiday = effects.label(i) != null;
      z[i] =
          holiday ? Double.NaN : Math.min(cap, y.get(i)) / (season == null ? 1 : season.factor(i));
    }
    return z;
  }

  private Smoother.Weights best(double[] z, int end, int firstWeekday) {
    List<Smoother.Weights> grid = new ArrayList<>();
    for (double alpha : ALPHAS) {
      for (double gamma : weekday ? GAMMAS : new double[] {0}) {
        if (!trend) {
          grid.add(new Smoother.Weights(alpha, 0, 1, gamma));
          continue;
        }
        for (double share : TRENDS) {
          for (double phi : DAMPINGS) {
            grid.add(new Smoother.Weights(alpha, alpha * share, phi, gamma));
          }
        }
      }
    }
    double mean = 0;
    int known = 0;
    for (int i = 0; i < end; i++) {
      if (!Double.isNaN(z[i])) {
        mean += z[i];
        known++;
      }
    }
    double floor = known == 0 ? 0 : Deviance.FLOOR * mean / known;
    Smoother.Weights best = grid.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (Smoother.Weights w : grid) {
      double loss = loss(w, z, end, firstWeekday, floor);
      if (loss < least) {
        least = loss;
        best = w;
      }
    }
    return best;
  }

  private static double loss(
      Smoother.Weights w, double[] z, int end, int firstWeekday, double floor) {
    Smoother s = new Smoother(w, z, end, firstWeekday);
    // The first weeks made the start: judging by them would favour standing still.
    int from = Math.min(28, end / 3);
    double loss = 0;
    for (int i = 0; i < end; i++) {
      int d = (firstWeekday + i) % 7;
      if (i >= from && !Double.isNaN(z[i])) {
        loss += Deviance.of(z[i], s.next(d), floor);
      }
      s.add(z[i], d);
    }
    return loss;
  }

  private static double[] onePass(Smoother.Weights w, double[] z, int end, int firstWeekday) {
    Smoother s = new Smoother(w, z, end, firstWeekday);
    double[] expected = new double[end];
    for (int i = 0; i < end; i++) {
      int d = (firstWeekday + i) % 7;
      expected[i] = s.next(d);
      s.add(z[i], d);
    }
    return expected;
  }

  /** Weights, season and effects as learned from the first days. */
  private static final class Model implements Fitted {
    private final Smoother.Weights weights;
    private final @Nullable YearSeason season;
    private final HolidayEffects effects;
    private final double cap;
    private final int learnedFrom;

    Model(
        Smoother.Weights weights,
        @Nullable YearSeason season,
        HolidayEffects effects,
        double cap,
        int learnedFrom) {
      this.weights = weights;
      this.season = season;
      this.effects = effects;
      this.cap = cap;
      this.learnedFrom = learnedFrom;
    }

    @Override
    public double[][] ahead(DailySeries y, int[] origins, int horizon) {
      double[][] out = new double[origins.length][];
      int end = origins.length == 0 ? 0 : origins[origins.length - 1];
      double[] z = adjusted(y, end, cap, season, effects);
      Smoother s = start(z, end, y);
      int i = 0;
      for (int o = 0; o < origins.length; o++) {
        for (; i < origins[o]; i++) {
          s.add(z[i], y.weekday(i));
        }
        out[o] = s.ahead(y.weekday(i), horizon);
        for (int h = 0; h < horizon; h++) {
          double factor = season == null ? 1 : season.factor(i + h);
          out[o][h] *= factor * effects.factor(i + h);
        }
      }
      return out;
    }

    // The start must not know what came after the days that were learned from.
    private Smoother start(double[] z, int end, DailySeries y) {
      return new Smoother(weights, z, Math.min(learnedFrom, end), y.weekday(0));
    }

    @Override
    public Map<String, Object> describe(DailySeries y) {
      double[] z = adjusted(y, y.length(), cap, season, effects);
      Smoother s = start(z, y.length(), y);
      for (int i = 0; i < z.length; i++) {
        s.add(z[i], y.weekday(i));
      }
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("level", s.level());
      if (weights.beta > 0) {
        map.put("trendPerWeek", 7 * s.trend());
      }
      if (weights.gamma > 0) {
        List<Double> factors = new ArrayList<>();
        for (int d = 0; d < 7; d++) {
          factors.add(s.weekday(d));
        }
        map.put("weekdays", factors);
      }
      if (season != null) {
        map.put("season", season.factor(y.length()));
      }
      if (!effects.factors().isEmpty()) {
        map.put("holidays", effects.factors());
      }
      map.put("weights", weights.toMap());
      return map;
    }
  }
}
