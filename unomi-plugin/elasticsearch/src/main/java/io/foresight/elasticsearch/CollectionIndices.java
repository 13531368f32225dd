/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.foresight.core.store.CollectionNames;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The indices of our own collections: their names, their mapping and that they exist. */
final class CollectionIndices {
  // Numbers are indexed as doubles, for the first value must not decide that all are whole.
  private static final Map<String, Object> DEFINITION =
      Map.of(
          "settings",
          Map.of(
              "number_of_shards",
              1,
              "auto_expand_replicas",
              "0-1",
              "index.mapping.ignore_malformed",
              true),
          "mappings",
          Map.of(
              "date_detection",
              false,
              "dynamic_templates",
              List.of(
                  template("object", Map.of("type", "object", "enabled", false)),
                  template("string", Map.of("type", "keyword", "ignore_above", 1024)),
                  template("long", Map.of("type", "double")),
                  template("double", Map.of("type", "double")))));

  private final ElasticsearchConnection connection;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  CollectionIndices(ElasticsearchConnection connection) {
    this.connection = connection;
  }

  private static Map<String, Object> template(String type, Map<String, Object> mapping) {
    return Map.of(type + "s", Map.of("match_mapping_type", type, "mapping", mapping));
  }

  /** Index of a collection. */
  String name(String collection) {
    return prefix() + CollectionNames.require(collection);
  }

  /** Index of a collection, made if it is not there. */
  String ensure(String collection) {
    String index = name(collection);
    if (!known.contains(index)) {
      create(index);
      known.add(index);
    }
    return index;
  }

  private void create(String index) {
    String definition = Json.string(DEFINITION);
    connection.call(
        "Creating index " + index,
        es -> {
          if (es.indices().exists(e -> e.index(index)).value()) {
            return index;
          }
          try {
            es.indices().create(c -> c.index(index).withJson(new StringReader(definition)));
          } catch (ElasticsearchException e) {
            // Another node was faster.
            if (!"resource_already_exists_exception".equals(e.error().type())) {
              throw e;
            }
          }
          return index;
        });
  }

  void drop(String collection) {
    String index = name(collection);
    known.remove(index);
    connection.call(
        "Deleting index " + index,
        es -> es.indices().delete(d -> d.index(index).ignoreUnavailable(true)));
  }

  List<String> collections() {
    String prefix = prefix();
    List<String> names = new ArrayList<>();
    connection
        .call(
            "Listing our indices",
            es -> es.indices().getAlias(a -> a.index(prefix + "*").allowNoIndices(true)))
        .result()
        .keySet()
        .forEach(index -> names.add(index.substring(prefix.length())));
    names.sort(null);
    return names;
  }

  private String prefix() {
    return connection.indexPrefix() + "-foresight-";
  }
}
