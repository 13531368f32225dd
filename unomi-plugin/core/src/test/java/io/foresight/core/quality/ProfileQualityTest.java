/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.store.RawProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileQualityTest {
  private final ProfileQuality quality = part();

  private static ProfileQuality part() {
    return new ProfileQuality("newsletter", List.of("country"));
  }

  private static RawProfile profile(
      String id, @Nullable String email, @Nullable String country, boolean decided) {
    Map<String, Object> properties = new LinkedHashMap<>();
    if (email != null) {
      properties.put("email", email);
    }
    if (country != null) {
      properties.put("country", country);
    }
    Map<String, Object> consent = Map.of("typeIdentifier", "newsletter", "status", "DENIED");
    return new RawProfile(
        id,
        Map.of("properties", properties, "consents", decided ? Map.of("x/nl", consent) : Map.of()));
  }

  private static Check check(ProfileQuality q, String id) {
    return q.checks().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void addressesAreCompared_withoutCaseAndSpaces() {
    quality.add(profile("1", "ann@example.org", null, true));
    quality.add(profile("2", " Ann@Example.org ", null, true));
    quality.add(profile("3", "bob@example.org", null, true));
    assertThat(check(quality, "duplicate_profiles").have()).isEqualTo(1.0 / 3);
    assertThat(quality.duplicateEmails(10)).containsExactly(MappedEvent.hash("ann@example.org"));
  }

  @Test
  void duplicatesAcrossParts_areFound() {
    ProfileQuality other = part();
    for (int i = 0; i < 3_000; i++) {
      quality.add(profile("a" + i, i + "@example.org", null, true));
      other.add(profile("b" + i, i + "@example.org", null, true));
    }
    quality.merge(other);
    assertThat(check(quality, "duplicate_profiles").have()).isEqualTo(0.5);
    assertThat(quality.duplicateEmails(100)).hasSize(100);
    assertThat(quality.profiles()).isEqualTo(6_000);
  }

  @Test
  void spellings_pointToTheCommonestOne() {
    for (String c : List.of("Germany", "Germany", "germany ", "GERMANY", "France")) {
      quality.add(profile(c, null, c, true));
    }
    assertThat(quality.lookups())
        .isEqualTo(Map.of("country", Map.of("germany ", "Germany", "GERMANY", "Germany")));
    assertThat(check(quality, "spellings").met()).isFalse();
  }

  @Test
  void consentRefused_isADecisionToo() {
    quality.add(profile("1", null, null, true));
    assertThat(check(quality, "consent").met()).isTrue();
    quality.add(profile("2", null, null, false));
    assertThat(check(quality, "consent").met()).isFalse();
    assertThat(check(quality, "consent").examples()).singleElement().asString().contains("2");
  }

  @Test
  void malformedAddresses_areFoundButNotShown() {
    quality.add(profile("1", "not an address", null, true));
    Check c = check(quality, "malformed_emails");
    assertThat(c.met()).isFalse();
    assertThat(c.toMap().toString()).doesNotContain("not an address");
  }

  @Test
  void noProfiles_areNoError() {
    assertThat(quality.lookups()).isEmpty();
    assertThat(quality.duplicateEmails(5)).isEmpty();
    assertThat(check(quality, "duplicate_profiles").met()).isTrue();
  }
}
