/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Field mappings of what insights say. Without them the first whole number would make a field one
 * of whole numbers, and conditions on it would compare wrongly.
 */
final class InsightMappings {
  private static final Map<String, Object> NOT_INDEXED = Map.of("type", "object", "enabled", false);
  private static final Map<String, Object> TOLD =
      Map.of("type", "keyword", "index", false, "doc_values", false);

  private InsightMappings() {}

  static Map<String, Object> all() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("value", object(value()));
    m.put("lifecycle", object(lifecycle()));
    m.put("cluster", object(keywords("id", "name", "rfm", "rfmSegment", "persona", "personaId")));
    m.put("lead", object(Map.of("points", Map.of("type", "float"), "why", TOLD)));
    m.put("preferences", NOT_INDEXED);
    return m;
  }

  private static Map<String, Object> value() {
    Map<String, Object> m = new LinkedHashMap<>(keywords("tier"));
    for (String number :
        List.of(
            "alive",
            "expectedOrders",
            "ordersLow80",
            "ordersHigh80",
            "ordersLow95",
            "ordersHigh95",
            "historic",
            "predicted",
            "predictedLow80",
            "predictedHigh80",
            "predictedLow95",
            "predictedHigh95",
            "total",
            "predictedProfit",
            "nextOrderWeeks",
            "nextOrderWithin30d",
            "nextOrderWithin91d",
            "nextOrderWithinYear",
            "daysToChurn")) {
      m.put(number, Map.of("type", "float"));
    }
    for (String moment : List.of("nextOrderFrom", "nextOrderLikely", "nextOrderTo", "refillAsOf")) {
      m.put(moment, Map.of("type", "date"));
    }
    m.put("horizonDays", Map.of("type", "integer"));
    m.put("highValue", Map.of("type", "boolean"));
    m.put("refillOutdated", Map.of("type", "boolean"));
    m.put("refill", NOT_INDEXED);
    return m;
  }

  private static Map<String, Object> lifecycle() {
    Map<String, Object> m = new LinkedHashMap<>(keywords("stage", "previous"));
    m.put("since", Map.of("type", "date"));
    m.put("why", TOLD);
    m.put("trail", TOLD);
    return m;
  }

  private static Map<String, Object> keywords(String... names) {
    Map<String, Object> m = new LinkedHashMap<>();
    for (String name : names) {
      m.put(name, Map.of("type", "keyword"));
    }
    return m;
  }

  private static Map<String, Object> object(Map<String, Object> properties) {
    return Map.of("properties", properties);
  }
}
