/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import java.util.List;
import java.util.Map;
import org.elasticsearch.client.Request;

/**
 * The copies of profiles that Unomi keeps in session documents. Its mapping indexes whatever is in
 * them, every text as an analysed one, each time a session is saved, which is at every request.
 */
final class ProfileCopies {
  /** After Unomi's own template, whose order is 0. */
  private static final int ORDER = 10;

  private static final String PROPERTIES = "properties";
  private static final String PROFILE = "profile";
  private static final String SYSTEM = "systemProperties";

  private final ElasticsearchConnection connection;

  ProfileCopies(ElasticsearchConnection connection) {
    this.connection = connection;
  }

  /**
   * For the months to come by a template, and for those that have not indexed the property yet: a
   * field that is indexed cannot be taken out.
   */
  void leaveUnindexed(String systemProperty) {
    Map<String, Object> properties =
        below(
            PROFILE,
            below(SYSTEM, Map.of(systemProperty, Map.of("type", "object", "enabled", false))));
    Map<String, Object> template =
        Map.of(
            "index_patterns",
            List.of(indices()),
            "order",
            ORDER,
            "mappings",
            Map.of(PROPERTIES, properties));
    connection.send(
        "Adding a template for session indices", Json.request("PUT", template(), template));
    Request mappings = new Request("GET", "/" + indices() + "/_mapping");
    Map<String, Object> months =
        Json.map(connection.send("Looking at the session indices", mappings));
    months.forEach(
        (month, mapping) -> {
          Map<String, Object> fields = Json.object(Json.object(mapping).get("mappings"));
          fields = deeper(deeper(deeper(fields), PROFILE), SYSTEM);
          if (!fields.containsKey(systemProperty)) {
            connection.send(
                "Adding a field to a session index",
                Json.request("PUT", "/" + month + "/_mapping", Map.of(PROPERTIES, properties)));
          }
        });
  }

  void indexAgain() {
    Request request = new Request("DELETE", template());
    request.addParameter("ignore", "404");
    connection.send("Removing the template for session indices", request);
  }

  private String template() {
    return "/_template/" + connection.indexPrefix() + "-foresight-session";
  }

  private String indices() {
    return connection.indexPrefix() + "-session-date-*";
  }

  private static Map<String, Object> below(String name, Map<String, Object> properties) {
    return Map.of(name, Map.of(PROPERTIES, properties));
  }

  private static Map<String, Object> deeper(Map<String, Object> fields, String name) {
    return deeper(Json.object(fields.get(name)));
  }

  private static Map<String, Object> deeper(Map<String, Object> mapping) {
    return Json.object(mapping.get(PROPERTIES));
  }
}
