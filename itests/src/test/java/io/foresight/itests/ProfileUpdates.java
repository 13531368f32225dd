/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.services.EventListenerService;
import org.apache.unomi.api.services.EventService;

/** Counts the {@code profileUpdated} events of one profile. */
final class ProfileUpdates implements EventListenerService {
  private final String profileId;
  private final AtomicInteger count;

  ProfileUpdates(String profileId, AtomicInteger count) {
    this.profileId = profileId;
    this.count = count;
  }

  @Override
  public boolean canHandle(Event event) {
    return "profileUpdated".equals(event.getEventType());
  }

  @Override
  public int onEvent(Event event) {
    if (profileId.equals(event.getProfileId())) {
      count.incrementAndGet();
    }
    return EventService.NO_CHANGE;
  }
}
