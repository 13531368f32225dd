/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import io.foresight.core.job.Progress;
import io.foresight.core.store.Partitions;
import io.foresight.core.store.ProfileStore;
import io.foresight.core.store.RawProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.elasticsearch.client.Request;
import org.jspecify.annotations.Nullable;

/** Unomi's profile index, read by sliced scrolls and updated by partial bulk updates. */
public final class ElasticsearchProfileStore implements ProfileStore {
  private static final int PAGE = 1_000;
  private static final int SLICE = 250_000;

  private final ElasticsearchConnection connection;

  /** Uses the profile index of the connection's prefix. */
  public ElasticsearchProfileStore(ElasticsearchConnection connection) {
    this.connection = connection;
  }

  @Override
  public long count() {
    return Searches.count(connection, "Counting profiles", index(), Map.of("match_all", Map.of()));
  }

  @Override
  public void scan(
      Collection<String> fields,
      int partition,
      int partitions,
      Consumer<RawProfile> sink,
      Progress progress) {
    Partitions.require(partition, partitions);
    long count = count();
    long total = count / partitions;
    // A slice is what is repeated after a failure, so it is kept small.
    int perPartition = (int) Math.max(1, Math.min(100, count / partitions / SLICE));
    AtomicLong done = new AtomicLong();
    for (int i = 0; i < perPartition; i++) {
      Map<String, Object> search = new HashMap<>();
      search.put("_source", source(fields));
      if (partitions * perPartition > 1) {
        search.put(
            "slice", Map.of("id", partition * perPartition + i, "max", partitions * perPartition));
      }
      new Scroll(connection, "Reading profiles", index(), PAGE)
          .read(
              search,
              hits -> {
                hits.forEach(hit -> sink.accept(new RawProfile(hit.id, hit.source)));
                long now = done.addAndGet(hits.size());
                progress.report("reading profiles", now, Math.max(total, now));
              });
    }
    progress.report("reading profiles", done.get(), done.get());
  }

  @Override
  public List<RawProfile> get(Collection<String> ids, Collection<String> fields) {
    List<String> distinct = new ArrayList<>(new LinkedHashSet<>(ids));
    List<RawProfile> found = new ArrayList<>();
    for (int i = 0; i < distinct.size(); i += PAGE) {
      List<Object> docs = new ArrayList<>();
      for (String id : distinct.subList(i, Math.min(distinct.size(), i + PAGE))) {
        docs.add(Map.of("_id", id, "_source", source(fields)));
      }
      found.addAll(get(docs));
    }
    return found;
  }

  private List<RawProfile> get(List<Object> docs) {
    String what = "Reading profiles";
    Request request = Json.request("POST", "/" + index() + "/_mget", Map.of("docs", docs));
    Backoff backoff = connection.backoff();
    while (true) {
      List<RawProfile> found = new ArrayList<>();
      Object error = null;
      Map<String, Object> answer = Json.map(connection.send(what, request));
      for (Object doc : (List<?>) answer.getOrDefault("docs", List.of())) {
        Map<String, Object> d = Json.object(doc);
        if (Boolean.TRUE.equals(d.get("found"))) {
          found.add(new RawProfile(String.valueOf(d.get("_id")), Json.object(d.get("_source"))));
        } else if (d.containsKey("error") && !isIndexMissing(d.get("error"))) {
          error = d.get("error");
        }
      }
      if (error == null) {
        return found;
      }
      // A shard that is away hides its profiles behind an answer that is otherwise fine.
      backoff.failed(what, new IOException(String.valueOf(error)));
    }
  }

  private static boolean isIndexMissing(@Nullable Object error) {
    return "index_not_found_exception".equals(Json.object(error).get("type"));
  }

  @Override
  public Map<String, String> update(Map<String, Map<String, Object>> partialById) {
    if (partialById.isEmpty()) {
      return Map.of();
    }
    Map<String, String> failures = new LinkedHashMap<>();
    // An update of an index that is not there would make one without Unomi's mapping.
    if (!exists()) {
      partialById.keySet().forEach(id -> failures.put(id, "no such profile"));
      return failures;
    }
    Bulk bulk = new Bulk(connection, "Updating profiles", index());
    partialById.forEach(bulk::update);
    bulk.close();
    bulk.failures()
        .forEach(
            (id, reason) ->
                failures.put(
                    id, reason.startsWith("document_missing") ? "no such profile" : reason));
    return failures;
  }

  @Override
  public void refresh() {
    connection.call(
        "Refreshing profiles",
        es -> es.indices().refresh(r -> r.index(index()).ignoreUnavailable(true)));
  }

  @Override
  public void putMapping(Map<String, Object> properties) {
    connection.send(
        "Adding fields to the profile index",
        Json.request("PUT", "/" + index() + "/_mapping", Map.of("properties", properties)));
  }

  @Override
  public void leaveCopiesUnindexed(String systemProperty) {
    new ProfileCopies(connection).leaveUnindexed(systemProperty);
  }

  @Override
  public void indexCopiesAgain() {
    new ProfileCopies(connection).indexAgain();
  }

  private boolean exists() {
    return connection.call(
        "Looking for the profile index", es -> es.indices().exists(e -> e.index(index())).value());
  }

  private static Object source(Collection<String> fields) {
    return fields.isEmpty() ? true : Map.of("includes", fields);
  }

  private String index() {
    return connection.indexPrefix() + "-profile";
  }
}
