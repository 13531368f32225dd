/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import io.foresight.core.catalogue.CatalogueStore;
import io.foresight.core.catalogue.StoredItem;
import io.foresight.core.store.JsonValues;
import io.foresight.core.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.elasticsearch.client.Request;
import org.jspecify.annotations.Nullable;

/** Items in the index {@code <prefix>-foresight-catalogue}. */
public final class ElasticsearchCatalogueStore implements CatalogueStore {
  /** The collection, one more of our own. */
  public static final String COLLECTION = "catalogue";

  private static final int PAGE = 1_000;
  private static final int LONGEST_ID = 500;
  private static final String MISSING = "index_not_found_exception";

  private final ElasticsearchConnection connection;
  private final CollectionIndices indices;

  /** Uses that index of the connection's prefix. */
  public ElasticsearchCatalogueStore(ElasticsearchConnection connection) {
    this.connection = connection;
    this.indices = new CollectionIndices(connection);
  }

  @Override
  public Map<String, StoredItem> getAll(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    String index = indices.name(COLLECTION);
    List<String> documents = new ArrayList<>();
    ids.forEach(id -> documents.add(documentId(id)));
    return connection.call(
        "Reading items",
        es -> {
          Map<String, StoredItem> found = new LinkedHashMap<>();
          for (MultiGetResponseItem<Object> one :
              es.mget(g -> g.index(index).ids(documents), Object.class).docs()) {
            if (one.isFailure() && !MISSING.equals(one.failure().error().type())) {
              throw new StoreException("Reading items: " + one.failure().error().reason(), null);
            }
            if (one.isResult() && one.result().found()) {
              StoredItem item = StoredItem.of(Json.object(one.result().source()));
              found.put(item.item().id(), item);
            }
          }
          return found;
        });
  }

  @Override
  public void putAll(Collection<StoredItem> items) {
    if (items.isEmpty()) {
      return;
    }
    Bulk bulk = new Bulk(connection, "Writing items", indices.ensure(COLLECTION));
    items.forEach(i -> bulk.index(documentId(i.item().id()), JsonValues.copy(i.toMap())));
    bulk.close();
    if (!bulk.failures().isEmpty()) {
      throw new StoreException(
          bulk.failures().size()
              + " items were refused, one because: "
              + bulk.failures().values().iterator().next(),
          null);
    }
  }

  @Override
  public void scan(@Nullable String source, Consumer<StoredItem> sink) {
    read(active(source), sink);
  }

  @Override
  public void changes(long since, Consumer<StoredItem> sink) {
    read(Map.of("range", Map.of("changedAt", Map.of("gte", since))), sink);
  }

  private void read(Map<String, Object> query, Consumer<StoredItem> sink) {
    new Scroll(connection, "Reading the catalogue", indices.name(COLLECTION), PAGE)
        .read(
            Map.of("query", query),
            hits -> hits.forEach(hit -> sink.accept(StoredItem.of(hit.source))));
  }

  @Override
  public long count(@Nullable String source) {
    return Searches.count(connection, "Counting items", indices.name(COLLECTION), active(source));
  }

  private static Map<String, Object> active(@Nullable String source) {
    List<Object> filters = new ArrayList<>();
    filters.add(Map.of("term", Map.of("removed", false)));
    if (source != null) {
      filters.add(Map.of("term", Map.of("source", source)));
    }
    return Map.of("bool", Map.of("filter", filters));
  }

  @Override
  public void purge(long before) {
    Map<String, Object> old =
        Map.of(
            "bool",
            Map.of(
                "filter",
                List.of(
                    Map.of("term", Map.of("removed", true)),
                    Map.of("range", Map.of("changedAt", Map.of("lt", before))))));
    Request request =
        Json.request(
            "POST", "/" + indices.name(COLLECTION) + "/_delete_by_query", Map.of("query", old));
    request.addParameter("ignore_unavailable", "true");
    request.addParameter("allow_no_indices", "true");
    // An item that comes back meanwhile stays.
    request.addParameter("conflicts", "proceed");
    connection.send("Dropping traces of removed items", request);
  }

  @Override
  public void refresh() {
    String index = indices.name(COLLECTION);
    connection.call(
        "Refreshing the catalogue",
        es -> es.indices().refresh(r -> r.index(index).ignoreUnavailable(true)));
  }

  @Override
  public void drop() {
    indices.drop(COLLECTION);
  }

  /** Elasticsearch takes ids of up to 512 bytes. */
  private static String documentId(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= LONGEST_ID) {
      return id;
    }
    try {
      StringBuilder hex = new StringBuilder("sha256-");
      for (byte b : MessageDigest.getInstance("SHA-256").digest(bytes)) {
        hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
