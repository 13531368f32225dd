/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import io.foresight.core.store.EventQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns an event query into Elasticsearch's query language, for Unomi's event mapping. */
final class EventSearch {
  /**
   * Deals profiles out. A slice cannot: it wants a numeric field and, with several shards, goes by
   * shard, that is by event. Events without a profile are all in the first part.
   */
  private static final String PARTITION_SCRIPT =
      "if (!doc.containsKey('profileId.keyword')) return params.p == 0;"
          + " def v = doc['profileId.keyword'];"
          + " return v.size() == 0 ? params.p == 0"
          + " : Math.abs(v.value.hashCode() % params.n) == params.p";

  private static final List<String> ALWAYS = List.of("eventType", "profileId", "timeStamp");
  private static final int MAX_TERMS = 50_000;

  private EventSearch() {}

  /** Matching events with {@code from <= timeStamp < to}. */
  static Map<String, Object> query(EventQuery query, long from, long to) {
    return filter(filters(query, from, to));
  }

  /** The part of them that belongs to a partition. */
  static Map<String, Object> query(
      EventQuery query, long from, long to, int partition, int partitions) {
    List<Object> filters = filters(query, from, to);
    if (partitions > 1) {
      Map<String, Object> script =
          Map.of("source", PARTITION_SCRIPT, "params", Map.of("p", partition, "n", partitions));
      filters.add(Map.of("script", Map.of("script", script)));
    }
    return filter(filters);
  }

  /** What is to be returned of each event: what was asked for and what every event has. */
  static Object source(EventQuery query) {
    if (query.fields().isEmpty()) {
      return true;
    }
    Set<String> includes = new LinkedHashSet<>(query.fields());
    includes.addAll(ALWAYS);
    return Map.of("includes", includes);
  }

  private static Map<String, Object> filter(List<Object> filters) {
    return Map.of("bool", Map.of("filter", filters));
  }

  private static List<Object> filters(EventQuery query, long from, long to) {
    List<Object> filters = new ArrayList<>();
    filters.add(
        Map.of(
            "range", Map.of("timeStamp", Map.of("gte", from, "lt", to, "format", "epoch_millis"))));
    if (!query.types().isEmpty()) {
      filters.add(anyOf("eventType.keyword", query.types()));
    }
    if (!query.profileIds().isEmpty()) {
      filters.add(anyOf("profileId.keyword", query.profileIds()));
    }
    return filters;
  }

  /** A terms query holds 65,536 values at most. */
  private static Map<String, Object> anyOf(String field, Collection<String> values) {
    List<String> all = new ArrayList<>(values);
    if (all.size() <= MAX_TERMS) {
      return Map.of("terms", Map.of(field, all));
    }
    List<Object> should = new ArrayList<>();
    for (int i = 0; i < all.size(); i += MAX_TERMS) {
      List<String> some = all.subList(i, Math.min(all.size(), i + MAX_TERMS));
      should.add(Map.of("terms", Map.of(field, some)));
    }
    return Map.of("bool", Map.of("should", should));
  }
}
