/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.delivery.Forgotten;
import io.foresight.core.store.DocumentStore;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erasure of a person. A mark, which names nobody, is set before anything is deleted, so that a run
 * on whichever node that has read the person before does not send it, or takes back what it was
 * just sending.
 */
final class Forgetting {
  static final String COLLECTION = "mautic-forgotten";

  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

  /** A run has read everything anew long before; clocks of nodes differ less. */
  private static final long MARK_MILLIS = 24 * 3_600_000L;

  private static final long CLOCKS_DIFFER_MILLIS = 60_000;

  private final DocumentStore store;
  private final Clock clock;

  Forgetting(DocumentStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  private static String digest(String profileId) {
    return Values.digest("forgotten " + profileId);
  }

  /** From now on runs that have begun send nothing of it any more. */
  void mark(String profileId) {
    store.put(COLLECTION, digest(profileId), Map.of("at", clock.millis()));
  }

  /** Which of these were erased after a run began to read. */
  Set<String> since(long start, Collection<String> profileIds) {
    Map<String, String> byDigest = new HashMap<>();
    profileIds.forEach(id -> byDigest.put(digest(id), id));
    Set<String> out = new HashSet<>();
    store
        .getAll(COLLECTION, byDigest.keySet())
        .forEach(
            (digest, d) -> {
              if (at(d.source()) >= start - CLOCKS_DIFFER_MILLIS) {
                out.add(byDigest.get(digest));
              }
            });
    return out;
  }

  private static long at(Map<String, Object> mark) {
    Object at = mark.get("at");
    return at instanceof Number ? ((Number) at).longValue() : 0;
  }

  /** Marks that no run needs any more. */
  void sweep() {
    Set<String> old = new HashSet<>();
    store.scan(
        COLLECTION,
        Map.of(),
        d -> {
          if (at(d.source()) < clock.millis() - MARK_MILLIS) {
            old.add(d.id());
          }
        });
    old.forEach(id -> store.delete(COLLECTION, id));
  }

  /**
   * Erases one profile.
   *
   * @param writes null when no Mautic is configured: then only our own records can be deleted
   */
  Forgotten forget(String profileId, Outbox outbox, ContactWrites writes) {
    mark(profileId);
    if (store.get(Outbox.ROWS, profileId).isEmpty()) {
      return Forgotten.NOTHING_KEPT;
    }
    OutboxRow row = outbox.load(Set.of(profileId)).get(profileId);
    boolean owner = row.contactId == 0 || outbox.owns(row);
    outbox.deleteWayBack(row);
    if (writes == null || !owner || row.contactId == 0) {
      outbox.delete(row);
      return Forgotten.ERASED;
    }
    row.scrub();
    outbox.save(row);
    try {
      writes.withdraw(row);
    } catch (MauticException e) {
      LOG.warn(
          "Mautic: an erased profile's contact is emptied by the next run: {}", e.getMessage());
      return Forgotten.PENDING;
    }
    outbox.delete(row);
    return Forgotten.ERASED;
  }
}
