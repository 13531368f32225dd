/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/** Short ways to JSON-like answers. */
public final class Maps {
  private Maps() {}

  /** A map in the order given: key, value, key, value … */
  public static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> m = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      m.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return m;
  }
}
