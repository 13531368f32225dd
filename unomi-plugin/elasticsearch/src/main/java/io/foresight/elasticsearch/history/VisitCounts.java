/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.job.Progress;
import io.foresight.elasticsearch.ElasticsearchConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sets {@code nbOfVisits} to the number of sessions that are stored, unless it is higher already.
 * Counting what is there, rather than adding up, stays right when an import is repeated or killed.
 */
final class VisitCounts {
  private static final int PAGE = 5_000;

  private static final class Visits {
    final String profileId;
    final long count;

    Visits(String profileId, long count) {
      this.profileId = profileId;
      this.count = count;
    }
  }

  private final ElasticsearchConnection connection;

  VisitCounts(ElasticsearchConnection connection) {
    this.connection = connection;
  }

  /**
   * @param touched hashes of the profiles to look at
   */
  void update(LongSet touched, Senders senders, Progress progress) {
    MergingWriter<Visits> writer =
        new MergingWriter<>(connection, "Counting visits", new Merge(profiles()), false);
    int pages = (int) (profilesWithSessions() * 5 / 4 / PAGE) + 1;
    for (int page = 0; page < pages; page++) {
      progress.report("counting visits", page, pages);
      List<Visits> found = new ArrayList<>();
      for (Object o : buckets(page, pages)) {
        Map<String, Object> bucket = Wire.object(o);
        String id = String.valueOf(bucket.get("key"));
        if (touched.contains(Hashes.of(id))) {
          found.add(new Visits(id, ((Number) bucket.getOrDefault("doc_count", 0)).longValue()));
        }
      }
      writer.write(found, senders);
    }
    senders.await();
  }

  private String profiles() {
    return connection.indexPrefix() + "-profile";
  }

  private long profilesWithSessions() {
    Map<String, Object> cardinality =
        Map.of("cardinality", Map.of("field", "profileId.keyword", "precision_threshold", 40_000));
    Object value = Wire.object(search(cardinality).get("a")).get("value");
    return value instanceof Number ? ((Number) value).longValue() : 0;
  }

  private List<?> buckets(int page, int pages) {
    Map<String, Object> terms =
        Map.of(
            "field",
            "profileId.keyword",
            "size",
            2 * PAGE,
            "include",
            Map.of("partition", page, "num_partitions", pages));
    return Wire.list(Wire.object(search(Map.of("terms", terms)).get("a")).get("buckets"));
  }

  private Map<String, Object> search(Map<String, Object> aggregation) {
    Map<String, Object> body = Map.of("size", 0, "aggs", Map.of("a", aggregation));
    String path = "/" + connection.indexPrefix() + "-session-date-*/_search";
    return Wire.object(
        Wire.read(connection.send("Counting visits", Wire.json("POST", path, body)))
            .get("aggregations"));
  }

  private static final class Merge implements MergingWriter.Merge<Visits> {
    private final String index;

    Merge(String index) {
      this.index = index;
    }

    @Override
    public String index(Visits v) {
      return index;
    }

    @Override
    public String id(Visits v) {
      return v.profileId;
    }

    @Override
    public @Nullable Map<String, Object> merged(@Nullable Map<String, Object> existing, Visits v) {
      if (existing == null) {
        return null;
      }
      Map<String, Object> properties = new LinkedHashMap<>(Wire.object(existing.get("properties")));
      Object old = properties.get("nbOfVisits");
      if (old instanceof Number && ((Number) old).longValue() >= v.count) {
        return null;
      }
      properties.put("nbOfVisits", v.count);
      Map<String, Object> out = new LinkedHashMap<>(existing);
      out.put("properties", properties);
      return out;
    }
  }
}
