/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The test rows in at most 200 slices, highest scores first: how many rows, for how many of them it
 * happened, how many were predicted. Small enough for the model card, enough to draw the gains
 * curve and to simulate mailings without the rows. Rows of equal score are in one slice. Immutable.
 */
public final class GainsTable {
  /** Slices at most. */
  public static final int SLICES = 200;

  private final double[] rows;
  private final double[] positives;
  private final double[] predicted;
  private final double[] lowest;
  private final double highest;
  private final double designEffect;

  private GainsTable(
      double[] rows,
      double[] positives,
      double[] predicted,
      double[] lowest,
      double highest,
      double designEffect) {
    this.rows = rows;
    this.positives = positives;
    this.predicted = predicted;
    this.lowest = lowest;
    this.highest = highest;
    this.designEffect = designEffect;
  }

  /**
   * Slices the predictions.
   *
   * @param ranking of the test rows
   * @param groups what each row belongs to, in the order the ranking was made from; rows of one
   *     group count as fewer than their number, see {@link #designEffect}
   */
  public static GainsTable of(Ranking ranking, long[] groups) {
    int n = ranking.size();
    double[][] t = new double[4][SLICES];
    int slice = 0;
    for (int k = 0; k < n; slice++) {
      int until = (int) Math.max(k + 1, (long) n * (slice + 1) / SLICES);
      while (k < n && (k < until || ranking.probability(k) == ranking.probability(k - 1))) {
        t[0][slice]++;
        t[1][slice] += ranking.label(k) ? 1 : 0;
        t[2][slice] += ranking.probability(k);
        t[3][slice] = ranking.probability(k);
        k++;
      }
    }
    int used = slice;
    return new GainsTable(
        Arrays.copyOf(t[0], used),
        Arrays.copyOf(t[1], used),
        Arrays.copyOf(t[2], used),
        Arrays.copyOf(t[3], used),
        n == 0 ? Double.NaN : ranking.probability(0),
        designEffect(ranking, groups));
  }

  private static double designEffect(Ranking ranking, long[] groups) {
    double rate = ranking.rate(ranking.ones());
    Map<Long, Double> sums = new HashMap<>();
    double rowwise = 0;
    for (int k = 0; k < ranking.size(); k++) {
      double residual = (ranking.label(k) ? 1 : 0) - rate;
      rowwise += residual * residual;
      sums.merge(groups[ranking.original(k)], residual, Double::sum);
    }
    double groupwise = sums.values().stream().mapToDouble(v -> v * v).sum();
    return rowwise > 0 ? Math.max(1, groupwise / rowwise) : 1;
  }

  /** Number of slices, 0 to 200. */
  public int size() {
    return rows.length;
  }

  /** Rows in all. */
  public double rows() {
    return Arrays.stream(rows).sum();
  }

  /** Rows in all for which it happened. */
  public double positives() {
    return Arrays.stream(positives).sum();
  }

  /**
   * Variance of the share of positives over what it would be if all rows were independent (Kish
   * 1965), 1 or more: several rows of one profile are worth less than as many profiles.
   */
  public double designEffect() {
    return designEffect;
  }

  double[] sliceRows() {
    return rows;
  }

  double[] slicePositives() {
    return positives;
  }

  /**
   * How many of all positives the best-scored share of rows holds: the gains curve, straight within
   * a slice.
   *
   * @param share of all rows, 0 to 1
   * @return 0 to 1; NaN when it happened to nobody
   */
  public double gain(double share) {
    return cumulated(positives, share) / positives();
  }

  /** Sum of the predicted probabilities of the best-scored share of rows. */
  public double expected(double share) {
    return cumulated(predicted, share);
  }

  double cumulated(double[] of, double share) {
    return cumulated(rows, of, share);
  }

  static double cumulated(double[] rows, double[] of, double share) {
    double room = Math.min(1, Math.max(0, share)) * Arrays.stream(rows).sum();
    double sum = 0;
    for (int i = 0; i < rows.length && room > 0; i++) {
      if (rows[i] > 0) {
        sum += of[i] * Math.min(1, room / rows[i]);
        room -= rows[i];
      }
    }
    return sum;
  }

  /** Share of rows that score so much or more; straight within a slice. */
  public double shareFrom(double cutOff) {
    double above = 0;
    double top = highest;
    for (int i = 0; i < rows.length; i++) {
      if (lowest[i] >= cutOff) {
        above += rows[i];
      } else {
        double part = top > lowest[i] ? (top - cutOff) / (top - lowest[i]) : 0;
        above += rows[i] * Math.min(1, Math.max(0, part));
        break;
      }
      top = lowest[i];
    }
    return above / rows();
  }

  /** The score from which on about this share of rows is. */
  public double cutOff(double share) {
    double room = share * rows();
    double top = highest;
    for (int i = 0; i < rows.length; i++) {
      if (room <= rows[i]) {
        return top + (lowest[i] - top) * Math.max(0, room / rows[i]);
      }
      room -= rows[i];
      top = lowest[i];
    }
    return top;
  }

  /**
   * Area between gains curve and diagonal over that of the perfect order: the accuracy ratio
   * (Engelmann, Hayden, Tasche 2003), the same as 2 AUC - 1 up to slicing.
   *
   * @return -1 to 1; NaN when it happened to nobody or to all
   */
  public double accuracyRatio() {
    double n = rows();
    double hits = positives();
    double area = 0;
    double before = 0;
    for (int i = 0; i < rows.length; i++) {
      area += rows[i] * (before + positives[i] / 2);
      before += positives[i];
    }
    double rate = hits / n;
    return (area / (n * hits) - 0.5) / ((1 - rate) / 2);
  }

  /** Columns by name, as the model card keeps them. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("rows", Numbers.list(rows));
    m.put("positives", Numbers.list(positives));
    m.put("predicted", Numbers.list(predicted));
    m.put("lowest", Numbers.list(lowest));
    Numbers.put(m, "highest", highest);
    Numbers.put(m, "designEffect", designEffect);
    return m;
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws InvalidInputException if the columns are of unequal length
   */
  public static GainsTable fromMap(Object map) {
    Fields f = Fields.of("gains", map);
    Map<String, Object> m = f.asMap();
    double[] rows = Numbers.array(m, "rows");
    double[] positives = Numbers.array(m, "positives");
    double[] predicted = Numbers.array(m, "predicted");
    double[] lowest = Numbers.array(m, "lowest");
    int n = rows.length;
    if (positives.length != n || predicted.length != n || lowest.length != n) {
      throw new InvalidInputException(
          f.at("rows"), "must have as many numbers as positives, predicted and lowest");
    }
    return new GainsTable(
        rows,
        positives,
        predicted,
        lowest,
        Numbers.get(m, "highest"),
        f.number("designEffect", 1, 1, 1e9));
  }
}
