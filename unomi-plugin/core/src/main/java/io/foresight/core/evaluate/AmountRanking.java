/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Predicted amounts with the actual ones, sorted once, so that weighted metrics (each bootstrap
 * resample is a set of weights) take one pass. Immutable; metrics without a value are NaN.
 */
public final class AmountRanking {
  private final double[] predicted;
  private final double[] actual;
  private final int[] byPrediction;
  private final int[] byActual;

  /**
   * @param predicted amounts, none NaN
   * @param actual amounts, none NaN
   */
  public AmountRanking(double[] predicted, double[] actual) {
    if (predicted.length != actual.length) {
      throw new IllegalArgumentException("as many actual amounts as predicted ones are needed");
    }
    for (int i = 0; i < actual.length; i++) {
      if (!Double.isFinite(predicted[i]) || !Double.isFinite(actual[i])) {
        throw new IllegalArgumentException(
            "not an amount: " + predicted[i] + " predicted, " + actual[i] + " actual");
      }
    }
    this.predicted = predicted.clone();
    this.actual = actual.clone();
    byPrediction = descending(predicted);
    byActual = descending(actual);
  }

  private static int[] descending(double[] v) {
    Integer[] order = new Integer[v.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(v[b], v[a]));
    int[] out = new int[v.length];
    Arrays.setAll(out, i -> order[i]);
    return out;
  }

  /** Number of rows. */
  public int size() {
    return actual.length;
  }

  /** A weight of one for every row. */
  public double[] ones() {
    double[] w = new double[actual.length];
    Arrays.fill(w, 1);
    return w;
  }

  /** Mean absolute error. */
  public double mae(double[] w) {
    double sum = 0;
    double n = 0;
    for (int i = 0; i < w.length; i++) {
      sum += w[i] * Math.abs(predicted[i] - actual[i]);
      n += w[i];
    }
    return n > 0 ? sum / n : Double.NaN;
  }

  /** Mean squared error. */
  public double mse(double[] w) {
    double sum = 0;
    double n = 0;
    for (int i = 0; i < w.length; i++) {
      double e = predicted[i] - actual[i];
      sum += w[i] * e * e;
      n += w[i];
    }
    return n > 0 ? sum / n : Double.NaN;
  }

  /** Share of the variance explained; negative when the mean would do better. */
  public double r2(double[] w) {
    double n = 0;
    double mean = 0;
    for (int i = 0; i < w.length; i++) {
      n += w[i];
      mean += w[i] * actual[i];
    }
    mean /= n;
    double variance = 0;
    for (int i = 0; i < w.length; i++) {
      variance += w[i] * (actual[i] - mean) * (actual[i] - mean);
    }
    return variance > 0 ? 1 - mse(w) * n / variance : Double.NaN;
  }

  /** Predicted total over actual total, minus 1. */
  public double totalError(double[] w) {
    double p = 0;
    double a = 0;
    for (int i = 0; i < w.length; i++) {
      p += w[i] * predicted[i];
      a += w[i] * actual[i];
    }
    return a > 0 ? p / a - 1 : Double.NaN;
  }

  /** Spearman's rank correlation, ties sharing the middle of their ranks. */
  public double spearman(double[] w) {
    double[] p = ranks(predicted, byPrediction, w);
    double[] a = ranks(actual, byActual, w);
    double n = 0;
    double meanP = 0;
    double meanA = 0;
    for (int i = 0; i < w.length; i++) {
      n += w[i];
      meanP += w[i] * p[i];
      meanA += w[i] * a[i];
    }
    meanP /= n;
    meanA /= n;
    double pp = 0;
    double aa = 0;
    double pa = 0;
    for (int i = 0; i < w.length; i++) {
      pp += w[i] * (p[i] - meanP) * (p[i] - meanP);
      aa += w[i] * (a[i] - meanA) * (a[i] - meanA);
      pa += w[i] * (p[i] - meanP) * (a[i] - meanA);
    }
    return pp > 0 && aa > 0 ? pa / Math.sqrt(pp * aa) : Double.NaN;
  }

  private static double[] ranks(double[] v, int[] order, double[] w) {
    double[] out = new double[v.length];
    double seen = 0;
    for (int k = 0; k < order.length; ) {
      int end = k;
      double tie = 0;
      for (; end < order.length && v[order[end]] == v[order[k]]; end++) {
        tie += w[order[end]];
      }
      for (; k < end; k++) {
        out[order[k]] = seen + tie / 2;
      }
      seen += tie;
    }
    return out;
  }

  /**
   * Rows in so many slices of about equal size, best predicted first: {@code rows}, mean {@code
   * predicted}, mean {@code actual}. JSON-like; ties are not kept together.
   */
  public List<Map<String, Object>> slices(int count) {
    List<Map<String, Object>> out = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      int from = (int) ((long) actual.length * s / count);
      int to = (int) ((long) actual.length * (s + 1) / count);
      double p = 0;
      double a = 0;
      for (int k = from; k < to; k++) {
        p += predicted[byPrediction[k]] / (to - from);
        a += actual[byPrediction[k]] / (to - from);
      }
      if (to > from) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("rows", to - from);
        m.put("predicted", p);
        m.put("actual", a);
        out.add(m);
      }
    }
    return out;
  }

  /** Share of the actual total that the best-predicted part of the rows holds, e.g. 0.1. */
  public double capture(double[] w, double top) {
    return capture(w, top, predicted, byPrediction);
  }

  /** The same of a perfect order: what could be reached at most. */
  public double perfectCapture(double[] w, double top) {
    return capture(w, top, actual, byActual);
  }

  private double capture(double[] w, double top, double[] by, int[] order) {
    double n = 0;
    double total = 0;
    for (int i = 0; i < w.length; i++) {
      n += w[i];
      total += w[i] * actual[i];
    }
    double left = n * top;
    double caught = 0;
    for (int k = 0; k < order.length && left > 0; ) {
      double tie = by[order[k]];
      double weight = 0;
      double amount = 0;
      for (; k < order.length && by[order[k]] == tie; k++) {
        weight += w[order[k]];
        amount += w[order[k]] * actual[order[k]];
      }
      caught += weight > 0 ? amount * Math.min(1, left / weight) : 0;
      left -= weight;
    }
    return total > 0 ? caught / total : Double.NaN;
  }
}
