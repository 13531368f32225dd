/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import io.foresight.services.api.LiveScoring;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.Session;

/**
 * Unomi stores the whole profile once more with its session, at every request. Ours is the largest
 * part of it and is of no use there, so the session gets a profile without it.
 */
final class SessionCopy {
  private SessionCopy() {}

  /**
   * Only a session that holds the very profile of the event: anything else is not ours to touch.
   */
  static void slim(Event event) {
    Session session = event.getSession();
    Profile profile = event.getProfile();
    if (session == null
        || profile == null
        || session.getProfile() != profile
        || profile.getClass() != Profile.class
        || ForesightContent.of(profile).isEmpty()) {
      return;
    }
    Profile slim = new Profile(profile.getItemId());
    slim.setItemType(profile.getItemType());
    slim.setScope(profile.getScope());
    slim.setVersion(profile.getVersion());
    slim.setProperties(profile.getProperties());
    Map<String, Object> system =
        new HashMap<>(Objects.requireNonNull(profile.getSystemProperties()));
    system.remove(LiveScoring.PROPERTY);
    slim.setSystemProperties(system);
    slim.setSegments(profile.getSegments());
    slim.setScores(profile.getScores());
    slim.setMergedWith(profile.getMergedWith());
    if (profile.getConsents() != null) {
      slim.getConsents().putAll(profile.getConsents());
    }
    session.setProfile(slim);
  }
}
