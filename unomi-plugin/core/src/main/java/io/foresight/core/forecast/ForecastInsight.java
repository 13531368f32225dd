/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import io.foresight.core.input.Fields;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import io.foresight.core.job.Progress;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the shop as a whole will do: {@link Forecasting} of each {@link SeriesCollector.Measure}. It
 * says nothing of single profiles; everything is in its report, by {@code series.orders}, {@code
 * .revenue}, {@code .engagement} and {@code .mails}: the model and what it found, {@code days} and
 * {@code weeks} with intervals, and under {@code quality} how good such forecasts were in the past.
 */
public final class ForecastInsight implements Insight {
  /** Past forecasts that are checked. */
  private static final int ORIGINS = 6;

  private final Forecasting forecasting;
  private final ZoneId zone;

  /** With the holidays of {@link Holiday#usual} and the days of UTC. */
  public ForecastInsight() {
    this(Holiday.usual(), ZoneOffset.UTC);
  }

  /**
   * @param holidays whose effects to learn
   * @param zone whose midnights part the days
   */
  public ForecastInsight(List<Holiday> holidays, ZoneId zone) {
    forecasting = new Forecasting(holidays);
    this.zone = zone;
  }

  /**
   * Reads {@code {"holidays": [...]}}, each as {@link Holiday} says; without the field the usual
   * ones, with an empty list none.
   *
   * @param zone whose midnights part the days
   * @throws io.foresight.core.input.InvalidInputException naming the field
   */
  public static ForecastInsight from(Map<String, Object> json, ZoneId zone) {
    Fields in = Fields.of("forecast", json).allowOnly(Set.of("holidays"));
    return new ForecastInsight(in.has("holidays") ? Holiday.listOf(in) : Holiday.usual(), zone);
  }

  @Override
  public String id() {
    return "forecast";
  }

  @Override
  public Collector collector(long now) {
    return new SeriesCollector(now, zone);
  }

  @Override
  public Learned learn(Collector all, long now, Progress progress) {
    SeriesCollector series = (SeriesCollector) all;
    Map<String, Object> reports = new LinkedHashMap<>();
    SeriesCollector.Measure[] measures = SeriesCollector.Measure.values();
    for (SeriesCollector.Measure m : measures) {
      progress.report("forecasting", m.ordinal(), measures.length);
      reports.put(m.name().toLowerCase(Locale.ROOT), report(series.series(m)));
    }
    return new Reports(reports);
  }

  private Map<String, Object> report(DailySeries series) {
    Map<String, Object> map = new LinkedHashMap<>(forecasting.forecast(series).toMap());
    BackTest test = BackTest.run(series, forecasting, ORIGINS);
    Map<String, Object> quality = test.toMap();
    map.put("quality", quality);
    List<String> warnings = new ArrayList<>();
    if (test.origins() == 0) {
      warnings.add("too short to check past forecasts: 84 days are needed");
    } else if (Boolean.FALSE.equals(quality.get("betterThanNaive"))) {
      warnings.add("not shown to be better than taking last week's values");
    }
    if (test.origins() > 0 && test.coverage80() < 0.7) {
      warnings.add("past values left the 80 % interval too often: take it with care");
    }
    map.put("warnings", warnings);
    return map;
  }

  @Override
  public Learned restore(Map<String, Object> json) {
    return new Reports(Fields.of("forecast", json).object("series").asMap());
  }

  private static final class Reports implements Learned {
    private final Map<String, Object> series;

    Reports(Map<String, Object> series) {
      this.series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
    }

    @Override
    public Map<String, Object> toMap() {
      return Map.of("series", series);
    }

    @Override
    public Map<String, Object> report() {
      return toMap();
    }

    @Override
    public Map<String, Object> say(Subject subject, long now) {
      return Map.of();
    }
  }
}
