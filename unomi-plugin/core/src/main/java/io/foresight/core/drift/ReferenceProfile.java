/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.drift;

import io.foresight.core.input.Fields;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.table.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What features and scores looked like when a model was trained, small enough for its card: counts
 * per bin, no values and no identifiers. The thirty columns that matter most, and the scores, also
 * by period of 30 days, so that today can be compared with the same season a year ago. Immutable
 * once made.
 */
public final class ReferenceProfile {
  /** Name of the column of scores. */
  public static final String SCORE = "(score)";

  /** Length of a period, ms. */
  static final long PERIOD = 30L * 86_400_000;

  private static final long YEAR = 365L * 86_400_000;
  private static final int BY_PERIOD = 30;

  private final List<ColumnProfile> columns;

  private ReferenceProfile(List<ColumnProfile> columns) {
    this.columns = columns;
  }

  /**
   * Counts the training rows.
   *
   * @param rows that the model was fitted on; their times are ms since 1970
   * @param scores the model's probability for each
   * @param importance columns by share of contribution, from the evaluation report
   */
  public static ReferenceProfile of(
      TrainingSet rows, double[] scores, Map<String, Double> importance) {
    List<ColumnProfile> out = new ArrayList<>();
    out.add(number(SCORE, scores, 1, rows));
    int n = 0;
    int c = 0;
    for (Column column : rows.schema().columns()) {
      double weight = importance.getOrDefault(column.name(), 0.0);
      if (column.kind() == Column.Kind.NUMBER) {
        double[] values = new double[rows.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = rows.number(i, n);
        }
        n++;
        out.add(number(column.name(), values, weight, rows));
      } else {
        List<@Nullable String> values = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
          values.add(rows.category(i, c));
        }
        c++;
        ColumnProfile p = new ColumnProfile(column.name(), Bins.ofCategories(values), weight, 0);
        for (int i = 0; i < rows.size(); i++) {
          p.count(p.bins().of(values.get(i)), rows.time(i) / PERIOD);
        }
        out.add(p);
      }
    }
    out.sort((a, b) -> Double.compare(b.weight(), a.weight()));
    return new ReferenceProfile(out);
  }

  private static ColumnProfile number(
      String name, double[] values, double weight, TrainingSet rows) {
    double count = 0;
    double mean = 0;
    double squares = 0;
    for (double v : values) {
      if (!Double.isNaN(v)) {
        count++;
        double delta = v - mean;
        mean += delta / count;
        squares += delta * (v - mean);
      }
    }
    double deviation = count > 0 ? Math.sqrt(squares / count) : 0;
    ColumnProfile p =
        new ColumnProfile(
            name, Bins.ofNumbers(values), weight, Double.isFinite(deviation) ? deviation : 0);
    for (int i = 0; i < values.length; i++) {
      p.count(p.bins().of(values[i]), rows.time(i) / PERIOD);
    }
    return p;
  }

  List<ColumnProfile> columns() {
    return columns;
  }

  /** The period of the same season a year before a moment. */
  static long yearBefore(long time) {
    return (time - YEAR) / PERIOD;
  }

  /** For the model card. */
  public Map<String, Object> toMap() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      list.add(columns.get(i).toMap(i <= BY_PERIOD));
    }
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("columns", list);
    return m;
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws io.foresight.core.input.InvalidInputException naming the field
   */
  public static ReferenceProfile fromMap(Object map) {
    List<ColumnProfile> out = new ArrayList<>();
    for (Fields f : Fields.of("reference", map).objects("columns")) {
      out.add(ColumnProfile.fromMap(f));
    }
    return new ReferenceProfile(out);
  }
}
