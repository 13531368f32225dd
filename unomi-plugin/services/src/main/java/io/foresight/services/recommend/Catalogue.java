/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.catalogue.CatalogueStore;
import io.foresight.core.catalogue.CatalogueUpdate;
import io.foresight.core.catalogue.FeedOptions;
import io.foresight.core.catalogue.FeedReader;
import io.foresight.core.catalogue.FeedReport;
import io.foresight.core.catalogue.LiveCatalogue;
import io.foresight.core.catalogue.StoredItem;
import io.foresight.core.job.Progress;
import io.foresight.core.recommend.CatalogueIndex;
import io.foresight.services.engine.Maps;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** The catalogue of this node, kept as the store has it. Thread-safe. */
final class Catalogue {
  private final CatalogueStore store;
  private final LongSupplier now;
  private final LiveCatalogue live;
  // The newest last; one that still answers is followed too.
  private final List<CatalogueIndex> indices = new CopyOnWriteArrayList<>();
  private volatile boolean loaded;

  /**
   * @param now the product's now: decides whether sale prices hold
   */
  Catalogue(CatalogueStore store, LongSupplier now) {
    this.store = store;
    this.now = now;
    this.live = new LiveCatalogue(store);
    indices.add(new CatalogueIndex(now));
    live.listen(i -> indices.forEach(x -> x.put(i)));
  }

  /** What answers look at. */
  CatalogueIndex index() {
    return indices.get(indices.size() - 1);
  }

  /** Takes in what other nodes and feeds changed. */
  synchronized void refresh() {
    live.refresh();
    loaded = true;
  }

  /** Whether the store was read once. */
  boolean isLoaded() {
    return loaded;
  }

  /** An index without the numbers of what is gone; the one before goes on until it is dropped. */
  synchronized CatalogueIndex renewed() {
    CatalogueIndex next = new CatalogueIndex(now);
    live.items().forEach(next::put);
    indices.add(next);
    return next;
  }

  /** Follows this index alone. */
  synchronized void only(CatalogueIndex used) {
    indices.removeIf(i -> i != used);
  }

  /** The catalogue with descriptions, for learning; as large as they are. */
  CatalogueIndex withTexts() {
    CatalogueIndex all = new CatalogueIndex(now);
    store.scan(null, all::put);
    return all;
  }

  /** Adds and changes items. */
  FeedReport put(List<Map<String, Object>> items, FeedOptions options) {
    return apply(
        sink -> {
          long line = 0;
          for (Map<String, Object> i : items) {
            sink.record(++line, i);
          }
        },
        options,
        Progress.NONE);
  }

  /** Applies a feed, at once for this node. */
  FeedReport apply(FeedReader feed, FeedOptions options, Progress progress) {
    FeedReport report = update().apply(feed, options, progress);
    refresh();
    return report;
  }

  // Nodes follow each other's changes by the walls' clocks.
  private CatalogueUpdate update() {
    return new CatalogueUpdate(store, Clock.systemUTC());
  }

  /** Removes items; the next answer is without them. */
  long remove(List<String> ids) {
    live.forget(ids);
    indices.forEach(i -> i.remove(ids));
    return update().remove(ids);
  }

  /** An item as answers see it. */
  Optional<StoredItem> find(String id) {
    return live.get(id);
  }

  /**
   * An item as it is stored.
   *
   * @throws NoSuchElementException if it is not in the catalogue
   */
  Map<String, Object> get(String id) {
    StoredItem stored = store.getAll(List.of(id)).get(id);
    if (stored == null || stored.isRemoved()) {
      throw new NoSuchElementException("no item " + id);
    }
    return stored.toMap();
  }

  /** How many items there are, by source and type, and how many can be had. */
  Map<String, Object> status() {
    Map<String, Integer> sources = new TreeMap<>();
    Map<String, Integer> types = new TreeMap<>();
    int available = 0;
    int all = 0;
    for (StoredItem i : live.items()) {
      all++;
      available += i.item().isAvailable() ? 1 : 0;
      sources.merge(i.source(), 1, Integer::sum);
      types.merge(i.item().type(), 1, Integer::sum);
    }
    return Maps.map(
        "items",
        all,
        "available",
        available,
        "sources",
        new LinkedHashMap<>(sources),
        "types",
        new LinkedHashMap<>(types));
  }

  /** How many items of a source the store has; null for all. */
  long count(String source) {
    return store.count(source);
  }

  /** Forgets traces of items removed before a moment. */
  void purge(long before) {
    store.purge(before);
  }
}
