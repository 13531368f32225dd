/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import io.foresight.core.job.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Profiles in memory, for tests. Behaves like the Elasticsearch store except that writes are
 * findable at once and mappings are only remembered. Thread-safe.
 */
public final class InMemoryProfileStore implements ProfileStore {
  private final Map<String, Map<String, Object>> profiles = new TreeMap<>();
  private final Map<String, Object> mapping = new LinkedHashMap<>();

  /** Creates or overwrites a profile. */
  public synchronized void put(String id, Map<String, Object> source) {
    profiles.put(id, JsonValues.copy(source));
  }

  /** Deletes a profile; deleting what is absent is no error. */
  public synchronized void remove(String id) {
    profiles.remove(id);
  }

  /** What {@link #putMapping} was given so far. */
  public synchronized Map<String, Object> mapping() {
    return JsonValues.copy(mapping);
  }

  @Override
  public synchronized long count() {
    return profiles.size();
  }

  @Override
  public void scan(
      Collection<String> fields,
      int partition,
      int partitions,
      Consumer<RawProfile> sink,
      Progress progress) {
    Partitions.require(partition, partitions);
    List<RawProfile> part = new ArrayList<>();
    synchronized (this) {
      profiles.forEach(
          (id, source) -> {
            if (Partitions.of(id, partitions) == partition) {
              part.add(cut(id, source, fields));
            }
          });
    }
    part.forEach(sink);
    progress.report("reading profiles", part.size(), part.size());
  }

  @Override
  public synchronized List<RawProfile> get(Collection<String> ids, Collection<String> fields) {
    List<RawProfile> found = new ArrayList<>();
    for (String id : new LinkedHashSet<>(ids)) {
      @Nullable Map<String, Object> source = profiles.get(id);
      if (source != null) {
        found.add(cut(id, source, fields));
      }
    }
    return found;
  }

  @Override
  public synchronized Map<String, String> update(Map<String, Map<String, Object>> partialById) {
    Map<String, String> notUpdated = new LinkedHashMap<>();
    partialById.forEach(
        (id, partial) -> {
          @Nullable Map<String, Object> source = profiles.get(id);
          if (source == null) {
            notUpdated.put(id, "no such profile");
          } else {
            merge(source, JsonValues.copy(partial));
          }
        });
    return notUpdated;
  }

  @Override
  public void refresh() {}

  @Override
  public synchronized void putMapping(Map<String, Object> properties) {
    merge(mapping, JsonValues.copy(properties));
  }

  @Override
  public void leaveCopiesUnindexed(String systemProperty) {}

  @Override
  public void indexCopiesAgain() {}

  @SuppressWarnings("unchecked") // JSON objects have string keys.
  private static void merge(Map<String, Object> into, Map<String, Object> partial) {
    partial.forEach(
        (key, value) -> {
          Object old = into.get(key);
          if (old instanceof Map && value instanceof Map) {
            merge((Map<String, Object>) old, (Map<String, Object>) value);
          } else {
            into.put(key, value);
          }
        });
  }

  private static RawProfile cut(String id, Map<String, Object> source, Collection<String> fields) {
    return new RawProfile(id, SourceFilter.cut(JsonValues.copy(source), fields));
  }
}
