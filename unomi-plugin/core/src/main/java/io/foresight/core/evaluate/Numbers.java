/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Numbers on their way to and from JSON: six decimals, absent instead of NaN. */
public final class Numbers {
  private Numbers() {}

  /** Puts the number rounded to six decimals; leaves it out when it is not finite. */
  public static void put(Map<String, Object> m, String key, double v) {
    if (Double.isFinite(v)) {
      m.put(key, Math.rint(v * 1e6) / 1e6);
    }
  }

  /** The number of a key; NaN when there is none. */
  public static double get(Map<?, ?> m, String key) {
    Object v = m.get(key);
    return v instanceof Number ? ((Number) v).doubleValue() : Double.NaN;
  }

  /** Numbers with six decimals; whole ones without. */
  public static List<Number> list(double[] values) {
    List<Number> out = new ArrayList<>(values.length);
    for (double v : values) {
      double r = Math.rint(v * 1e6) / 1e6;
      if (r == Math.rint(r) && Math.abs(r) < 1e9) {
        out.add((int) r);
      } else {
        out.add(r);
      }
    }
    return out;
  }

  /** The numbers of a list; empty when there is none, NaN for what is no number. */
  public static double[] array(Map<?, ?> m, String key) {
    Object v = m.get(key);
    if (!(v instanceof List)) {
      return new double[0];
    }
    return ((List<?>) v)
        .stream()
            .mapToDouble(o -> o instanceof Number ? ((Number) o).doubleValue() : Double.NaN)
            .toArray();
  }
}
