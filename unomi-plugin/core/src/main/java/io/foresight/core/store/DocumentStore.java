/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Our own small documents: goals, models, jobs, leases, outbox rows, cursors, audit. A collection
 * is a short lower-case name ({@code goals}); in Elasticsearch it is the index {@code
 * <unomi-prefix>-foresight-<collection>}, made on first write with dynamic mapping off for objects
 * ({@code enabled:false}) except top-level strings (keyword), numbers and booleans, so that filters
 * on top-level fields work. Writes are visible to {@link #get} at once and to {@link #find} and
 * {@link #scan} after {@link #refresh} or about a second. All methods throw {@link StoreException}
 * when the store cannot be reached.
 */
public interface DocumentStore {
  /** Reads one document by id, in real time. */
  Optional<StoredDocument> get(String collection, String id);

  /**
   * Reads many documents by id, in real time; those that do not exist are left out. Stores that can
   * read many at once override this.
   */
  default Map<String, StoredDocument> getAll(String collection, Collection<String> ids) {
    Map<String, StoredDocument> found = new LinkedHashMap<>();
    for (String id : ids) {
      get(collection, id).ifPresent(d -> found.put(id, d));
    }
    return found;
  }

  /**
   * Creates a document.
   *
   * @throws ConflictException if the id exists
   */
  StoredDocument create(String collection, String id, Map<String, Object> source);

  /**
   * Replaces exactly the version that was read (compare-and-set).
   *
   * @throws ConflictException if it was changed or deleted meanwhile
   */
  StoredDocument replace(String collection, StoredDocument previous, Map<String, Object> source);

  /** Creates or overwrites; the last writer wins. */
  StoredDocument put(String collection, String id, Map<String, Object> source);

  /**
   * Creates or overwrites many; the last writer wins. One bad document does not stop the others.
   *
   * @throws StoreException after the others were written, if some were refused; it says how many
   *     and why the first
   */
  void putAll(String collection, Map<String, Map<String, Object>> sourcesById);

  /** Deletes; deleting what is absent is no error. */
  void delete(String collection, String id);

  /**
   * Finds documents whose top-level fields equal the given values.
   *
   * @param sort top-level field to sort by, prefixed with {@code -} for descending; empty = any
   *     order
   * @param limit at most this many, 1..10000
   */
  List<StoredDocument> find(String collection, Map<String, Object> equals, String sort, int limit);

  /** Visits all documents whose top-level fields equal the given values, in constant memory. */
  void scan(String collection, Map<String, Object> equals, Consumer<StoredDocument> sink);

  /** Makes what was written findable. */
  void refresh(String collection);

  /** Deletes the whole collection. */
  void drop(String collection);

  /** Names of the collections that exist. */
  List<String> collections();
}
