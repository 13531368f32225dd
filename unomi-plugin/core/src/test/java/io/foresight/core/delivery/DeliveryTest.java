/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final Instant SINCE = Instant.parse("2026-11-22T02:00:00Z");

  @Test
  void whoDoesNotSayThatConsentIsThere_deliversWithoutIt() {
    assertThat(Delivery.of("p", "a@example.com").build().permission())
        .isEqualTo(Permission.NO_CONSENT);
  }

  @Test
  void addresses_areTrimmed_andComparedWithoutCase() {
    Delivery d = Delivery.of("p", " Alice@Example.com ").build();
    assertThat(d.email()).isEqualTo("Alice@Example.com");
    assertThat(d.emailKey()).isEqualTo("alice@example.com");
    assertThat(Delivery.of("p", "  ").build().email()).isNull();
    assertThat(Delivery.of("p", null).build().emailKey()).isNull();
  }

  @Test
  void score_fillsTheFieldsOfItsGoal() {
    Delivery d = Delivery.of("p", "a@b.c").score("purchase-30d", 73, "high", "why", SINCE).build();
    assertThat(d.values())
        .isEqualTo(
            Map.of(
                "purchase_30d",
                73L,
                "purchase_30d_band",
                "high",
                "purchase_30d_why",
                "why",
                "purchase_30d_on",
                SINCE));
    assertThat(DeliveryField.ofGoal("purchase-30d", "Buys"))
        .extracting(DeliveryField::key)
        .containsExactlyInAnyOrderElementsOf(d.values().keySet());
  }

  @Test
  void numbers_areWholeAndAtLeastOne() {
    Delivery d =
        Delivery.of("p", "a@b.c").value("zero", 0).value("part", 0.4).value("up", 41.6).build();
    assertThat(d.values()).isEqualTo(Map.of("zero", 1L, "part", 1L, "up", 42L));
    assertThatThrownBy(() -> Delivery.of("p", "a@b.c").value("bad", Double.NaN))
        .hasMessageContaining("bad must be a finite number");
  }

  @Test
  void percentAboveHundred_isHundred_andBlankTextIsNoValue() {
    Delivery d =
        Delivery.of("p", "a@b.c").score("g", 101, "high", null, SINCE).value("t", " ").build();
    assertThat(d.values()).containsEntry("g", 100L).doesNotContainKeys("g_why", "t");
  }
}
