/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import io.foresight.core.delivery.FeedbackEvent;
import io.foresight.core.delivery.FeedbackSink;
import io.foresight.core.store.StoreException;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.apache.unomi.api.CustomItem;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.PartialList;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.services.EventService;
import org.apache.unomi.api.services.ProfileService;
import org.apache.unomi.persistence.spi.PersistenceService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes what recipients did into Unomi: as events through its rules, so that they are folded and
 * scored like any other, each once.
 */
@Component(service = FeedbackSink.class)
public class Reactions implements FeedbackSink {
  /** Scope of the events, as Unomi keeps events apart by site. */
  static final String SCOPE = "foresight";

  @Reference private EventService events;
  @Reference private ProfileService profiles;
  @Reference private PersistenceService persistence;

  @Override
  public int accept(List<FeedbackEvent> batch) {
    int fresh = 0;
    for (FeedbackEvent e : batch) {
      Profile profile = find(e);
      Date time = new Date(e.time());
      if (profile == null || persistence.load(e.id(), time, Event.class) != null) {
        continue;
      }
      CustomItem mailing = new CustomItem();
      mailing.setItemId(String.valueOf(e.properties().get("mailingId")));
      mailing.setItemType("mailing");
      mailing.setScope(SCOPE);
      Event event = new Event(e.id(), e.type(), null, profile, SCOPE, null, mailing, time);
      e.properties().forEach(event::setProperty);
      event.setPersistent(true);
      int changes = events.send(event);
      if ((changes & EventService.ERROR) == EventService.ERROR) {
        throw new StoreException("Unomi could not take in a " + e.type() + " event", null);
      }
      if ((changes & EventService.PROFILE_UPDATED) == EventService.PROFILE_UPDATED) {
        profiles.save(profile);
      }
      fresh++;
    }
    return fresh;
  }

  private Profile find(FeedbackEvent e) {
    Profile byId = e.profileId() == null ? null : profiles.load(e.profileId());
    if (byId != null || e.email() == null) {
      return byId;
    }
    PartialList<Profile> byEmail =
        profiles.findProfilesByPropertyValue("properties.email", e.email(), 0, 1, null);
    List<Profile> found = byEmail == null ? Collections.emptyList() : byEmail.getList();
    return found == null || found.isEmpty() ? null : found.get(0);
  }
}
