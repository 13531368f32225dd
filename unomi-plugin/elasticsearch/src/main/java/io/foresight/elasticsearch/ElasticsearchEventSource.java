/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import io.foresight.core.job.Progress;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.Partitions;
import io.foresight.core.store.RawEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.elasticsearch.client.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads events from Unomi's monthly indices. The time asked for is halved until each window holds a
 * bounded number of events; each window is one scroll, and the unit that is repeated when the
 * server goes away. Events whose profile is merged into another while they are read may be
 * delivered under either profile.
 */
public final class ElasticsearchEventSource implements EventSource {
  private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchEventSource.class);
  private static final int DEFAULT_PAGE = 5_000;
  private static final int DEFAULT_WINDOW = 250_000;
  // What the date type of Elasticsearch can compare, years 1 to 9999.
  private static final long FIRST_MILLI = -62_135_596_800_000L;
  private static final long LAST_MILLI = 253_402_300_799_999L;
  private static final EventQuery ALL = EventQuery.between(FIRST_MILLI, LAST_MILLI);

  private final ElasticsearchConnection connection;
  private final int pageSize;
  private final int windowSize;

  /** With pages of 5000 events and windows of up to 250,000. */
  public ElasticsearchEventSource(ElasticsearchConnection connection) {
    this(connection, DEFAULT_PAGE, DEFAULT_WINDOW);
  }

  /**
   * @param pageSize events per request, 1..10000
   * @param windowSize events that are read again at most after a failure; 8 to 32 bytes of memory
   *     each
   */
  public ElasticsearchEventSource(
      ElasticsearchConnection connection, int pageSize, int windowSize) {
    this.connection = connection;
    this.pageSize = pageSize;
    this.windowSize = windowSize;
  }

  @Override
  public long count(EventQuery query) {
    return count(all(query), Math.max(query.from(), FIRST_MILLI), Math.min(query.to(), LAST_MILLI));
  }

  @Override
  public long oldest() {
    long[] bounds = bounds(all(ALL));
    return bounds[0] <= bounds[1] ? bounds[0] : -1;
  }

  @Override
  public long newest() {
    long[] bounds = bounds(all(ALL));
    return bounds[0] <= bounds[1] ? bounds[1] : -1;
  }

  @Override
  public void read(
      EventQuery query, int partition, int partitions, Consumer<RawEvent> sink, Progress progress) {
    Partitions.require(partition, partitions);
    AtomicLong done = new AtomicLong();
    long matching = count(query);
    if (matching > 0) {
      long total = matching / partitions;
      Consumer<RawEvent> counted =
          event -> {
            sink.accept(event);
            done.incrementAndGet();
          };
      Runnable report =
          () -> progress.report("reading events", done.get(), Math.max(total, done.get()));
      // Every page looks up every profile in every index asked: many profiles, one index at a time.
      boolean oneByOne = matching > pageSize && !query.profileIds().isEmpty();
      for (String indices : oneByOne ? months() : List.of(everyMonth())) {
        Part part = new Part(query, partition, partitions, indices);
        read(part, matching, counted, report);
      }
    }
    progress.report("reading events", done.get(), done.get());
  }

  private void read(Part part, long matching, Consumer<RawEvent> sink, Runnable afterPage) {
    if (matching <= windowSize && !part.query.profileIds().isEmpty()) {
      // One window: when its events begin and end is of no interest.
      long from = Math.max(part.query.from(), FIRST_MILLI);
      readWindow(part, from, Math.min(part.query.to(), LAST_MILLI), sink, afterPage);
    } else {
      long[] bounds = bounds(part);
      long to = bounds[1] + 1;
      long here = part.indices.equals(everyMonth()) ? matching : count(part, bounds[0], to);
      readHalving(part, bounds[0], to, here, sink, afterPage);
    }
  }

  private static final class Part {
    final EventQuery query;
    final int partition;
    final int partitions;
    final String indices;

    Part(EventQuery query, int partition, int partitions, String indices) {
      this.query = query;
      this.partition = partition;
      this.partitions = partitions;
      this.indices = indices;
    }
  }

  private Part all(EventQuery query) {
    return new Part(query, 0, 1, everyMonth());
  }

  private void readHalving(
      Part part, long from, long to, long count, Consumer<RawEvent> sink, Runnable afterPage) {
    if (count > windowSize && to - from > 1) {
      long middle = from + (to - from) / 2;
      readHalving(part, from, middle, count(part, from, middle), sink, afterPage);
      readHalving(part, middle, to, count(part, middle, to), sink, afterPage);
    } else if (count > 0) {
      readWindow(part, from, to, sink, afterPage);
    }
  }

  private void readWindow(
      Part part, long from, long to, Consumer<RawEvent> sink, Runnable afterPage) {
    Scroll scroll = new Scroll(connection, "Reading events", part.indices, pageSize);
    Consumer<List<Hit>> pages =
        hits -> {
          deliver(hits, sink);
          afterPage.run();
        };
    readSplitting(scroll, part, from, to, pages);
  }

  /** Each failure halves what is lost by the next, so that a shaky server is read in the end. */
  private static void readSplitting(
      Scroll scroll, Part part, long from, long to, Consumer<List<Hit>> pages) {
    Map<String, Object> search = new HashMap<>();
    search.put("query", EventSearch.query(part.query, from, to, part.partition, part.partitions));
    search.put("_source", EventSearch.source(part.query));
    if (!scroll.tryRead(search, pages)) {
      long middle = from + (to - from) / 2;
      if (middle == from) {
        scroll.read(search, pages);
      } else {
        readSplitting(scroll, part, from, middle, pages);
        readSplitting(scroll, part, middle, to, pages);
      }
    }
  }

  private static void deliver(List<Hit> hits, Consumer<RawEvent> sink) {
    for (Hit hit : hits) {
      RawEvent event = event(hit);
      if (event != null) {
        sink.accept(event);
      }
    }
  }

  private static @Nullable RawEvent event(Hit hit) {
    try {
      return new RawEvent(
          hit.id,
          text(hit.source.get("eventType")),
          text(hit.source.get("profileId")),
          EventTimes.millis(hit.source.get("timeStamp")),
          hit.source);
    } catch (IllegalArgumentException e) {
      LOG.warn("Event {} is left out: {}", hit.id, e.getMessage());
      return null;
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** Of all partitions: their script would cost more than it saves. */
  private long count(Part part, long from, long to) {
    if (from >= to) {
      return 0;
    }
    return Searches.count(
        connection, "Counting events", part.indices, EventSearch.query(part.query, from, to));
  }

  /** First and last moment of the matching events; the first is later if there are none. */
  private long[] bounds(Part part) {
    long from = Math.max(part.query.from(), FIRST_MILLI);
    long to = Math.min(part.query.to(), LAST_MILLI);
    if (from >= to) {
      return new long[] {0, -1};
    }
    Map<String, Object> body =
        Map.of(
            "size",
            0,
            "query",
            EventSearch.query(part.query, from, to),
            "aggs",
            Map.of(
                "first", Map.of("min", Map.of("field", "timeStamp")),
                "last", Map.of("max", Map.of("field", "timeStamp"))));
    Object aggregations =
        Searches.search(connection, "Looking for the oldest and newest event", part.indices, body)
            .get("aggregations");
    if (!(aggregations instanceof Map)) {
      return new long[] {0, -1};
    }
    Object first = value(Json.object(aggregations).get("first"));
    Object last = value(Json.object(aggregations).get("last"));
    return first instanceof Number && last instanceof Number
        ? new long[] {((Number) first).longValue(), ((Number) last).longValue()}
        : new long[] {0, -1};
  }

  private static @Nullable Object value(@Nullable Object aggregation) {
    return aggregation instanceof Map ? ((Map<?, ?>) aggregation).get("value") : null;
  }

  private Collection<String> months() {
    Request request = new Request("GET", "/" + everyMonth() + "/_alias");
    return new TreeSet<>(
        Json.map(connection.send("Looking for the indices of events", request)).keySet());
  }

  private String everyMonth() {
    return connection.indexPrefix() + "-event-date-*";
  }
}
