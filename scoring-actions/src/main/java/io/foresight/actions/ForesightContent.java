/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import io.foresight.services.api.LiveScoring;
import java.util.Map;
import org.apache.unomi.api.Profile;
import org.jspecify.annotations.Nullable;

/** Our part of a profile. */
final class ForesightContent {
  static final String SCORES = "scores";

  private ForesightContent() {}

  /** The content of {@code systemProperties.foresight}; empty when the profile has none. */
  static Map<String, Object> of(Profile profile) {
    Map<String, Object> system = profile.getSystemProperties();
    return system == null ? Map.of() : map(system.get(LiveScoring.PROPERTY));
  }

  /** Puts new content in place. */
  static void set(Profile profile, Map<String, Object> content) {
    profile.setSystemProperty(LiveScoring.PROPERTY, new Content(content));
  }

  /** Sees to it that a session that Unomi stores with this profile does not carry our part. */
  static void keepOutOfSessions(Profile profile) {
    Map<String, Object> content = of(profile);
    if (!content.isEmpty() && !(content instanceof Content)) {
      set(profile, content);
    }
  }

  /** The profile's properties, never null. */
  static Map<String, Object> properties(Profile profile) {
    Map<String, Object> properties = profile.getProperties();
    return properties == null ? Map.of() : properties;
  }

  /** The score of a goal; empty when there is none. */
  static Map<String, Object> score(Profile profile, String goal) {
    return map(map(of(profile).get(SCORES)).get(goal));
  }

  /** The value as a map with string keys, empty if it is none. */
  @SuppressWarnings("unchecked") // JSON objects have string keys
  static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map ? (Map<String, Object>) value : Map.of();
  }
}
