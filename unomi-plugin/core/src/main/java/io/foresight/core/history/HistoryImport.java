/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.history;

import io.foresight.core.job.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of past events and stores them as the platform itself would have, together with the
 * profiles and sessions they belong to. Files may be gzipped, whatever their names.
 *
 * <p>Safe to repeat: an event keeps its id, profiles and sessions are merged with what is there.
 * When a run is interrupted, the next run of the same files with the same mapping and options
 * continues where the last checkpoint was.
 */
public interface HistoryImport {
  /**
   * Imports files, in the given order: what two of them hold both is taken from the first.
   *
   * @param files at least one file, all of the same shape
   * @param mapping how to read the columns of CSV files; null for JSON lines, one canonical record
   *     a line
   * @param progress phases {@code "importing history"} (in bytes of the files), {@code "counting
   *     visits"}
   * @return what was done
   * @throws io.foresight.core.input.InvalidInputException if the mapping or a file as a whole
   *     cannot be used; single bad lines are rejected instead, see {@link ImportReport#rejected()}
   * @throws io.foresight.core.store.StoreException if Elasticsearch stays away
   * @throws io.foresight.core.job.CancelledException if asked to stop; what was read is stored
   */
  ImportReport run(
      List<Path> files,
      @Nullable Map<String, Object> mapping,
      ImportOptions options,
      Progress progress);
}
