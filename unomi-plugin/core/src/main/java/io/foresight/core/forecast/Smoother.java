/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Exponential smoothing with level, damped trend and weekday in the form for non-negative data of
 * any size, zeros included. State after a value {@code z} whose expectation was {@code m = L w}:
 *
 * <pre>{@code
 * level   l = L + alpha (z - m),  L = l' + phi b'
 * trend   b = phi b' + beta (z - m)
 * weekday a[d] = a'[d] + gamma (z - a'[d]),  w[d] = a[d] / mean(a)
 * }</pre>
 *
 * Level, trend and season of Hyndman, Koehler, Ord &amp; Snyder, Forecasting with Exponential
 * Smoothing (2008), table 2.2 (damped trend, multiplicative season, normalised as in section 8.1);
 * the level moves by the plain error, as their local level for counts does (chapter 16): weighting
 * a day's relative error by its weekday's size, so a closed day divides nothing by zero.
 */
final class Smoother {
  /** The weights. No trend when beta is 0, no weekday when gamma is 0. */
  static final class Weights {
    final double alpha;
    final double beta;
    final double phi;
    final double gamma;

    Weights(double alpha, double beta, double phi, double gamma) {
      this.alpha = alpha;
      this.beta = beta;
      this.phi = phi;
      this.gamma = gamma;
    }

    Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("alpha", alpha);
      map.put("beta", beta);
      map.put("phi", phi);
      map.put("gamma", gamma);
      return map;
    }
  }

  /** Beyond these multiples of today's level no trend is believed. */
  private static final double MOST = 3;

  private static final int WARM_UP = 56;

  private final Weights w;
  private final double[] byWeekday = new double[7];
  private double level;
  private double trend;

  /**
   * Starts from the first eight weeks at most.
   *
   * @param firstWeekday of the first value, 0 = Monday
   */
  Smoother(Weights w, double[] z, int end, int firstWeekday) {
    this.w = w;
    int n = Math.min(end, WARM_UP);
    double[] sums = new double[7];
    int[] counts = new int[7];
    double sum = 0;
    int known = 0;
    int recent = 0;
    double recentSum = 0;
    for (int i = 0; i < n; i++) {
      if (!Double.isNaN(z[i])) {
        int d = (firstWeekday + i) % 7;
        sums[d] += z[i];
        counts[d]++;
        sum += z[i];
        known++;
        if (i < 28) {
          recentSum += z[i];
          recent++;
        }
      }
    }
    double mean = known == 0 ? 0 : sum / known;
    level = recent == 0 ? mean : recentSum / recent;
    for (int d = 0; d < 7; d++) {
      // One ordinary day beforehand: a weekday seen once is not a pattern.
      byWeekday[d] = (sums[d] + mean) / (counts[d] + 1);
    }
  }

  double level() {
    return level;
  }

  double trend() {
    return trend;
  }

  /** Factor of a weekday, 0 = Monday; 1 on average. */
  double weekday(int d) {
    if (w.gamma == 0) {
      return 1;
    }
    double sum = 0;
    for (double a : byWeekday) {
      sum += a;
    }
    return sum > 0 ? 7 * byWeekday[d] / sum : 1;
  }

  /** Expectation of the next value. */
  double next(int d) {
    return Math.max(0, level + w.phi * trend) * weekday(d);
  }

  /** Takes a value in; {@code NaN} lets a day pass. */
  void add(double z, int d) {
    double expected = Math.max(0, level + w.phi * trend);
    double error = Double.isNaN(z) ? 0 : z - expected * weekday(d);
    level = Math.max(0, expected + w.alpha * error);
    trend = w.phi * trend + w.beta * error;
    if (!Double.isNaN(z)) {
      byWeekday[d] += w.gamma * (z - byWeekday[d]);
    }
  }

  /** Expectations of the coming days, the first of which has the given weekday. */
  double[] ahead(int firstWeekday, int horizon) {
    double[] out = new double[horizon];
    double gain = 0;
    double damp = 1;
    for (int h = 0; h < horizon; h++) {
      damp *= w.phi;
      gain += damp * trend;
      double l = Math.max(level / MOST, Math.min(level * MOST, level + gain));
      out[h] = l * weekday((firstWeekday + h) % 7);
    }
    return out;
  }
}
