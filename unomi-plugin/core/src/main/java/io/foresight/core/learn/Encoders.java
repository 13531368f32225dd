/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.CategoryLevels;
import io.foresight.core.model.LinearEncoder;
import io.foresight.core.model.NumberEncoding;
import io.foresight.core.model.NumberEncoding.Shape;
import io.foresight.core.model.TreeEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fits encoders; they see nothing but the rows given here, which must be training rows. */
final class Encoders {
  /** Levels kept per categorical column; the others share "other". */
  static final int MAX_LEVELS = 60;

  /** A level needs this many rows to be told apart. */
  static final int MIN_LEVEL_ROWS = 10;

  /** Rows looked at for quantiles: enough for ten bins, whatever the size of the set. */
  private static final int QUANTILE_ROWS = 100_000;

  private static final int BINS = 10;

  private Encoders() {}

  static TreeEncoder trees(TrainingSet rows) {
    return new TreeEncoder(rows.schema(), levels(rows));
  }

  static LinearEncoder linear(TrainingSet rows, Shape shape) {
    List<NumberEncoding> numbers = new ArrayList<>();
    for (int c = 0; c < rows.schema().numbers().size(); c++) {
      numbers.add(number(rows, c, shape));
    }
    return new LinearEncoder(rows.schema(), numbers, levels(rows));
  }

  static NumberEncoding number(TrainingSet rows, int column, Shape shape) {
    return shape == Shape.BINS ? bins(rows, column, BINS) : line(rows, column, shape);
  }

  /** Standardised over the rows; a column of two values at most stays as it is. */
  private static NumberEncoding line(TrainingSet rows, int column, Shape shape) {
    double n = 0;
    double mean = 0;
    double squares = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    boolean others = false;
    for (int i = 0; i < rows.size(); i++) {
      float v = rows.number(i, column);
      if (!Float.isNaN(v)) {
        double t = NumberEncoding.transform(shape, v);
        n++;
        double delta = t - mean;
        mean += delta / n;
        squares += delta * (t - mean);
        others |= low <= high && t != low && t != high && low != high;
        low = Math.min(low, t);
        high = Math.max(high, t);
      }
    }
    if (n == 0) {
      return NumberEncoding.line(shape, 0, 1, 0, 0);
    }
    double deviation = Math.sqrt(squares / n);
    double range = high - low;
    if (!others && low >= 0 && high <= 1) {
      return NumberEncoding.line(shape, 0, 1, Math.min(0, low), Math.max(1, high));
    }
    if (!(deviation > 1e-9 * Math.max(1, Math.abs(mean)))) {
      return NumberEncoding.line(shape, mean, 1, low, high);
    }
    // Beyond twice the range seen, a straight line is a guess: hold it there.
    return NumberEncoding.line(shape, mean, deviation, low - range, high + range);
  }

  static NumberEncoding bins(TrainingSet rows, int column, int count) {
    int step = Math.max(1, rows.size() / QUANTILE_ROWS);
    float[] sample = new float[rows.size() / step + 1];
    int n = 0;
    for (int i = 0; i < rows.size(); i += step) {
      float v = rows.number(i, column);
      if (!Float.isNaN(v)) {
        sample[n++] = v;
      }
    }
    float[] sorted = Arrays.copyOf(sample, n);
    Arrays.sort(sorted);
    float[] edges = new float[count];
    int used = 0;
    for (int b = 1; b < count && n > 0; b++) {
      float edge = sorted[(int) ((long) n * b / count)];
      if (edge > sorted[0] && (used == 0 || edge > edges[used - 1])) {
        edges[used++] = edge;
      }
    }
    // A value that fills most bins still gets its own: the first larger value closes it.
    if (n > 0 && sorted[0] < sorted[n - 1] && (used == 0 || used < count - 1)) {
      int above = firstAbove(sorted, sorted[0]);
      float edge = sorted[above];
      if (used == 0 || edge < edges[0]) {
        System.arraycopy(edges, 0, edges, 1, used);
        edges[0] = edge;
        used++;
      }
    }
    return NumberEncoding.bins(Arrays.copyOf(edges, used));
  }

  private static int firstAbove(float[] sorted, float value) {
    int i = 0;
    while (i < sorted.length - 1 && sorted[i] <= value) {
      i++;
    }
    return i;
  }

  /** The most frequent levels first, ties by name, so that the order depends on nothing else. */
  static List<CategoryLevels> levels(TrainingSet rows) {
    List<CategoryLevels> out = new ArrayList<>();
    for (int c = 0; c < rows.schema().categories().size(); c++) {
      Map<String, Integer> counts = new HashMap<>();
      for (int i = 0; i < rows.size(); i++) {
        String v = rows.category(i, c);
        if (v != null) {
          counts.merge(v, 1, Integer::sum);
        }
      }
      List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counts.entrySet());
      sorted.sort(
          Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue())
              .thenComparing(Map.Entry::getKey));
      List<String> names = new ArrayList<>();
      for (Map.Entry<String, Integer> e : sorted) {
        if (names.size() < MAX_LEVELS && e.getValue() >= MIN_LEVEL_ROWS) {
          names.add(e.getKey());
        }
      }
      out.add(new CategoryLevels(names));
    }
    return out;
  }
}
