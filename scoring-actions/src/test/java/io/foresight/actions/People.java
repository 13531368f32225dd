/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.apache.unomi.api.CustomItem;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.actions.Action;

/** Profiles, events and actions for tests. */
final class People {
  static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");

  private People() {}

  static Profile profile(String id, Map<String, Object> foresight) {
    Profile profile = new Profile(id);
    if (!foresight.isEmpty()) {
      profile.setSystemProperty("foresight", foresight);
    }
    return profile;
  }

  static Map<String, Object> score(int percent, String band, String validUntil) {
    return Map.of("percent", percent, "band", band, "validUntil", validUntil);
  }

  static Event event(String type, Profile profile) {
    CustomItem target = new CustomItem("product-7", "product");
    target.setProperties(Map.of("price", 12.5));
    return new Event(type, null, profile, "shop", null, target, Date.from(NOW));
  }

  static Action action(Map<String, Object> parameters) {
    Action action = new Action();
    action.setParameterValues(new HashMap<>(parameters));
    return action;
  }
}
