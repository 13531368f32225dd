/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Metrics by key, each with its 95 % bootstrap interval. Immutable. */
public abstract class Metrics {
  private final Map<String, Interval> metrics;

  Metrics(Map<String, Interval> metrics) {
    this.metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /**
   * A metric with its interval.
   *
   * @param key one of those that the class lists
   * @throws IllegalArgumentException if there is none
   */
  public final Interval get(String key) {
    Interval i = metrics.get(key);
    if (i == null) {
      throw new IllegalArgumentException("no metric " + key + ", there are " + metrics.keySet());
    }
    return i;
  }

  /** The value of a metric. */
  public final double value(String key) {
    return get(key).value();
  }

  /** Each metric as {@code value, low, high}; one without a value has no value in it. */
  public final Map<String, Object> toMap() {
    Map<String, Object> out = new LinkedHashMap<>();
    metrics.forEach((k, v) -> out.put(k, v.toMap()));
    return out;
  }
}
