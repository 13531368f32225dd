/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The profile index as Unomi creates it, with the fields of our scores. */
final class ProfileMapping {
  private ProfileMapping() {}

  static String index(List<String> goals) throws Exception {
    Map<String, Object> scores = new HashMap<>();
    for (String goal : goals) {
      scores.put(goal, Map.of("properties", score()));
    }
    Map<String, Object> foresight =
        Map.of(
            "state",
            Map.of("type", "binary"),
            "scores",
            Map.of("properties", scores),
            "recommend",
            Map.of("properties", WrittenContent.mapping()));
    Map<String, Object> system = Map.of("foresight", Map.of("properties", foresight));
    Map<String, Object> text =
        Map.of(
            "type",
            "text",
            "analyzer",
            "folding",
            "fields",
            Map.of("keyword", Map.of("type", "keyword", "ignore_above", 256)));
    Map<String, Object> template =
        Map.of("all", Map.of("match", "*", "match_mapping_type", "string", "mapping", text));
    Map<String, Object> folding =
        Map.of(
            "type",
            "custom",
            "tokenizer",
            "keyword",
            "filter",
            List.of("lowercase", "asciifolding"));
    return Profiles.JSON.writeValueAsString(
        Map.of(
            "settings",
            Map.of(
                "number_of_shards", 1, "analysis", Map.of("analyzer", Map.of("folding", folding))),
            "mappings",
            Map.of(
                "dynamic_templates",
                List.of(template),
                "properties",
                Map.of("systemProperties", Map.of("properties", system)))));
  }

  private static Map<String, Object> score() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("value", Map.of("type", "float"));
    for (String name : List.of("percent", "percentile")) {
      fields.put(name, Map.of("type", "short"));
    }
    for (String name : List.of("band", "tier", "version")) {
      fields.put(name, Map.of("type", "keyword"));
    }
    for (String name : List.of("computedAt", "validUntil")) {
      fields.put(name, Map.of("type", "date"));
    }
    fields.put("trail", Map.of("type", "long"));
    fields.put("reasons", Map.of("type", "keyword", "index", false));
    return fields;
  }
}
