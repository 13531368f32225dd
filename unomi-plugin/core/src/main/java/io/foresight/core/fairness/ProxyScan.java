/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.fairness;

import io.foresight.core.evaluate.Numbers;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which features give a sensitive property away: the share of the property's uncertainty that
 * knowing one feature removes (mutual information over entropy, numbers in ten quantile bins, less
 * the bias of counting, Miller 1955), and the AUC with which a number tells one group from all
 * others. A feature that removes a tenth or reaches AUC 0.8 is a close proxy. Rows without the
 * property are left out.
 */
public final class ProxyScan {
  /** Share of uncertainty removed from which on a feature is a close proxy. */
  public static final double CLOSE_SHARE = 0.1;

  /** AUC from which on a feature is a close proxy. */
  public static final double CLOSE_AUC = 0.8;

  private static final int BINS = 10;
  private static final int LEAST_GROUP = 30;

  private ProxyScan() {}

  /**
   * All features, the closest proxies first.
   *
   * @param rows the features
   * @param values the property of each row; null for none
   */
  public static List<Proxy> of(TrainingSet rows, List<@Nullable String> values) {
    List<Integer> known = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (values.get(i) != null) {
        known.add(i);
      }
    }
    int[] group = codes(known.size(), k -> String.valueOf(values.get(known.get(k))));
    List<Proxy> out = new ArrayList<>();
    int n = 0;
    int c = 0;
    for (Column column : rows.schema().columns()) {
      int[] bins;
      double auc = Double.NaN;
      if (column.kind() == Column.Kind.NUMBER) {
        double[] v = new double[known.size()];
        for (int k = 0; k < v.length; k++) {
          v[k] = rows.number(known.get(k), n);
        }
        n++;
        bins = bins(v);
        auc = auc(v, group);
      } else {
        int at = c++;
        bins = codes(known.size(), k -> String.valueOf(rows.category(known.get(k), at)));
      }
      out.add(new Proxy(column.name(), removed(bins, group), auc));
    }
    out.sort((a, b) -> Double.compare(b.strength(), a.strength()));
    return out;
  }

  /** Share of the entropy of {@code y} that {@code x} removes, 0..1. */
  static double removed(int[] x, int[] y) {
    double n = x.length;
    Map<Long, Integer> both = new HashMap<>();
    Map<Integer, Integer> ofX = new HashMap<>();
    Map<Integer, Integer> ofY = new HashMap<>();
    for (int i = 0; i < x.length; i++) {
      both.merge(((long) x[i] << 32) | y[i], 1, Integer::sum);
      ofX.merge(x[i], 1, Integer::sum);
      ofY.merge(y[i], 1, Integer::sum);
    }
    double entropy = entropy(ofY.values(), n);
    if (!(entropy > 0)) {
      return 0;
    }
    double shared = entropy + entropy(ofX.values(), n) - entropy(both.values(), n);
    double bias = (ofX.size() - 1) * (ofY.size() - 1) / (2 * n);
    return Math.min(1, Math.max(0, (shared - bias) / entropy));
  }

  private static double entropy(Iterable<Integer> counts, double n) {
    double h = 0;
    for (int c : counts) {
      h -= c / n * Math.log(c / n);
    }
    return h;
  }

  private static int[] codes(int size, IntFunction<String> text) {
    Map<String, Integer> known = new HashMap<>();
    int[] out = new int[size];
    for (int k = 0; k < size; k++) {
      String t = text.apply(k);
      Integer code = known.putIfAbsent(t, known.size());
      out[k] = code == null ? known.size() - 1 : code;
    }
    return out;
  }

  private static int[] bins(double[] v) {
    double[] sorted = Arrays.stream(v).filter(x -> !Double.isNaN(x)).sorted().toArray();
    double[] edges = new double[BINS - 1];
    for (int b = 1; b < BINS && sorted.length > 0; b++) {
      edges[b - 1] = sorted[(int) ((long) sorted.length * b / BINS)];
    }
    double[] distinct = Arrays.stream(edges).distinct().toArray();
    int[] out = new int[v.length];
    for (int i = 0; i < v.length; i++) {
      int at = Arrays.binarySearch(distinct, v[i]);
      out[i] = Double.isNaN(v[i]) ? -1 : at >= 0 ? at + 1 : -at - 1;
    }
    return out;
  }

  /** The highest AUC, in either direction, for one group against the others. */
  private static double auc(double[] v, int[] group) {
    Integer[] order = new Integer[v.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(v[a], v[b]));
    double[] rank = new double[v.length];
    int known = 0;
    for (int k = 0; k < order.length && !Double.isNaN(v[order[k]]); ) {
      int end = k;
      while (end < order.length && v[order[end]] == v[order[k]]) {
        end++;
      }
      for (int j = k; j < end; j++) {
        rank[order[j]] = (k + end + 1) / 2.0;
      }
      k = end;
      known = end;
    }
    Map<Integer, double[]> sums = new HashMap<>();
    for (int i = 0; i < v.length; i++) {
      if (!Double.isNaN(v[i])) {
        double[] s = sums.computeIfAbsent(group[i], g -> new double[2]);
        s[0]++;
        s[1] += rank[i];
      }
    }
    double best = Double.NaN;
    for (double[] s : sums.values()) {
      double others = known - s[0];
      if (s[0] >= LEAST_GROUP && others >= LEAST_GROUP) {
        double auc = (s[1] - s[0] * (s[0] + 1) / 2) / (s[0] * others);
        double either = Math.max(auc, 1 - auc);
        best = Double.isNaN(best) ? either : Math.max(best, either);
      }
    }
    return best;
  }

  /** How well one feature predicts the property. */
  public static final class Proxy {
    private final String column;
    private final double removed;
    private final double auc;

    Proxy(String column, double removed, double auc) {
      this.column = column;
      this.removed = removed;
      this.auc = auc;
    }

    /** Its name. */
    public String column() {
      return column;
    }

    /** Share of the property's uncertainty it removes, 0..1. */
    public double removed() {
      return removed;
    }

    /** AUC for one group against the others, 0.5..1; NaN for categories and too few rows. */
    public double auc() {
      return auc;
    }

    /** Whether it is a close proxy. */
    public boolean close() {
      return removed >= CLOSE_SHARE || auc >= CLOSE_AUC;
    }

    private double strength() {
      double byAuc = Double.isNaN(auc) ? 0 : Math.max(0, (auc - 0.5) / (CLOSE_AUC - 0.5));
      return Math.max(removed / CLOSE_SHARE, byAuc);
    }

    /** JSON-like. */
    public Map<String, Object> toMap() {
      Map<String, Object> m = new LinkedHashMap<>();
      m.put("column", column);
      Numbers.put(m, "removed", removed);
      Numbers.put(m, "auc", auc);
      m.put("close", close());
      return m;
    }
  }
}
