/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.services.unomi.StageEvents;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Tells Unomi of stage changes of a bulk run, up to a limit: each event goes through all rules. */
final class StageNews implements BulkScoring.StageListener {
  private final StageEvents events;
  private final String scope;
  private final int limit;
  private final AtomicLong seen = new AtomicLong();

  StageNews(StageEvents events, Settings settings) {
    this.events = events;
    this.scope = settings.scope();
    this.limit = settings.stageEventsPerRun();
  }

  @Override
  public void moved(String profileId, Map<String, Object> change) {
    if (seen.incrementAndGet() <= limit) {
      events.send(profileId, change, scope);
    }
  }

  long told() {
    return Math.min(limit, seen.get());
  }

  long withheld() {
    return Math.max(0, seen.get() - limit);
  }
}
