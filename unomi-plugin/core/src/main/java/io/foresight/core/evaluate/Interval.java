/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;

/** A measured value with the bounds of its 95 % bootstrap interval. NaN where it has no value. */
public final class Interval {
  private final double value;
  private final double low;
  private final double high;

  /**
   * @param value the value on the sample itself
   * @param low 2.5th percentile over the resamples
   * @param high 97.5th percentile
   */
  public Interval(double value, double low, double high) {
    this.value = value;
    this.low = low;
    this.high = high;
  }

  /** The same in another unit; the factor is above 0. */
  public Interval times(double factor) {
    return new Interval(value * factor, low * factor, high * factor);
  }

  /** The value on the sample itself. */
  public double value() {
    return value;
  }

  /** Lower bound. */
  public double low() {
    return low;
  }

  /** Upper bound. */
  public double high() {
    return high;
  }

  /** {@code value, low, high}; what is NaN is left out. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    Numbers.put(m, "value", value);
    Numbers.put(m, "low", low);
    Numbers.put(m, "high", high);
    return m;
  }

  /** Reads what {@link #toMap} wrote; what is absent is NaN. */
  public static Interval fromMap(Map<?, ?> m) {
    return new Interval(Numbers.get(m, "value"), Numbers.get(m, "low"), Numbers.get(m, "high"));
  }
}
