/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Candidates forecast the last part of a series from rolling origins (Tashman 2000, doi
 * 10.1016/S0169-2070(00)00065-0), each having learned only from what lies before; the simplest one
 * within a standard error of the best wins. The standard error is that of Diebold &amp; Mariano
 * (1995, doi 10.1080/07350015.1995.10524599), because errors of neighbouring origins overlap.
 */
final class Contest {
  /** Days ahead that count. */
  static final int HORIZON = 28;

  private static final int LONGEST = 182;
  private static final int LEAST_LEARNED = 14;
  private static final int LEAST_TESTED = 7;
  private static final int ORIGINS = 40;

  private final int learned;
  private final int[] origins;
  private final Forecaster winner;
  private final double[][] expected;
  private final Map<String, Double> losses = new LinkedHashMap<>();

  /**
   * @param y at least {@link #LEAST_LEARNED} + {@link #LEAST_TESTED} days
   * @param candidates simplest first; the first fits any series
   */
  Contest(DailySeries y, List<Forecaster> candidates, int horizon) {
    int n = y.length();
    learned = Math.max(LEAST_LEARNED, n - Math.min(LONGEST, Math.max(LEAST_TESTED, n / 3)));
    origins = origins(learned, n);
    double floor = Deviance.FLOOR * y.mean(n);
    double cap = y.cap(learned);
    List<Forecaster> entrants = new ArrayList<>();
    List<double[][]> forecasts = new ArrayList<>();
    List<double[]> lossOf = new ArrayList<>();
    int best = 0;
    for (Forecaster f : candidates) {
      if (f.fits(learned)) {
        double[][] ahead = f.fit(y, learned).ahead(y, origins, horizon);
        double[] loss = losses(y, origins, ahead, floor, cap);
        losses.put(f.name(), mean(loss));
        entrants.add(f);
        forecasts.add(ahead);
        lossOf.add(loss);
        best = mean(loss) < mean(lossOf.get(best)) ? entrants.size() - 1 : best;
      }
    }
    int chosen = best;
    for (int i = best - 1; i >= 0; i--) {
      chosen = withinNoise(lossOf.get(i), lossOf.get(best)) ? i : chosen;
    }
    winner = entrants.get(chosen);
    expected = forecasts.get(chosen);
  }

  /** Holds a contest if the series is long enough for one. */
  static @Nullable Contest of(DailySeries y, List<Forecaster> candidates, int horizon) {
    return y.length() < LEAST_LEARNED + LEAST_TESTED ? null : new Contest(y, candidates, horizon);
  }

  Forecaster winner() {
    return winner;
  }

  /** Mean deviance by candidate; less is better. */
  Map<String, Double> losses() {
    return losses;
  }

  /** How many days were forecast. */
  int days(DailySeries y) {
    return y.length() - learned;
  }

  int origins() {
    return origins.length;
  }

  /** The winner's errors over blocks of whole days. */
  Errors errors(DailySeries y, int block) {
    return Errors.of(y, origins, expected, block, y.cap(y.length()));
  }

  private static int[] origins(int learned, int n) {
    int step = (n - learned + ORIGINS - 1) / ORIGINS;
    int[] out = new int[(n - learned + step - 1) / step];
    for (int i = 0; i < out.length; i++) {
      out[i] = learned + i * step;
    }
    return out;
  }

  private static double[] losses(
      DailySeries y, int[] origins, double[][] ahead, double floor, double cap) {
    double[] out = new double[origins.length];
    for (int o = 0; o < origins.length; o++) {
      int known = 0;
      for (int h = 0; h < HORIZON && origins[o] + h < y.length(); h++) {
        double v = y.get(origins[o] + h);
        if (!Double.isNaN(v)) {
          out[o] += Deviance.of(Math.min(cap, v), ahead[o][h], floor);
          known++;
        }
      }
      out[o] /= Math.max(1, known);
    }
    return out;
  }

  private boolean withinNoise(double[] simple, double[] best) {
    int n = simple.length;
    double[] d = new double[n];
    for (int i = 0; i < n; i++) {
      d[i] = simple[i] - best[i];
    }
    double mean = mean(d);
    int step = n > 1 ? origins[1] - origins[0] : 1;
    int lags = Math.min(n - 1, HORIZON / step);
    double variance = 0;
    for (int lag = 0; lag <= lags; lag++) {
      double c = 0;
      for (int i = lag; i < n; i++) {
        c += (d[i] - mean) * (d[i - lag] - mean) / n;
      }
      variance += (lag == 0 ? 1 : 2 * (1 - lag / (lags + 1.0))) * c;
    }
    return mean <= Math.sqrt(Math.max(0, variance) / n);
  }

  private static double mean(double[] v) {
    double sum = 0;
    for (double x : v) {
      sum += x;
    }
    return sum / v.length;
  }
}
