/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import java.util.List;

/** One row of a table. */
public final class Row {
  /** Where it begins, from 1. */
  public final long line;

  /** Its fields. */
  public final List<String> values;

  /**
   * @param line where it begins, from 1
   */
  Row(long line, List<String> values) {
    this.line = line;
    this.values = values;
  }

  @Override
  public String toString() {
    return String.join(",", values);
  }
}
