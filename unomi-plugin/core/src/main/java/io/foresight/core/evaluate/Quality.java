/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The metrics of one set of predictions with intervals. Keys, also in JSON: {@code auc}, {@code
 * prAuc} (average precision), {@code logLoss}, {@code brier}, {@code calibrationError} (ten
 * equal-count bins), {@code lift10} (top 10 %), {@code rate} (share of positives); intervals are 95
 * % bootstrap intervals.
 */
public final class Quality extends Metrics {
  /** All keys in order. */
  public static final List<String> KEYS =
      List.of("auc", "prAuc", "logLoss", "brier", "calibrationError", "lift10", "rate");

  Quality(Map<String, Interval> metrics) {
    super(metrics);
  }

  /** Measures predictions. */
  public static Quality of(Ranking ranking, Bootstrap bootstrap) {
    Map<String, ToDoubleFunction<double[]>> m = new LinkedHashMap<>();
    m.put("auc", ranking::auc);
    m.put("prAuc", ranking::averagePrecision);
    m.put("logLoss", ranking::logLoss);
    m.put("brier", ranking::brier);
    m.put("calibrationError", ranking::calibrationError);
    m.put("lift10", w -> ranking.lift(w, 0.1));
    m.put("rate", ranking::rate);
    return new Quality(bootstrap.intervals(m));
  }

  /** Reads what {@link #toMap} wrote; what is absent is NaN. */
  public static Quality fromMap(Map<?, ?> map) {
    Map<String, Interval> out = new LinkedHashMap<>();
    for (String key : KEYS) {
      Object v = map.get(key);
      Map<?, ?> i = v instanceof Map ? (Map<?, ?>) v : Collections.emptyMap();
      out.put(key, Interval.fromMap(i));
    }
    return new Quality(out);
  }
}
