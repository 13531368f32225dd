/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

/** What the import knows of one session so far. */
final class SessionEntry {
  final String id;
  final ProfileEntry profile;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private int views;
  private String firstType = "";
  private String firstId = "";

  SessionEntry(String id, ProfileEntry profile) {
    this.id = id;
    this.profile = profile;
  }

  void add(HistoryRecord r) {
    if (r.time < first) {
      first = r.time;
      firstType = r.type;
      firstId = r.id;
    }
    last = Math.max(last, r.time);
    // Unomi's rule counts the events of this type only.
    views += r.type.equals("view") ? 1 : 0;
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  int views() {
    return views;
  }

  String firstType() {
    return firstType;
  }

  String firstId() {
    return firstId;
  }
}
