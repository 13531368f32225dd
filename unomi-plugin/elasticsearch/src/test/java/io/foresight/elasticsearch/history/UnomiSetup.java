/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.elasticsearch.ElasticsearchConnection;
import io.foresight.elasticsearch.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elasticsearch.client.Request;

/** An Elasticsearch that Unomi 2.1 has set up: its templates and indices, with its mappings. */
final class UnomiSetup {
  final ElasticsearchConnection connection = TestServer.connect();
  private final String prefix = connection.indexPrefix();

  /** Sets up what the import needs. */
  static UnomiSetup complete() throws IOException {
    UnomiSetup s = new UnomiSetup();
    s.template("event");
    s.template("session");
    s.index("profile");
    s.index("profileAlias");
    return s;
  }

  private void template(String type) throws IOException {
    String pattern = prefix + "-" + type + "-date-";
    put(
        "/_template/" + pattern + "template",
        Map.of(
            "index_patterns",
            List.of(pattern + "*"),
            "settings",
            settings(),
            "mappings",
            mapping(type)));
  }

  private void index(String type) throws IOException {
    put(
        "/" + prefix + "-" + type.toLowerCase(java.util.Locale.ROOT),
        Map.of("settings", settings(), "mappings", mapping(type)));
  }

  private static Map<String, Object> settings() {
    Map<String, Object> folding =
        Map.of(
            "type",
            "custom",
            "tokenizer",
            "keyword",
            "filter",
            List.of("lowercase", "asciifolding"));
    return Map.of(
        "number_of_shards",
        1,
        "number_of_replicas",
        0,
        "analysis",
        Map.of("analyzer", Map.of("folding", folding)));
  }

  private static Map<String, Object> mapping(String type) throws IOException {
    String resource = "/META-INF/cxs/mappings/" + type + ".json";
    try (InputStream in = UnomiSetup.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readValue(in, new TypeReference<>() {});
    }
  }

  private void put(String path, Map<String, Object> body) {
    connection.send("Setting up", Wire.json("PUT", path, body));
  }

  /** Stores a document as somebody else would. */
  void store(String type, String id, Map<String, Object> source) {
    put("/" + prefix + "-" + type + "/_doc/" + id + "?refresh=true", source);
  }

  /** A stored document with its index as {@code _index}. */
  Map<String, Object> get(String type, String id) {
    List<Map<String, Object>> all = search(type, Map.of("ids", Map.of("values", List.of(id))));
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " documents " + id);
    }
    return all.get(0);
  }

  long count(String type) {
    connection.send("Refreshing", new Request("POST", "/" + prefix + "-*/_refresh"));
    Map<String, Object> answer =
        Wire.read(
            connection.send(
                "Counting", new Request("GET", "/" + prefix + "-" + type + "*/_count")));
    return ((Number) answer.getOrDefault("count", -1)).longValue();
  }

  List<Map<String, Object>> search(String type, Map<String, Object> query) {
    String path = "/" + prefix + "-" + type + (type.endsWith("s") ? "" : "*") + "/_search";
    Map<String, Object> answer =
        Wire.read(
            connection.send(
                "Searching", Wire.json("POST", path, Map.of("size", 100, "query", query))));
    List<Map<String, Object>> out = new ArrayList<>();
    for (Object hit : Wire.list(Wire.object(answer.get("hits")).get("hits"))) {
      Map<String, Object> source = Wire.object(Wire.object(hit).get("_source"));
      source.put("_index", String.valueOf(Wire.object(hit).get("_index")).replace(prefix, ""));
      out.add(source);
    }
    return out;
  }
}
