/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what is read, and why rows lead to nothing. Not thread-safe. */
final class Tally {
  long rows;
  long duplicates;
  long withoutCustomer;
  private final RejectedLines rejected;
  private final Map<String, Long> leftOut = new TreeMap<>();

  Tally(RejectedLines rejected) {
    this.rejected = rejected;
  }

  /** A row that a rule of the mapping leaves out. */
  void leftOut(String rule) {
    leftOut.merge(rule, 1L, Long::sum);
  }

  /** A row that cannot be used. */
  void rejected(int file, long line, @Nullable String reason, String text) {
    rejected.add(file, line, reason == null ? "cannot be read" : reason, text);
  }

  Map<String, Long> leftOut() {
    return leftOut;
  }
}
