/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.elasticsearch.ElasticsearchConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The profile a customer is. Where Unomi merged profiles, an alias leads from the id that is gone
 * to the one that stayed; past events must go there, too. All aliases are read at the start, about
 * 200 bytes each.
 */
final class ProfileIds {
  private static final int PAGE = 5_000;

  private final String prefix;
  private final Map<String, String> aliases = new HashMap<>();

  /**
   * @param prefix put before the customer
   */
  ProfileIds(ElasticsearchConnection connection, String prefix) {
    this.prefix = prefix;
    readAliases(connection);
  }

  private void readAliases(ElasticsearchConnection connection) {
    String path = "/" + connection.indexPrefix() + "-profilealias/_search?ignore_unavailable=true";
    List<?> after = List.of();
    do {
      Map<String, Object> body = new HashMap<>();
      body.put("size", PAGE);
      body.put("_source", "profileID");
      body.put("sort", List.of(Map.of("itemId.keyword", Map.of("unmapped_type", "keyword"))));
      if (!after.isEmpty()) {
        body.put("search_after", after);
      }
      Map<String, Object> answer =
          Wire.read(connection.send("Reading aliases", Wire.json("POST", path, body)));
      after = List.of();
      for (Object o : Wire.list(Wire.object(answer.get("hits")).get("hits"))) {
        Map<String, Object> hit = Wire.object(o);
        Object profile = Wire.object(hit.get("_source")).get("profileID");
        if (profile instanceof String) {
          aliases.put(String.valueOf(hit.get("_id")), (String) profile);
        }
        after = Wire.list(hit.get("sort"));
      }
    } while (!after.isEmpty());
  }

  String of(String customer) {
    String id = prefix + customer;
    return aliases.isEmpty() ? id : aliases.getOrDefault(id, id);
  }
}
