/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import java.util.Optional;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;

/**
 * How the time of the year lifts or lowers a series: harmonics of the year fitted to the logarithm
 * of weekly sums together with a straight trend, by ridge regression (Hyndman &amp; Athanasopoulos,
 * Forecasting: Principles and Practice, 3rd ed., section 12.1). With two years and more the
 * harmonics are hardly held back; below, when one year's course cannot be told from a change of
 * level, there are fewer and they are damped. Below one year there is no season.
 */
final class YearSeason {
  static final double YEAR = 365.2425;
  private static final int LEAST_DAYS = 358;
  private static final double MOST = 4;

  private final double[] coefficients;
  private final long startDay;

  private YearSeason(double[] coefficients, long startDay) {
    this.coefficients = coefficients;
    this.startDay = startDay;
  }

  static boolean possible(int days) {
    return days >= LEAST_DAYS;
  }

  /** Fits the first {@code end} values, unknown days filled with their week's mean. */
  static YearSeason fit(double[] z, int end, long startDay) {
    int weeks = end / 7;
    int from = end - weeks * 7;
    boolean damped = end < 2 * YEAR - 7;
    int harmonics = damped ? 2 : 3;
    int p = 2 + 2 * harmonics;
    double[][] normal = new double[p][p];
    double[] right = new double[p];
    double mean = 0;
    double[] sums = new double[weeks];
    for (int k = 0; k < weeks; k++) {
      sums[k] = weekSum(z, from + 7 * k);
      mean += Double.isNaN(sums[k]) ? 0 : sums[k] / weeks;
    }
    for (int k = 0; k < weeks; k++) {
      if (Double.isNaN(sums[k]) || mean <= 0) {
        continue;
      }
      double y = Math.log(sums[k] / mean + 0.1);
      double[] x = regressors(startDay, from + 7 * k + 3, harmonics, end);
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < p; j++) {
          normal[i][j] += x[i] * x[j];
        }
        right[i] += x[i] * y;
      }
    }
    for (int i = 0; i < p; i++) {
      normal[i][i] += i < 2 ? 1e-6 : damped ? 20 : 4;
    }
    double[] season = new double[2 * harmonics];
    Optional<DenseMatrix.CholeskyFactorization> factors =
        DenseMatrix.createDenseMatrix(normal).choleskyFactorization();
    if (factors.isPresent()) {
      double[] b = factors.get().solve(DenseVector.createDenseVector(right)).toArray();
      System.arraycopy(b, 2, season, 0, season.length);
    }
    return new YearSeason(season, startDay);
  }

  /** Factor of a position, 1/4..4. */
  double factor(int i) {
    double s = 0;
    for (int k = 0; k < coefficients.length / 2; k++) {
      double angle = angle(k, startDay + i);
      s += coefficients[2 * k] * Math.sin(angle) + coefficients[2 * k + 1] * Math.cos(angle);
    }
    return Math.max(1 / MOST, Math.min(MOST, Math.exp(s)));
  }

  /** Intercept, trend in units of the whole span, then the harmonics. */
  private static double[] regressors(long startDay, int i, int harmonics, int end) {
    double[] x = new double[2 + 2 * harmonics];
    x[0] = 1;
    x[1] = (double) i / end;
    for (int k = 0; k < harmonics; k++) {
      double angle = angle(k, startDay + i);
      x[2 + 2 * k] = Math.sin(angle);
      x[3 + 2 * k] = Math.cos(angle);
    }
    return x;
  }

  private static double angle(int harmonic, long day) {
    return 2 * Math.PI * (harmonic + 1) * day / YEAR;
  }

  private static double weekSum(double[] z, int from) {
    double sum = 0;
    int known = 0;
    for (int i = from; i < from + 7; i++) {
      if (!Double.isNaN(z[i])) {
        sum += z[i];
        known++;
      }
    }
    return known == 0 ? Double.NaN : sum * 7 / known;
  }
}
