/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.Map;

/** Numbers on their way to and from JSON: six decimals, absent instead of NaN. */
final class Numbers {
  private Numbers() {}

  /** Puts the number rounded to six decimals; leaves it out when it is not finite. */
  static void put(Map<String, Object> m, String key, double v) {
    if (Double.isFinite(v)) {
      m.put(key, Math.rint(v * 1e6) / 1e6);
    }
  }

  static double get(Map<?, ?> m, String key) {
    Object v = m.get(key);
    return v instanceof Number ? ((Number) v).doubleValue() : Double.NaN;
  }
}
