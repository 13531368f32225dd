/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good forecasts of a series would have been: at several past days everything, the choice of
 * the model included, is done anew from what was known then, and the {@link Contest#HORIZON} days
 * after are compared with what came and with the seasonal naive.
 *
 * <p>MASE is the mean absolute error over that of the seasonal naive one week ahead in the past
 * (Hyndman &amp; Koehler 2006, doi 10.1016/j.ijforecast.2006.03.001), RMSSE the same of squares,
 * under a root (M5: Makridakis et al. 2022, doi 10.1016/j.ijforecast.2021.11.013). Below 1 is
 * better than next week's guess by last week's value.
 */
public final class BackTest {
  /** No forecast is tried from fewer days. */
  private static final int LEAST = 56;

  /** Student's t for one to five degrees of freedom. */
  private static final double[] SMALL = {12.706, 4.303, 3.182, 2.776, 2.571};

  private final double[] absolute;
  private final double[] naiveAbsolute;
  private final double[] square;
  private final double[] naiveSquare;
  private int days;
  private int in80;
  private int in95;
  private int weeks;
  private int weeksIn80;
  private int weeksIn95;

  private BackTest(int origins) {
    absolute = new double[origins];
    naiveAbsolute = new double[origins];
    square = new double[origins];
    naiveSquare = new double[origins];
  }

  /**
   * Tests on the last days of a series.
   *
   * @param most number of origins, {@link Contest#HORIZON} days apart, so that no day is forecast
   *     twice; there are fewer, perhaps none, when the series is short
   */
  public static BackTest run(DailySeries series, Forecasting forecasting, int most) {
    DailySeries y = series.sinceFirstPositive();
    int origins = Math.max(0, Math.min(most, (y.length() - LEAST) / Contest.HORIZON));
    BackTest test = new BackTest(origins);
    for (int o = 0; o < origins; o++) {
      test.add(o, y, y.length() - (origins - o) * Contest.HORIZON, forecasting);
    }
    return test;
  }

  private void add(int o, DailySeries y, int origin, Forecasting forecasting) {
    DailySeries past = y.head(origin);
    Forecast forecast = forecasting.forecast(past);
    double[] naive = new SeasonalNaive().ahead(past, new int[] {origin}, Contest.HORIZON)[0];
    double scale = 0;
    double squareScale = 0;
    int steps = 0;
    for (int i = 7; i < origin; i++) {
      double d = y.get(i) - y.get(i - 7);
      if (!Double.isNaN(d)) {
        scale += Math.abs(d);
        squareScale += d * d;
        steps++;
      }
    }
    if (scale == 0 || forecast.days().isEmpty()) {
      return;
    }
    int known = 0;
    for (int h = 0; h < Contest.HORIZON; h++) {
      double v = y.get(origin + h);
      if (Double.isNaN(v)) {
        continue;
      }
      Forecast.Point p = forecast.days().get(h);
      known++;
      absolute[o] += Math.abs(v - p.mean());
      naiveAbsolute[o] += Math.abs(v - naive[h]);
      square[o] += (v - p.mean()) * (v - p.mean());
      naiveSquare[o] += (v - naive[h]) * (v - naive[h]);
      days++;
      in80 += v >= p.low(0.8) && v <= p.high(0.8) ? 1 : 0;
      in95 += v >= p.low(0.95) && v <= p.high(0.95) ? 1 : 0;
    }
    double per = Math.max(1, known);
    absolute[o] /= per * scale / steps;
    naiveAbsolute[o] /= per * scale / steps;
    square[o] /= per * squareScale / steps;
    naiveSquare[o] /= per * squareScale / steps;
    weekly(y, origin, forecast);
  }

  private void weekly(DailySeries y, int origin, Forecast forecast) {
    for (Forecast.Point w : forecast.weeks()) {
      int from = (int) (w.day() - y.startDay());
      double sum = 0;
      for (int i = from; i < from + 7; i++) {
        sum += i < origin + Contest.HORIZON ? y.get(i) : Double.NaN;
      }
      if (!Double.isNaN(sum)) {
        weeks++;
        weeksIn80 += sum >= w.low(0.8) && sum <= w.high(0.8) ? 1 : 0;
        weeksIn95 += sum >= w.low(0.95) && sum <= w.high(0.95) ? 1 : 0;
      }
    }
  }

  /** Number of origins. */
  public int origins() {
    return absolute.length;
  }

  /** Mean absolute scaled error; {@code NaN} without origins. */
  public double mase() {
    return mean(absolute);
  }

  /** The seasonal naive's mean absolute scaled error. */
  public double naiveMase() {
    return mean(naiveAbsolute);
  }

  /** Root mean squared scaled error, the mean being over origins. */
  public double rmsse() {
    return Math.sqrt(mean(square));
  }

  /** The seasonal naive's. */
  public double naiveRmsse() {
    return Math.sqrt(mean(naiveSquare));
  }

  /**
   * By how much the naive's MASE is higher, with the ends of the 95 % interval by Student's t over
   * origins: {difference, low, high}; infinite ends with fewer than two origins.
   */
  public double[] gain() {
    return difference(naiveAbsolute, absolute);
  }

  /** As {@link #gain} of mean squared scaled errors. */
  public double[] squareGain() {
    return difference(naiveSquare, square);
  }

  /** Share of days within the 80 % interval. */
  public double coverage80() {
    return days == 0 ? Double.NaN : (double) in80 / days;
  }

  /** Share of days within the 95 % interval. */
  public double coverage95() {
    return days == 0 ? Double.NaN : (double) in95 / days;
  }

  /** Share of weeks within the 80 % interval. */
  public double weeklyCoverage80() {
    return weeks == 0 ? Double.NaN : (double) weeksIn80 / weeks;
  }

  /** Share of weeks within the 95 % interval. */
  public double weeklyCoverage95() {
    return weeks == 0 ? Double.NaN : (double) weeksIn95 / weeks;
  }

  /** JSON-like, for the report. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("origins", origins());
    if (days > 0) {
      map.put("horizonDays", Contest.HORIZON);
      map.put("mase", Forecast.rounded(mase()));
      map.put("naiveMase", Forecast.rounded(naiveMase()));
      map.put("rmsse", Forecast.rounded(rmsse()));
      map.put("naiveRmsse", Forecast.rounded(naiveRmsse()));
      double[] g = gain();
      map.put("maseGained", Forecast.rounded(g[0]));
      if (origins() > 1) {
        map.put("maseGainedLow", Forecast.rounded(g[1]));
        map.put("maseGainedHigh", Forecast.rounded(g[2]));
      }
      map.put("betterThanNaive", g[1] > 0);
      map.put("coverage80", Forecast.rounded(coverage80()));
      map.put("coverage95", Forecast.rounded(coverage95()));
    }
    if (weeks > 0) {
      map.put("weeklyCoverage80", Forecast.rounded(weeklyCoverage80()));
      map.put("weeklyCoverage95", Forecast.rounded(weeklyCoverage95()));
    }
    return map;
  }

  private static double[] difference(double[] worse, double[] better) {
    int n = worse.length;
    double[] d = new double[n];
    for (int i = 0; i < n; i++) {
      d[i] = worse[i] - better[i];
    }
    double mean = mean(d);
    if (n < 2) {
      return new double[] {mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
    }
    double squares = 0;
    for (double v : d) {
      squares += (v - mean) * (v - mean);
    }
    double half = student(n - 1) * Math.sqrt(squares / (n - 1) / n);
    return new double[] {mean, mean - half, mean + half};
  }

  /** The 97.5 % point of Student's t, by Cornish &amp; Fisher's expansion from six on. */
  static double student(int freedom) {
    if (freedom <= SMALL.length) {
      return SMALL[freedom - 1];
    }
    double z = 1.959964;
    double z3 = z * z * z;
    double z5 = z3 * z * z;
    double n = freedom;
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n);
  }

  private static double mean(double[] v) {
    double sum = 0;
    for (double x : v) {
      sum += x;
    }
    return v.length == 0 ? Double.NaN : sum / v.length;
  }
}
