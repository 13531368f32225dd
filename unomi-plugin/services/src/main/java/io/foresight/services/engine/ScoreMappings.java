/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.store.ProfileStore;
import io.foresight.core.store.StoreException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Field mappings of what we keep on profiles, put before anything is written: dynamic mapping would
 * index the packed state as text and the band as an analysed one.
 */
final class ScoreMappings {
  private static final Logger LOG = LoggerFactory.getLogger(ScoreMappings.class);

  private final ProfileStore profiles;

  ScoreMappings(ProfileStore profiles) {
    this.profiles = profiles;
  }

  void put(Collection<String> goals) {
    Map<String, Object> scores = new LinkedHashMap<>();
    for (String g : goals) {
      scores.put(g, object(score()));
    }
    Map<String, Object> foresight = new LinkedHashMap<>();
    foresight.put("state", Map.of("type", "binary"));
    foresight.put("trace", Map.of("type", "binary"));
    foresight.put("unsubscribed", Map.of("type", "date"));
    foresight.put("mergedFrom", Map.of("type", "keyword"));
    foresight.put("scores", object(scores));
    putBelow(foresight);
    InsightMappings.all().forEach(this::putInsight);
    profiles.leaveCopiesUnindexed("foresight");
  }

  /** A field that was written before its mapping keeps its kind; that must not stop the rest. */
  private void putInsight(String id, Object mapping) {
    try {
      putBelow(Map.of(id, mapping));
    } catch (StoreException e) {
      if (!String.valueOf(e.getMessage()).contains("HTTP 400")) {
        throw e;
      }
      LOG.error("Conditions on {} compare wrongly until profiles are reindexed: {}", id, e);
    }
  }

  private void putBelow(Map<String, Object> foresight) {
    profiles.putMapping(Map.of("systemProperties", object(Map.of("foresight", object(foresight)))));
  }

  private static Map<String, Object> score() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("kind", Map.of("type", "keyword"));
    m.put("value", Map.of("type", "float"));
    m.put("percent", Map.of("type", "short"));
    m.put("percentile", Map.of("type", "short"));
    m.put("band", Map.of("type", "keyword"));
    m.put("tier", Map.of("type", "keyword"));
    m.put("version", Map.of("type", "keyword"));
    m.put("reasons", Map.of("type", "keyword", "index", false, "doc_values", false));
    m.put("computedAt", Map.of("type", "date"));
    m.put("validUntil", Map.of("type", "date"));
    m.put("trail", Map.of("type", "long"));
    return m;
  }

  private static Map<String, Object> object(Map<String, Object> properties) {
    return Map.of("properties", properties);
  }
}
