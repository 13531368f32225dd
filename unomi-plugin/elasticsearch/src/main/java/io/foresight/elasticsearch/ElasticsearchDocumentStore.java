/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.IndexRequest;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import io.foresight.core.store.CollectionNames;
import io.foresight.core.store.ConflictException;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.JsonValues;
import io.foresight.core.store.StoreException;
import io.foresight.core.store.StoredDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.elasticsearch.client.Request;

/** Our own documents, one index per collection. */
public final class ElasticsearchDocumentStore implements DocumentStore {
  private static final int PAGE = 1_000;
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final String MISSING = "index_not_found_exception";

  private final ElasticsearchConnection connection;
  private final CollectionIndices indices;

  /** Uses the indices {@code <prefix>-foresight-*}. */
  public ElasticsearchDocumentStore(ElasticsearchConnection connection) {
    this.connection = connection;
    this.indices = new CollectionIndices(connection);
  }

  @Override
  public Optional<StoredDocument> get(String collection, String id) {
    String index = indices.name(collection);
    return connection.call(
        "Reading from " + collection,
        es -> {
          try {
            GetResponse<Object> r = es.get(g -> g.index(index).id(id), Object.class);
            return r.found()
                ? Optional.of(stored(id, Json.object(r.source()), r.seqNo(), r.primaryTerm()))
                : Optional.empty();
          } catch (ElasticsearchException e) {
            if (e.status() == NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  @Override
  public Map<String, StoredDocument> getAll(String collection, Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    String index = indices.name(collection);
    return connection.call(
        "Reading from " + collection,
        es -> {
          Map<String, StoredDocument> found = new LinkedHashMap<>();
          for (MultiGetResponseItem<Object> item :
              es.mget(g -> g.index(index).ids(new ArrayList<>(ids)), Object.class).docs()) {
            if (item.isFailure() && !MISSING.equals(item.failure().error().type())) {
              throw new StoreException(
                  "Reading from " + collection + ": " + item.failure().error().reason(), null);
            }
            if (item.isResult() && item.result().found()) {
              var r = item.result();
              found.put(
                  r.id(), stored(r.id(), Json.object(r.source()), r.seqNo(), r.primaryTerm()));
            }
          }
          return found;
        });
  }

  @Override
  public StoredDocument create(String collection, String id, Map<String, Object> source) {
    return write(collection, id, source, request -> request.opType(OpType.Create));
  }

  @Override
  public StoredDocument replace(
      String collection, StoredDocument previous, Map<String, Object> source) {
    return write(
        collection,
        previous.id(),
        source,
        request -> request.ifSeqNo(previous.seqNo()).ifPrimaryTerm(previous.primaryTerm()));
  }

  @Override
  public StoredDocument put(String collection, String id, Map<String, Object> source) {
    return write(collection, id, source, request -> {});
  }

  private StoredDocument write(
      String collection,
      String id,
      Map<String, Object> source,
      Consumer<IndexRequest.Builder<Object>> condition) {
    Map<String, Object> document = JsonValues.copy(source);
    String index = indices.ensure(collection);
    Backoff backoff = connection.backoff();
    try {
      return connection.call(
          "Writing to " + collection,
          backoff,
          es -> {
            var request = new IndexRequest.Builder<Object>().index(index).id(id).document(document);
            condition.accept(request);
            var r = es.index(request.build());
            return stored(id, document, r.seqNo(), r.primaryTerm());
          });
    } catch (StoreException e) {
      if (Failures.status(e) != CONFLICT) {
        throw e;
      }
      return ownWrite(collection, id, document, backoff)
          .orElseThrow(
              () -> new ConflictException("A document of " + collection + " exists or changed"));
    }
  }

  /**
   * An attempt whose answer was lost may have written the document, and the next one then found a
   * conflict with ourselves.
   */
  private Optional<StoredDocument> ownWrite(
      String collection, String id, Map<String, Object> document, Backoff backoff) {
    return backoff.failures() == 0
        ? Optional.empty()
        : get(collection, id).filter(now -> now.source().equals(document));
  }

  @Override
  public void putAll(String collection, Map<String, Map<String, Object>> sourcesById) {
    if (sourcesById.isEmpty()) {
      return;
    }
    Map<String, String> failures = new HashMap<>();
    Bulk bulk = new Bulk(connection, "Writing to " + collection, indices.ensure(collection));
    sourcesById.forEach(
        (id, source) -> {
          try {
            bulk.index(id, JsonValues.copy(source));
          } catch (IllegalArgumentException e) {
            failures.put(id, String.valueOf(e.getMessage()));
          }
        });
    bulk.close();
    failures.putAll(bulk.failures());
    if (!failures.isEmpty()) {
      throw new StoreException(
          failures.size()
              + " documents of "
              + collection
              + " were refused, one because: "
              + failures.values().iterator().next(),
          null);
    }
  }

  @Override
  public void delete(String collection, String id) {
    String index = indices.name(collection);
    connection.call(
        "Deleting from " + collection,
        es -> {
          try {
            return es.delete(d -> d.index(index).id(id)).result();
          } catch (ElasticsearchException e) {
            if (e.status() == NOT_FOUND) {
              return e.status();
            }
            throw e;
          }
        });
  }

  @Override
  public List<StoredDocument> find(
      String collection, Map<String, Object> equals, String sort, int limit) {
    Map<String, Object> body = search(equals);
    body.put("size", CollectionNames.requireLimit(limit));
    if (!sort.isEmpty()) {
      boolean descending = sort.startsWith("-");
      body.put(
          "sort",
          Map.of(
              descending ? sort.substring(1) : sort,
              Map.of("order", descending ? "desc" : "asc", "unmapped_type", "keyword")));
    }
    Request request = Searches.request(indices.name(collection), body);
    String what = "Searching " + collection;
    try (var in = connection.send(what, request).getEntity().getContent()) {
      List<StoredDocument> found = new ArrayList<>();
      HitPage.parse(in).hits.forEach(hit -> found.add(stored(hit)));
      return found;
    } catch (IOException e) {
      throw new StoreException(what + ": the answer is not readable", e);
    }
  }

  @Override
  public void scan(String collection, Map<String, Object> equals, Consumer<StoredDocument> sink) {
    new Scroll(connection, "Reading " + collection, indices.name(collection), PAGE)
        .read(search(equals), hits -> hits.forEach(hit -> sink.accept(stored(hit))));
  }

  private static Map<String, Object> search(Map<String, Object> equals) {
    List<Object> filters = new ArrayList<>();
    equals.forEach((field, value) -> filters.add(Map.of("term", Map.of(field, value))));
    Map<String, Object> body = new HashMap<>();
    body.put("query", Map.of("bool", Map.of("filter", filters)));
    body.put("seq_no_primary_term", true);
    return body;
  }

  @Override
  public void refresh(String collection) {
    String index = indices.name(collection);
    connection.call(
        "Refreshing " + collection,
        es -> es.indices().refresh(r -> r.index(index).ignoreUnavailable(true)));
  }

  @Override
  public void drop(String collection) {
    indices.drop(collection);
  }

  @Override
  public List<String> collections() {
    return indices.collections();
  }

  private static StoredDocument stored(Hit hit) {
    return stored(hit.id, hit.source, hit.seqNo, hit.primaryTerm);
  }

  private static StoredDocument stored(
      String id, Map<String, Object> source, Long seqNo, Long primaryTerm) {
    return new StoredDocument(id, source, seqNo, primaryTerm);
  }
}
