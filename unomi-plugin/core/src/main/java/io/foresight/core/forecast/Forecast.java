/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Expectations and intervals for the days and weeks after a series. Immutable. */
public final class Forecast {
  /** A day or a week to come. */
  public static final class Point {
    private final long day;
    private final double mean;
    private final Predictive distribution;

    Point(long day, double mean, Predictive distribution) {
      this.day = day;
      this.mean = mean;
      this.distribution = distribution;
    }

    /** Its (first) day, since 1970 UTC. */
    public long day() {
      return day;
    }

    /** What is expected on average. */
    public double mean() {
      return mean;
    }

    /**
     * The lower end of the interval that holds the value with a probability, 0..1: as likely below
     * it as above {@link #high}.
     */
    public double low(double probability) {
      return distribution.quantile((1 - probability) / 2);
    }

    /** The upper end of the interval that holds the value with a probability, 0..1. */
    public double high(double probability) {
      return distribution.quantile((1 + probability) / 2);
    }

    Predictive distribution() {
      return distribution;
    }

    Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("day", LocalDate.ofEpochDay(day).toString());
      map.put("mean", rounded(mean));
      map.put("low80", rounded(low(0.8)));
      map.put("high80", rounded(high(0.8)));
      map.put("low95", rounded(low(0.95)));
      map.put("high95", rounded(high(0.95)));
      return map;
    }
  }

  private final List<Point> days;
  private final List<Point> weeks;
  private final String model;
  private final Map<String, Object> details;

  Forecast(List<Point> days, List<Point> weeks, String model, Map<String, Object> details) {
    this.days = Collections.unmodifiableList(new ArrayList<>(days));
    this.weeks = Collections.unmodifiableList(new ArrayList<>(weeks));
    this.model = model;
    this.details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /** The days to come, the first one right after the series; empty without data. */
  public List<Point> days() {
    return days;
  }

  /** Full weeks to come, Monday to Sunday; empty without data. */
  public List<Point> weeks() {
    return weeks;
  }

  /** Name of the candidate that won, or {@code none}. */
  public String model() {
    return model;
  }

  /** JSON-like: the model, what it found, how the candidates did, the days and weeks. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model", model);
    map.putAll(details);
    List<Object> list = new ArrayList<>();
    days.forEach(p -> list.add(p.toMap()));
    map.put("days", list);
    List<Object> weekly = new ArrayList<>();
    weeks.forEach(p -> weekly.add(p.toMap()));
    map.put("weeks", weekly);
    return map;
  }

  /** Four significant digits, whole numbers from 1000 on. */
  static double rounded(double v) {
    if (!Double.isFinite(v) || v == 0) {
      return 0;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(v))) - 3);
    return Math.abs(v) >= 1000 ? Math.rint(v) : Math.rint(v / unit) / Math.rint(1 / unit);
  }
}
