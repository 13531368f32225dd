/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.store.ConflictException;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** A store in memory whose finds see writes only after a refresh, and that can die. */
final class MemoryStore implements DocumentStore {
  private final Map<String, Map<String, StoredDocument>> live = new ConcurrentHashMap<>();
  private final Map<String, Map<String, StoredDocument>> findable = new ConcurrentHashMap<>();
  private long seq;

  /** Runs before anything is written; throws to die. */
  volatile Consumer<String> beforeWrite = what -> {};

  private Map<String, StoredDocument> of(String collection) {
    return live.computeIfAbsent(collection, c -> new ConcurrentSkipListMap<>());
  }

  @Override
  public Optional<StoredDocument> get(String collection, String id) {
    return Optional.ofNullable(of(collection).get(id));
  }

  @Override
  public StoredDocument create(String collection, String id, Map<String, Object> source) {
    if (of(collection).containsKey(id)) {
      throw new ConflictException(id);
    }
    return put(collection, id, source);
  }

  @Override
  public StoredDocument replace(
      String collection, StoredDocument previous, Map<String, Object> source) {
    return put(collection, previous.id(), source);
  }

  @Override
  public synchronized StoredDocument put(String collection, String id, Map<String, Object> source) {
    beforeWrite.accept(collection);
    StoredDocument d = new StoredDocument(id, new TreeMap<>(source), seq++, 1);
    of(collection).put(id, d);
    return d;
  }

  @Override
  public void putAll(String collection, Map<String, Map<String, Object>> sourcesById) {
    sourcesById.forEach((id, s) -> put(collection, id, s));
  }

  @Override
  public void delete(String collection, String id) {
    beforeWrite.accept(collection);
    of(collection).remove(id);
  }

  @Override
  public List<StoredDocument> find(
      String collection, Map<String, Object> equals, String sort, int limit) {
    List<StoredDocument> out = new ArrayList<>();
    scan(
        collection,
        equals,
        d -> {
          if (out.size() < limit) {
            out.add(d);
          }
        });
    return out;
  }

  @Override
  public void scan(String collection, Map<String, Object> equals, Consumer<StoredDocument> sink) {
    for (StoredDocument d : findable.getOrDefault(collection, Map.of()).values()) {
      if (d.source().entrySet().containsAll(equals.entrySet())) {
        sink.accept(d);
      }
    }
  }

  @Override
  public void refresh(String collection) {
    findable.put(collection, new TreeMap<>(of(collection)));
  }

  @Override
  public void drop(String collection) {
    live.remove(collection);
    findable.remove(collection);
  }

  @Override
  public List<String> collections() {
    return new ArrayList<>(live.keySet());
  }
}
