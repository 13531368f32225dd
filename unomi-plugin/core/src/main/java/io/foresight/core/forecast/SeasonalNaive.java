/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import java.util.Map;

/**
 * Next week will be like last week (Hyndman &amp; Athanasopoulos, fpp3, section 5.2): what every
 * other forecaster has to beat. An unknown day takes the value of the latest known same weekday,
 * failing that the mean.
 */
final class SeasonalNaive implements Forecaster, Forecaster.Fitted {
  @Override
  public String name() {
    return "seasonal_naive";
  }

  @Override
  public boolean fits(int days) {
    return days >= 7;
  }

  @Override
  public Fitted fit(DailySeries y, int end) {
    return this;
  }

  @Override
  public double[][] ahead(DailySeries y, int[] origins, int horizon) {
    double[][] out = new double[origins.length][horizon];
    for (int o = 0; o < origins.length; o++) {
      for (int h = 0; h < horizon; h++) {
        out[o][h] = h < 7 ? last(y, origins[o], h) : out[o][h - 7];
      }
    }
    return out;
  }

  @Override
  public Map<String, Object> describe(DailySeries y) {
    return Map.of("words", "next week like last week");
  }

  private static double last(DailySeries y, int origin, int h) {
    for (int i = origin + h - 7; i >= 0; i -= 7) {
      if (!Double.isNaN(y.get(i))) {
        return y.get(i);
      }
    }
    return y.mean(origin);
  }
}
