/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.store.ProfileStore;
import io.foresight.core.store.StoreException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Field mappings of the sets on profiles, put before anything is written. */
final class SetMappings {
  private static final Logger LOG = LoggerFactory.getLogger(SetMappings.class);
  private static final Map<String, Object> WORD = Map.of("type", "keyword");
  private static final Map<String, Object> TOLD =
      Map.of("type", "keyword", "index", false, "doc_values", false);

  private SetMappings() {}

  /** Puts them; a field that was written before its mapping keeps its kind. */
  static void put(ProfileStore profiles, Collection<String> slots) {
    Map<String, Object> bySlot = new LinkedHashMap<>();
    slots.forEach(id -> bySlot.put(id, object(slot())));
    Map<String, Object> recommend = new LinkedHashMap<>();
    recommend.put("slots", object(bySlot));
    recommend.put("affinity", object(Map.of("category", WORD, "brand", WORD)));
    try {
      profiles.putMapping(
          Map.of(
              "systemProperties",
              object(Map.of("foresight", object(Map.of("recommend", object(recommend)))))));
    } catch (StoreException e) {
      if (!String.valueOf(e.getMessage()).contains("HTTP 400")) {
        throw e;
      }
      LOG.error("Conditions on recommendations compare wrongly until profiles are reindexed", e);
    }
  }

  private static Map<String, Object> slot() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("set", TOLD);
    m.put("version", TOLD);
    m.put("tier", WORD);
    m.put("places", WORD);
    m.put("at", Map.of("type", "date"));
    m.put("validUntil", Map.of("type", "date"));
    return m;
  }

  private static Map<String, Object> object(Map<String, Object> properties) {
    return Map.of("properties", properties);
  }
}
