/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import io.foresight.embedded.ElasticsearchServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One real Elasticsearch for all tests of this module; each test uses its own index prefix. */
final class TestServer {
  private static final AtomicInteger PREFIXES = new AtomicInteger();
  private static final ElasticsearchServer SERVER =
      ElasticsearchServer.start(
          Path.of("target", "elasticsearch-data", String.valueOf(ProcessHandle.current().pid())),
          0,
          "512m");

  private TestServer() {}

  static URI uri() {
    return SERVER.uri();
  }

  static ElasticsearchSettings settings(String prefix) {
    return ElasticsearchSettings.fromUnomi(
        Map.of("elasticSearchAddresses", uri().getAuthority(), "index.prefix", prefix));
  }

  /** A connection with an index prefix that nobody used before. */
  static ElasticsearchConnection connect() {
    return new ElasticsearchConnection(settings("test" + PREFIXES.incrementAndGet()));
  }

  /** Makes an index as Unomi 2.1.0 does: one analyzer, strings as text with a keyword. */
  static void createLikeUnomi(
      ElasticsearchConnection connection, String index, Map<String, Object> properties) {
    Map<String, Object> folding =
        Map.of(
            "type",
            "custom",
            "tokenizer",
            "keyword",
            "filter",
            List.of("lowercase", "asciifolding"));
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
    connection.send(
        "Creating " + index,
        Json.request(
            "PUT",
            "/" + index,
            Map.of(
                "settings",
                Map.of(
                    "number_of_shards",
                    2,
                    "number_of_replicas",
                    0,
                    "translog.durability",
                    "async",
                    "analysis",
                    Map.of("analyzer", Map.of("folding", folding))),
                "mappings",
                Map.of("dynamic_templates", List.of(template), "properties", properties))));
  }
}
