/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import io.foresight.core.store.StoreException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where items are kept: in Elasticsearch the index {@code <unomi-prefix>-foresight-catalogue}, one
 * document an item, removed ones as traces. Writes are visible to {@link #getAll} at once and to
 * the rest after {@link #refresh} or about a second. All methods throw {@link StoreException} when
 * the store cannot be reached. Thread-safe.
 */
public interface CatalogueStore {
  /**
   * Reads items by id, in real time: what was just removed is there as a trace.
   *
   * @return by id; what was never there is left out
   */
  Map<String, StoredItem> getAll(Collection<String> ids);

  /**
   * Creates or overwrites; the last writer wins. One bad item does not stop the others.
   *
   * @throws StoreException after the others were written, if some were refused; it says how many
   */
  void putAll(Collection<StoredItem> items);

  /**
   * Visits the items that are not removed, in any order and in constant memory.
   *
   * @param source only those of this feed; null for all
   */
  void scan(@Nullable String source, Consumer<StoredItem> sink);

  /**
   * Visits what was added, changed or removed at or after a moment, traces included, in any order.
   *
   * @param since milliseconds since 1970 UTC, by the writers' clocks
   */
  void changes(long since, Consumer<StoredItem> sink);

  /**
   * How many items are not removed.
   *
   * @param source only those of this feed; null for all
   */
  long count(@Nullable String source);

  /**
   * Deletes traces of items that were removed before a moment.
   *
   * @param before milliseconds since 1970 UTC
   */
  void purge(long before);

  /** Makes what was written visible to everybody. */
  void refresh();

  /** Deletes the whole catalogue. */
  void drop();
}
