/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureState;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.apache.unomi.api.Consent;
import org.apache.unomi.api.ConsentStatus;
import org.apache.unomi.api.Profile;

/** Profiles for tests, and what is found on them. */
final class People {
  private People() {}

  /** A profile that agreed to what the shipped configuration asks for. */
  static Profile consenting(String id) {
    Profile profile = new Profile(id);
    Date now = new Date();
    Date nextYear = new Date(now.getTime() + 365L * 86_400_000L);
    profile.setConsent(
        new Consent("systemscope", "newsletter", ConsentStatus.GRANTED, now, nextYear));
    return profile;
  }

  /** How many events of a role were folded into the profile's feature state. */
  static long count(Profile profile, Role role) {
    Map<?, ?> foresight = (Map<?, ?>) profile.getSystemProperties().get("foresight");
    byte[] state = Base64.getDecoder().decode((String) foresight.get("state"));
    return FeatureState.decode(state).count(role);
  }
}
