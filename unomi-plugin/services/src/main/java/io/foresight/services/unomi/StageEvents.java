/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import io.foresight.services.api.StageChange;
import java.util.Date;
import java.util.Map;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.services.EventService;
import org.apache.unomi.api.services.ProfileService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells Unomi's rules of stage changes that were found in bulk. */
@Component(service = StageEvents.class)
public class StageEvents {
  @Reference private ProfileService profiles;
  @Reference private EventService events;

  /**
   * Sends the event through Unomi's rules and saves the profile if one of them changed it.
   *
   * @param properties of the event, see {@link StageChange}
   * @param scope of the event
   */
  public void send(String profileId, Map<String, Object> properties, String scope) {
    Profile profile = profiles.load(profileId);
    if (profile == null) {
      return;
    }
    Event event = new Event(StageChange.EVENT, null, profile, scope, null, null, new Date());
    properties.forEach(event::setProperty);
    event.setPersistent(true);
    int changes = events.send(event);
    if ((changes & EventService.PROFILE_UPDATED) == EventService.PROFILE_UPDATED) {
      profiles.save(event.getProfile());
    }
  }
}
