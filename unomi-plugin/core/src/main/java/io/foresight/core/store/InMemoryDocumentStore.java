/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps documents in memory, for tests and trials without Elasticsearch. Behaves like the
 * Elasticsearch store (the same contract test runs on both) except that writes are findable at
 * once. Thread-safe.
 */
public final class InMemoryDocumentStore implements DocumentStore {
  private final Map<String, Map<String, StoredDocument>> collections = new TreeMap<>();
  private long sequence;

  @Override
  public synchronized Optional<StoredDocument> get(String collection, String id) {
    return Optional.ofNullable(documents(collection).get(id)).map(InMemoryDocumentStore::copy);
  }

  @Override
  public synchronized StoredDocument create(
      String collection, String id, Map<String, Object> source) {
    if (documents(collection).containsKey(id)) {
      throw new ConflictException(collection + "/" + id + " exists");
    }
    return put(collection, id, source);
  }

  @Override
  public synchronized StoredDocument replace(
      String collection, StoredDocument previous, Map<String, Object> source) {
    StoredDocument now = documents(collection).get(previous.id());
    if (now == null || now.seqNo() != previous.seqNo()) {
      throw new ConflictException(collection + "/" + previous.id() + " was changed meanwhile");
    }
    return put(collection, previous.id(), source);
  }

  @Override
  public synchronized StoredDocument put(String collection, String id, Map<String, Object> source) {
    CollectionNames.require(collection);
    StoredDocument document = new StoredDocument(id, JsonValues.copy(source), ++sequence, 1);
    collections.computeIfAbsent(collection, c -> new TreeMap<>()).put(id, document);
    return copy(document);
  }

  @Override
  public synchronized void putAll(String collection, Map<String, Map<String, Object>> sourcesById) {
    List<String> failures = new ArrayList<>();
    sourcesById.forEach(
        (id, source) -> {
          try {
            put(collection, id, source);
          } catch (IllegalArgumentException e) {
            failures.add(String.valueOf(e.getMessage()));
          }
        });
    if (!failures.isEmpty()) {
      throw new StoreException(
          failures.size() + " documents of " + collection + " refused: " + failures.get(0), null);
    }
  }

  @Override
  public synchronized void delete(String collection, String id) {
    documents(collection).remove(id);
  }

  @Override
  public synchronized List<StoredDocument> find(
      String collection, Map<String, Object> equals, String sort, int limit) {
    CollectionNames.requireLimit(limit);
    List<StoredDocument> found = new ArrayList<>();
    for (StoredDocument d : documents(collection).values()) {
      if (TopLevelFields.match(d.source(), equals)) {
        found.add(copy(d));
      }
    }
    if (!sort.isEmpty()) {
      Comparator<StoredDocument> order = TopLevelFields.order(sort);
      found.sort(order);
    }
    return found.subList(0, Math.min(limit, found.size()));
  }

  @Override
  public void scan(String collection, Map<String, Object> equals, Consumer<StoredDocument> sink) {
    List<StoredDocument> matching = new ArrayList<>();
    synchronized (this) {
      for (StoredDocument d : documents(collection).values()) {
        if (TopLevelFields.match(d.source(), equals)) {
          matching.add(copy(d));
        }
      }
    }
    matching.forEach(sink);
  }

  @Override
  public void refresh(String collection) {
    CollectionNames.require(collection);
  }

  @Override
  public synchronized void drop(String collection) {
    CollectionNames.require(collection);
    collections.remove(collection);
  }

  @Override
  public synchronized List<String> collections() {
    return new ArrayList<>(collections.keySet());
  }

  private Map<String, StoredDocument> documents(String collection) {
    CollectionNames.require(collection);
    @Nullable Map<String, StoredDocument> documents = collections.get(collection);
    return documents == null ? new TreeMap<>() : documents;
  }

  private static StoredDocument copy(StoredDocument d) {
    return new StoredDocument(d.id(), JsonValues.copy(d.source()), d.seqNo(), d.primaryTerm());
  }
}
