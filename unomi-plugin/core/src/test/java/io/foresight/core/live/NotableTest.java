/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.event.Role;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotableTest {
  private static final long NOW = Instant.parse("2026-11-22T10:00:00Z").toEpochMilli();

  @Test
  void numbersReasonsAndExplanations_areNot() {
    Map<String, Object> before = scored(Map.of("band", "low", "tier", "pooled", "percent", 31));
    Map<String, Object> after = scored(Map.of("band", "low", "tier", "pooled", "percent", 38));
    before.put("lifecycle", Map.of("stage", "lead", "why", "3 views", "since", "2026-11-01"));
    after.put("lifecycle", Map.of("stage", "lead", "why", "4 views", "since", "2026-11-02"));
    before.put("lead", Map.of("points", 3.0, "why", List.of("Looks around")));
    after.put("lead", Map.of("points", 4.0, "why", List.of("Looks around a lot")));
    before.put("state", "AA");
    after.put("state", "AB");
    assertThat(Notable.differ(before, after, NOW)).isFalse();
  }

  @Test
  void bandTierAndPresence_are() {
    Map<String, Object> low = scored(Map.of("band", "low", "tier", "pooled"));
    assertThat(Notable.differ(low, scored(Map.of("band", "high", "tier", "pooled")), NOW)).isTrue();
    assertThat(Notable.differ(low, scored(Map.of("band", "low", "tier", "personal")), NOW))
        .isTrue();
    assertThat(Notable.differ(Map.of(), low, NOW)).isTrue();
    Map<String, Object> none = new HashMap<>();
    none.put("scores", Collections.singletonMap("purchase-30d", null));
    assertThat(Notable.differ(low, none, NOW)).isTrue();
    assertThat(Notable.differ(none, none, NOW)).isFalse();
  }

  @Test
  void anExpiredScoreThatComesBack_is() {
    Map<String, Object> old =
        scored(Map.of("band", "low", "tier", "pooled"), "2026-11-22T10:00:00Z");
    Map<String, Object> renewed = scored(Map.of("band", "low", "tier", "pooled"));
    assertThat(Notable.differ(old, renewed, NOW)).isTrue();
    assertThat(Notable.differ(renewed, scored(Map.of("band", "low", "tier", "pooled")), NOW))
        .isFalse();
  }

  @Test
  void wordsAndFlags_are() {
    Map<String, Object> lead = Map.of("lifecycle", Map.of("stage", "lead"));
    Map<String, Object> buyer = Map.of("lifecycle", Map.of("stage", "first_time_buyer"));
    assertThat(Notable.differ(lead, buyer, NOW)).isTrue();
    Map<String, Object> worth = Map.of("value", Map.of("high", true, "predicted", 12.0));
    Map<String, Object> less = Map.of("value", Map.of("high", false, "predicted", 12.0));
    assertThat(Notable.differ(worth, less, NOW)).isTrue();
  }

  @Test
  void rareAndWeightyEvents_areWhateverTheyChange() {
    assertThat(Notable.role(Role.ORDER)).isTrue();
    assertThat(Notable.role(Role.MAIL_UNSUBSCRIBE)).isTrue();
    assertThat(Notable.role(Role.PRODUCT_VIEW)).isFalse();
    assertThat(Notable.role(Role.MAIL_OPEN)).isFalse();
  }

  private static Map<String, Object> scored(Map<String, Object> score) {
    return scored(score, "2026-11-29T10:00:00Z");
  }

  private static Map<String, Object> scored(Map<String, Object> score, String validUntil) {
    Map<String, Object> one = new HashMap<>(score);
    one.put("validUntil", validUntil);
    Map<String, Object> content = new HashMap<>();
    content.put("scores", Map.of("purchase-30d", one));
    return content;
  }
}
