/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.drift;

import io.foresight.core.evaluate.Numbers;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.table.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * How far features and scores have moved since training. Each column is compared with the training
 * rows of the same season a year ago where there were at least 200, and with all of them; the
 * nearer one counts. Says nothing about quality: that is for {@link DriftDecision}. Immutable.
 */
public final class DriftReport {
  private static final double MATTERS = 0.3;

  private final long rows;
  private final List<ColumnDrift> columns;

  private DriftReport(long rows, List<ColumnDrift> columns) {
    this.rows = rows;
    this.columns = Collections.unmodifiableList(columns);
  }

  /**
   * Compares.
   *
   * @param reference from the model's card
   * @param current rows of now, with whatever columns; those it lacks are left out
   * @param scores the model's probability for each of them
   * @param now their moment, ms
   */
  public static DriftReport of(
      ReferenceProfile reference, TrainingSet current, double[] scores, long now) {
    List<ColumnDrift> out = new ArrayList<>();
    for (ColumnProfile p :
        current.size() >= ColumnProfile.LEAST_ROWS
            ? reference.columns()
            : Collections.<ColumnProfile>emptyList()) {
      Bins bins = p.bins();
      if (p.name().equals(ReferenceProfile.SCORE)) {
        out.add(compare(p, counts(bins, current.size(), i -> bins.of(scores[i])), now));
        continue;
      }
      int n = current.schema().numbers().indexOf(Column.number(p.name()));
      int c = current.schema().categories().indexOf(Column.category(p.name()));
      if (n >= 0 && bins.numeric()) {
        out.add(compare(p, counts(bins, current.size(), i -> bins.of(current.number(i, n))), now));
      } else if (c >= 0) {
        out.add(
            compare(p, counts(bins, current.size(), i -> bins.of(current.category(i, c))), now));
      }
    }
    return new DriftReport(current.size(), out);
  }

  private static double[] counts(Bins bins, int rows, IntUnaryOperator bin) {
    double[] counts = new double[bins.size()];
    for (int i = 0; i < rows; i++) {
      counts[bin.applyAsInt(i)]++;
    }
    return counts;
  }

  private static ColumnDrift compare(ColumnProfile p, double[] now, long time) {
    double[] before = p.all();
    double psi = Effect.psi(before, now);
    double[] season = p.period(ReferenceProfile.yearBefore(time));
    boolean same = false;
    if (season.length > 0) {
      double seasonal = Effect.psi(season, now);
      if (seasonal < psi) {
        same = true;
        psi = seasonal;
        before = season;
      }
    }
    double distance =
        p.bins().numeric()
            ? Effect.distance(p.bins().edges(), before, now, p.deviation())
            : Double.NaN;
    int missing = p.bins().missing();
    return new ColumnDrift(
        p,
        psi,
        distance,
        same,
        before[missing] / ColumnProfile.sum(before),
        now[missing] / ColumnProfile.sum(now));
  }

  /** Whether there were enough rows (200) to say anything. */
  public boolean enough() {
    return !columns.isEmpty();
  }

  /** All columns, the scores first, then those that matter most to the model. */
  public List<ColumnDrift> columns() {
    return columns;
  }

  /** Share of the model's contributions whose columns moved unusually, 0..1. */
  public double unusualWeight() {
    return columns.stream()
        .filter(c -> c.unusual() && !c.column().equals(ReferenceProfile.SCORE))
        .mapToDouble(ColumnDrift::weight)
        .sum();
  }

  /** Whether the scores, or columns with 30 % of the model's contributions, moved unusually. */
  public boolean unusual() {
    boolean scores =
        columns.stream().anyMatch(c -> c.unusual() && c.column().equals(ReferenceProfile.SCORE));
    return scores || unusualWeight() >= MATTERS;
  }

  /** JSON-like; unusual columns and the ten that matter most. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("rows", rows);
    m.put("enough", enough());
    m.put("unusual", unusual());
    Numbers.put(m, "unusualWeight", unusualWeight());
    List<Map<String, Object>> list = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (i <= 10 || columns.get(i).unusual()) {
        list.add(columns.get(i).toMap());
      }
    }
    m.put("columns", list);
    return m;
  }
}
