/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.job;

import io.foresight.core.store.ConflictException;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster-wide lock with an end: whoever holds it must renew it in time, so that a node that was
 * killed frees it by doing nothing. Compare-and-set on the document's version decides races (the
 * clocks of the nodes must agree to well within the lease's length).
 */
public final class Lease {
  private static final String COLLECTION = "leases";

  private final DocumentStore store;
  private final Clock clock;
  private final String owner;
  private final Duration length;

  /**
   * @param owner who asks: unique per node and start
   * @param length how long a lease lasts without renewal
   */
  public Lease(DocumentStore store, Clock clock, String owner, Duration length) {
    this.store = store;
    this.clock = clock;
    this.owner = owner;
    this.length = length;
  }

  /** Takes or renews the lease; false when somebody else holds it. Thread-safe. */
  public boolean acquire(String name) {
    Map<String, Object> mine = new LinkedHashMap<>();
    mine.put("name", name);
    mine.put("owner", owner);
    mine.put("until", clock.millis() + length.toMillis());
    try {
      Optional<StoredDocument> held = store.get(COLLECTION, name);
      if (held.isEmpty()) {
        store.create(COLLECTION, name, mine);
        return true;
      }
      Map<String, Object> now = held.get().source();
      if (!owner.equals(now.get("owner")) && until(now) > clock.millis()) {
        return false;
      }
      store.replace(COLLECTION, held.get(), mine);
      return true;
    } catch (ConflictException lostTheRace) {
      // Perhaps to another thread of ours that renewed it at the same moment.
      return store
          .get(COLLECTION, name)
          .map(d -> owner.equals(d.source().get("owner")) && until(d.source()) > clock.millis())
          .orElse(false);
    }
  }

  /** Whether anybody holds the lease at this moment. */
  public boolean isHeld(String name) {
    return store.get(COLLECTION, name).map(d -> until(d.source()) > clock.millis()).orElse(false);
  }

  /** Gives the lease back if it is ours. */
  public void release(String name) {
    Optional<StoredDocument> held = store.get(COLLECTION, name);
    if (held.isPresent() && owner.equals(held.get().source().get("owner"))) {
      store.delete(COLLECTION, name);
    }
  }

  private static long until(Map<String, Object> source) {
    Object until = source.get("until");
    return until instanceof Number ? ((Number) until).longValue() : 0L;
  }
}
