/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One past event with what it tells about its customer. */
final class HistoryRecord {
  final String id;
  final String type;

  /** Milliseconds since 1970 UTC. */
  final long time;

  final String customer;
  final Map<String, Object> properties;
  final int file;
  final long line;
  @Nullable String session;

  /** Whether the customer was there, although no session says so. */
  boolean visit;

  Map<String, Object> target = Collections.emptyMap();
  Map<String, Object> profile = Collections.emptyMap();
  Map<String, Boolean> consents = Collections.emptyMap();

  /**
   * @param file number of the file, from 0
   * @param line where it begins, from 1
   */
  HistoryRecord(
      String id,
      String type,
      long time,
      String customer,
      Map<String, Object> properties,
      int file,
      long line) {
    this.id = id;
    this.type = type;
    this.time = time;
    this.customer = customer;
    this.properties = properties;
    this.file = file;
    this.line = line;
  }
}
