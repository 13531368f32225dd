/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import java.util.Map;

/** Reads a feed from its beginning to its end, record by record, in constant memory. */
@FunctionalInterface
public interface FeedReader {
  /** Takes what is read. */
  interface Sink {
    /**
     * A record.
     *
     * @param line line it begins at, from 1
     * @param values by the feed's own names; JSON values or texts
     */
    void record(long line, Map<String, ?> values);

    /**
     * Something that is no record.
     *
     * @param line line it begins at, from 1
     * @param reason what is wrong
     */
    void bad(long line, String reason);
  }

  /**
   * Reads all.
   *
   * @throws FeedException if the feed ends too early or cannot be read on; what was read before is
   *     good
   */
  void read(Sink sink) throws FeedException;
}
