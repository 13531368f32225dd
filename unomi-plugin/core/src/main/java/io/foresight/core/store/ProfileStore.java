/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import io.foresight.core.job.Progress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads and partially updates Unomi's profiles in bulk, past its profile service. Thread-safe. */
public interface ProfileStore {
  /** How many profiles there are. */
  long count();

  /**
   * Reads one of several disjoint parts of all profiles.
   *
   * @param fields source paths; empty means the whole document
   * @param partition 0-based
   * @param partitions how many parts, at least 1
   */
  void scan(
      Collection<String> fields,
      int partition,
      int partitions,
      Consumer<RawProfile> sink,
      Progress progress);

  /** Reads the given profiles; those that do not exist are left out. */
  List<RawProfile> get(Collection<String> ids, Collection<String> fields);

  /**
   * Merges partial documents into profiles (nested maps merge, lists and scalars replace), without
   * touching anything else of them. Profiles that do not exist are skipped, not created.
   *
   * @return ids that were not updated, with the reason
   */
  Map<String, String> update(Map<String, Map<String, Object>> partialById);

  /** Makes what was written findable. */
  void refresh();

  /**
   * Adds field mappings below {@code properties} of the profile index, e.g. a field that must not
   * be indexed. Existing fields with the same mapping are no error.
   */
  void putMapping(Map<String, Object> properties);

  /**
   * Keeps a system property out of the index where a profile is copied into other documents: the
   * platform stores one with each session, at every request. The copies stay complete, they only
   * cannot be searched by it. Where it was indexed before it stays so.
   *
   * @param systemProperty key below {@code systemProperties}
   */
  void leaveCopiesUnindexed(String systemProperty);

  /** Undoes {@link #leaveCopiesUnindexed} for copies in indices yet to come. */
  void indexCopiesAgain();
}
