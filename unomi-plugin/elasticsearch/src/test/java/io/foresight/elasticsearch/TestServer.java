/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import com.fasterxml.jackson.core.type.TypeReference;
import io.foresight.embedded.ElasticsearchRelease;
import io.foresight.embedded.ElasticsearchServer;
import io.foresight.newer.NewerElasticsearch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One real Elasticsearch for all tests of this module; each test uses its own index prefix. */
public final class TestServer {
  private static final AtomicInteger PREFIXES = new AtomicInteger();
  private static final ElasticsearchServer SERVER =
      ElasticsearchServer.start(
          Path.of("target", "elasticsearch-data", String.valueOf(ProcessHandle.current().pid())),
          0,
          "512m",
          "newer".equals(System.getProperty("foresight.elasticsearch"))
              ? NewerElasticsearch.release()
              : ElasticsearchRelease.embedded());

  private TestServer() {}

  public static URI uri() {
    return SERVER.uri();
  }

  static ElasticsearchSettings settings(String prefix) {
    return ElasticsearchSettings.fromUnomi(
        Map.of("elasticSearchAddresses", uri().getAuthority(), "index.prefix", prefix));
  }

  /** A connection with an index prefix that nobody used before. */
  public static ElasticsearchConnection connect() {
    return new ElasticsearchConnection(settings("test" + PREFIXES.incrementAndGet()));
  }

  /**
   * Makes an index as Unomi 2.1.0 does, with the mapping from its own bundle.
   *
   * @param itemType e.g. {@code event}
   */
  static void createLikeUnomi(ElasticsearchConnection connection, String index, String itemType) {
    Map<String, Object> folding =
        Map.of(
            "type",
            "custom",
            "tokenizer",
            "keyword",
            "filter",
            List.of("lowercase", "asciifolding"));
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
                mapping(itemType))));
  }

  private static Map<String, Object> mapping(String itemType) {
    String resource = "/META-INF/cxs/mappings/" + itemType + ".json";
    try (InputStream in = TestServer.class.getResourceAsStream(resource)) {
      return Json.MAPPER.readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
