/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A profile's move from one lifecycle stage to another, as an event that rules can react to. */
public final class StageChange {
  /** Type of the Unomi event; its properties are {@code from, to, since, why}. */
  public static final String EVENT = "lifecycleChanged";

  private static final String LIFECYCLE = "lifecycle";

  private StageChange() {}

  /**
   * The properties of the event between two contents of {@code systemProperties.foresight}; empty
   * when the stage stayed, or when it is the first: nobody moved then.
   */
  public static Optional<Map<String, Object>> between(
      Map<String, Object> before, Map<String, Object> after) {
    Object from = part(before).get("stage");
    Object to = part(after).get("stage");
    if (from == null || to == null || from.equals(to)) {
      return Optional.empty();
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("from", from);
    properties.put("to", to);
    for (String key : new String[] {"since", "why"}) {
      Object value = part(after).get(key);
      if (value != null) {
        properties.put(key, value);
      }
    }
    return Optional.of(properties);
  }

  private static Map<?, ?> part(Map<String, Object> foresight) {
    Object part = foresight.get(LIFECYCLE);
    return part instanceof Map ? (Map<?, ?>) part : Map.of();
  }
}
