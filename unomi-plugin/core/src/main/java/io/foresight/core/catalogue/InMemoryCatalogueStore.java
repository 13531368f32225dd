/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import io.foresight.core.store.JsonValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps items in memory, for tests and trials without Elasticsearch. Behaves like the Elasticsearch
 * store (the same contract test runs on both) except that writes are visible at once. Thread-safe.
 */
public final class InMemoryCatalogueStore implements CatalogueStore {
  private final Map<String, Map<String, Object>> documents = new TreeMap<>();

  @Override
  public synchronized Map<String, StoredItem> getAll(Collection<String> ids) {
    Map<String, StoredItem> found = new LinkedHashMap<>();
    for (String id : ids) {
      Map<String, Object> document = documents.get(id);
      if (document != null) {
        found.put(id, StoredItem.of(document));
      }
    }
    return found;
  }

  @Override
  public synchronized void putAll(Collection<StoredItem> items) {
    items.forEach(i -> documents.put(i.item().id(), JsonValues.copy(i.toMap())));
  }

  @Override
  public void scan(@Nullable String source, Consumer<StoredItem> sink) {
    matching(active(source)).forEach(sink);
  }

  @Override
  public void changes(long since, Consumer<StoredItem> sink) {
    matching(i -> i.changedAt() >= since).forEach(sink);
  }

  @Override
  public long count(@Nullable String source) {
    return matching(active(source)).size();
  }

  @Override
  public synchronized void purge(long before) {
    matching(i -> i.isRemoved() && i.changedAt() < before)
        .forEach(i -> documents.remove(i.item().id()));
  }

  @Override
  public void refresh() {
    // Everything is visible at once.
  }

  @Override
  public synchronized void drop() {
    documents.clear();
  }

  private static Predicate<StoredItem> active(@Nullable String source) {
    return i -> !i.isRemoved() && (source == null || source.equals(i.source()));
  }

  private synchronized List<StoredItem> matching(Predicate<StoredItem> wanted) {
    List<StoredItem> found = new ArrayList<>();
    for (Map<String, Object> document : documents.values()) {
      StoredItem item = StoredItem.of(document);
      if (wanted.test(item)) {
        found.add(item);
      }
    }
    return found;
  }
}
