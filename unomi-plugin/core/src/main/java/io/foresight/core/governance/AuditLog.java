/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.governance;

import io.foresight.core.store.ConflictException;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.JsonValues;
import io.foresight.core.store.StoredDocument;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was done, when and by whom, in a chain: each entry's seal (HMAC-SHA-256 with the
 * installation's key) covers its content and the seal of the entry before, so that changing,
 * removing or inserting one is found by {@link #verify}. Whoever holds the key could forge the
 * chain; whoever only reaches the database cannot. Entries cut off at the end are found as long as
 * the head document is not rolled back too: note {@link #head} down elsewhere to be sure of that.
 * Appending is safe from several nodes at once. Hold no profile identifiers in entries.
 */
public final class AuditLog {
  private static final String LOG = "audit";
  private static final String HEAD = "audit-head";
  private static final String HEAD_ID = "head";
  private static final int BATCH = 500;

  private final DocumentStore store;
  private final Clock clock;
  private final Seal seal;

  /**
   * @param clock stamps the entries
   * @param key secret of this installation, at least 16 bytes
   */
  public AuditLog(DocumentStore store, Clock clock, byte[] key) {
    this.store = store;
    this.clock = clock;
    this.seal = new Seal(key);
  }

  /**
   * Appends an entry.
   *
   * @param action what was done, e.g. {@code model.promote}
   * @param by a person's name, or {@code automatic}
   * @param subject what it was done to, e.g. a version
   * @param details JSON-like; no identifiers of profiles
   * @return the entry: {@code seq, at, action, by, subject, details, previous, seal}
   */
  public Map<String, Object> append(
      String action, String by, String subject, Map<String, Object> details) {
    while (true) {
      Map<String, Object> last = last();
      Map<String, Object> e = new LinkedHashMap<>();
      e.put("seq", seq(last) + 1);
      e.put("at", clock.millis());
      e.put("action", action);
      e.put("by", by);
      e.put("subject", subject);
      e.put("details", JsonValues.copy(details));
      e.put("previous", text(last, "seal"));
      e.put("seal", seal.of(e));
      try {
        store.create(LOG, id(seq(e)), e);
      } catch (ConflictException taken) {
        continue;
      }
      moveHead(e);
      store.refresh(LOG);
      return e;
    }
  }

  /** The seal of the newest entry; empty when there is none. */
  public String head() {
    return text(last(), "seal");
  }

  /**
   * Entries, newest first.
   *
   * @param subject only of this; all when empty
   * @param limit 1 to 10000
   */
  public List<Map<String, Object>> entries(String subject, int limit) {
    Map<String, Object> filter = subject.isEmpty() ? Map.of() : Map.of("subject", subject);
    List<Map<String, Object>> out = new ArrayList<>();
    for (StoredDocument d : store.find(LOG, filter, "-seq", limit)) {
      out.add(d.source());
    }
    return out;
  }

  /** Reads the whole chain and says what is wrong with it, in sentences; none when it is whole. */
  public List<String> verify() {
    List<String> wrong = new ArrayList<>();
    long until = seq(last());
    store.refresh(LOG);
    until = Math.max(until, highest());
    String previous = "";
    boolean known = true;
    for (long from = 1; from <= until; from += BATCH) {
      List<String> ids = new ArrayList<>();
      for (long s = from; s < from + BATCH && s <= until; s++) {
        ids.add(id(s));
      }
      Map<String, StoredDocument> found = store.getAll(LOG, ids);
      for (String id : ids) {
        StoredDocument d = found.get(id);
        if (d == null) {
          wrong.add("entry " + id + " is missing");
          known = false;
          continue;
        }
        Map<String, Object> e = d.source();
        if (!seal.of(e).equals(text(e, "seal")) || !id.equals(id(seq(e)))) {
          wrong.add("entry " + id + " was changed");
        } else if (known && !previous.equals(text(e, "previous"))) {
          wrong.add("entry " + id + " does not follow the one before it");
        }
        previous = text(e, "seal");
        known = true;
      }
    }
    return wrong;
  }

  private long highest() {
    return store.find(LOG, Map.of(), "-seq", 1).stream()
        .mapToLong(d -> seq(d.source()))
        .findFirst()
        .orElse(0);
  }

  /** The newest entry: where the head points, or beyond if a writer stopped before moving it. */
  private Map<String, Object> last() {
    Map<String, Object> at =
        store.get(HEAD, HEAD_ID).map(StoredDocument::source).orElse(Collections.emptyMap());
    while (true) {
      Optional<StoredDocument> next = store.get(LOG, id(seq(at) + 1));
      if (next.isEmpty()) {
        return at;
      }
      at = next.get().source();
    }
  }

  private void moveHead(Map<String, Object> entry) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("seq", seq(entry));
    head.put("seal", text(entry, "seal"));
    try {
      Optional<StoredDocument> stored = store.get(HEAD, HEAD_ID);
      if (stored.isEmpty()) {
        store.create(HEAD, HEAD_ID, head);
      } else if (seq(stored.get().source()) < seq(entry)) {
        store.replace(HEAD, stored.get(), head);
      }
    } catch (ConflictException another) {
      // Another node is moving it; whoever reads walks on from wherever it points.
      return;
    }
  }

  private static long seq(Map<String, Object> entry) {
    Object v = entry.get("seq");
    return v instanceof Number ? ((Number) v).longValue() : 0;
  }

  private static String text(Map<String, Object> entry, String key) {
    Object v = entry.get(key);
    return v == null ? "" : v.toString();
  }

  private static String id(long seq) {
    return String.format(Locale.ROOT, "%012d", seq);
  }
}
