/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.fairness;

import io.foresight.core.evaluate.Interval;
import java.util.LinkedHashMap;
import java.util.Map;

/** How one group of people fares under a model. Immutable. */
public final class GroupFigures {
  private final String group;
  private final int rows;
  private final int positives;
  private final Map<String, Interval> figures;

  GroupFigures(String group, int rows, int positives, Map<String, Interval> figures) {
    this.group = group;
    this.rows = rows;
    this.positives = positives;
    this.figures = new LinkedHashMap<>(figures);
  }

  /** Value of the property; {@link FairnessAudit#MISSING} for none. */
  public String group() {
    return group;
  }

  /** Rows of it. */
  public int rows() {
    return rows;
  }

  /** Rows for which it happened. */
  public int positives() {
    return positives;
  }

  /**
   * A figure: {@code selectionRate}, {@code truePositiveRate}, {@code falsePositiveRate}, {@code
   * observed}, {@code predicted}, {@code observedOverPredicted}, and the ratios of the first two to
   * those of the group with the highest: {@code selectionRateRatio}, {@code truePositiveRateRatio}.
   * NaN when the group is too small.
   */
  public Interval figure(String key) {
    return figures.getOrDefault(key, new Interval(Double.NaN, Double.NaN, Double.NaN));
  }

  Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("group", group);
    m.put("rows", rows);
    m.put("positives", positives);
    figures.forEach((k, v) -> m.put(k, v.toMap()));
    return m;
  }
}
