/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the import knows of one profile so far. A few hundred bytes. */
final class ProfileEntry {
  /** A consent and when it was given or refused. */
  static final class Consent {
    final boolean granted;
    final long time;

    Consent(boolean granted, long time) {
      this.granted = granted;
      this.time = time;
    }
  }

  static final long NEVER = -1;

  final String id;
  private long first = Long.MAX_VALUE;
  private long firstVisit = Long.MAX_VALUE;
  private long lastVisit = NEVER;
  private long previousVisit = NEVER;
  private long newest = NEVER;
  private Map<String, Object> properties = Collections.emptyMap();
  private Map<String, Consent> consents = Collections.emptyMap();

  ProfileEntry(String id) {
    this.id = id;
  }

  /**
   * @param beginsVisit whether a visit began with this event
   */
  void add(HistoryRecord r, boolean beginsVisit) {
    first = Math.min(first, r.time);
    if (beginsVisit) {
      visit(r.time);
    }
    if (!r.profile.isEmpty()) {
      properties = properties.isEmpty() ? new LinkedHashMap<>() : properties;
      for (Map.Entry<String, Object> e : r.profile.entrySet()) {
        if (r.time >= newest) {
          properties.put(e.getKey(), e.getValue());
        } else {
          properties.putIfAbsent(e.getKey(), e.getValue());
        }
      }
    }
    newest = Math.max(newest, r.time);
    r.consents.forEach((name, granted) -> consent(name, granted, r.time));
  }

  private void visit(long time) {
    firstVisit = Math.min(firstVisit, time);
    if (time > lastVisit) {
      previousVisit = lastVisit;
      lastVisit = time;
    } else if (time < lastVisit && time > previousVisit) {
      previousVisit = time;
    }
  }

  private void consent(String name, boolean granted, long time) {
    consents = consents.isEmpty() ? new LinkedHashMap<>() : consents;
    Consent old = consents.get(name);
    if (old == null || time >= old.time) {
      consents.put(name, new Consent(granted, time));
    }
  }

  /** When the first visit began; of somebody who only got mails, the first event. */
  long firstVisit() {
    return lastVisit == NEVER ? first : firstVisit;
  }

  /** When the last visit began; of somebody who only got mails, the first event. */
  long lastVisit() {
    return lastVisit == NEVER ? first : lastVisit;
  }

  /** When the visit before the last began, or {@link #NEVER}. */
  long previousVisit() {
    return previousVisit;
  }

  /** Time of the last event. */
  long newest() {
    return newest;
  }

  Map<String, Object> properties() {
    return properties;
  }

  Map<String, Consent> consents() {
    return consents;
  }
}
