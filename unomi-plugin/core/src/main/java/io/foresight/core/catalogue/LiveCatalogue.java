/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The catalogue in memory, for serving: no request of anybody's waits for a search. Follows the
 * store by its changes, so that what another node removed is gone here at the next {@link
 * #refresh}, and what this node removed at once by {@link #forget}. Descriptions are left out.
 * Thread-safe; readers never wait.
 */
public final class LiveCatalogue {
  // Writers' clocks may differ, and a write is seen about a second after its moment.
  private static final long OVERLAP_MILLIS = 120_000;

  private final CatalogueStore store;
  private final Map<String, StoredItem> items = new ConcurrentHashMap<>();
  private final List<Consumer<StoredItem>> listeners = new ArrayList<>();
  private boolean loaded;
  private long newest;

  /** Empty until the first {@link #refresh}. */
  public LiveCatalogue(CatalogueStore store) {
    this.store = store;
  }

  /** Calls back for every item that is added, changed or removed from now on. */
  public synchronized void listen(Consumer<StoredItem> listener) {
    listeners.add(listener);
  }

  /**
   * Takes in what changed since the last time; all of it the first time. Call every few seconds.
   *
   * @return how many items are different now
   * @throws io.foresight.core.store.StoreException if the store cannot be reached; what was there
   *     stays
   */
  public synchronized int refresh() {
    List<StoredItem> different = new ArrayList<>();
    Consumer<StoredItem> take =
        i -> {
          newest = Math.max(newest, i.changedAt());
          if (take(i)) {
            different.add(i);
          }
        };
    if (loaded) {
      store.changes(Math.max(0, newest - OVERLAP_MILLIS), take);
    } else {
      store.scan(null, take);
      loaded = true;
    }
    different.forEach(i -> listeners.forEach(l -> l.accept(i)));
    return different.size();
  }

  private boolean take(StoredItem i) {
    String id = i.item().id();
    StoredItem old = items.get(id);
    if (old == null ? i.isRemoved() : old.changedAt() > i.changedAt()) {
      return false;
    }
    if (i.isRemoved()) {
      items.remove(id);
      return true;
    }
    CatalogueItem slim = i.item().toBuilder().description("").build();
    if (old != null && old.changedAt() == i.changedAt() && old.item().equals(slim)) {
      return false;
    }
    items.put(id, i.with(slim));
    return true;
  }

  /** Drops items at once; the store must hear of it too. */
  public void forget(Collection<String> ids) {
    items.keySet().removeAll(ids);
  }

  /** An item that may still be recommended or not, see {@link CatalogueItem#isAvailable}. */
  public Optional<StoredItem> get(String id) {
    return Optional.ofNullable(items.get(id));
  }

  /** All items, weakly consistent, in no order. */
  public Collection<StoredItem> items() {
    return Collections.unmodifiableCollection(items.values());
  }

  /** How many items there are. */
  public int size() {
    return items.size();
  }
}
