/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.event.EventMapping;
import io.foresight.core.store.RawEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventQualityTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final long DAY = 86_400_000L;

  private final EventQuality quality = part();
  private int ids;

  private static EventQuality part() {
    return new EventQuality(EventMapping.defaults(), NOW);
  }

  private RawEvent event(String type, String profile, long time, Map<String, Object> properties) {
    return new RawEvent("e" + ids++, type, profile, time, Map.of("properties", properties));
  }

  private void order(String profile, long time, String currency, String product) {
    quality.add(
        event(
            "order",
            profile,
            time,
            Map.of(
                "amount",
                10,
                "currency",
                currency,
                "lines",
                List.of(Map.of("productId", product)))));
  }

  private static Check check(EventQuality q, String id) {
    return q.checks().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void noEvents_meetEveryCheckButTheKeyEvents() {
    assertThat(quality.checks())
        .allSatisfy(c -> assertThat(c.met()).as(c.id()).isEqualTo(!c.id().equals("key_events")));
  }

  @Test
  void repeatedEvents_areFoundWithExamples() {
    for (int i = 0; i < 20; i++) {
      order("p" + i % 10, NOW - (i % 10) * DAY, "EUR", "A");
    }
    Check c = check(quality, "duplicate_events");
    assertThat(c.met()).isFalse();
    assertThat(c.have()).isEqualTo(0.5);
    assertThat(c.examples()).hasSize(5);
    assertThat(c.toMap()).containsKey("fix");
  }

  @Test
  void partsTogether_sayWhatOnePartWouldHaveSaid() {
    EventQuality one = part();
    EventQuality other = part();
    EventQuality whole = part();
    for (int i = 0; i < 300; i++) {
      RawEvent e =
          event(
              "productView", "p" + i % 30, NOW - (i % 60) * DAY, Map.of("productId", "x" + i % 7));
      (i % 30 < 15 ? one : other).add(e);
      whole.add(e);
    }
    one.merge(other);
    assertThat(one.checks().stream().map(Check::toMap).collect(Collectors.toList()))
        .isEqualTo(whole.checks().stream().map(Check::toMap).collect(Collectors.toList()));
    assertThat(one.events()).isEqualTo(300);
  }

  @Test
  void settlingAfterEachProfile_changesNothing() {
    EventQuality settled = part();
    for (int p = 0; p < 20; p++) {
      for (int i = 0; i < 30; i++) {
        RawEvent e =
            event("productView", "p" + p, NOW - (i % 10) * DAY, Map.of("productId", "x" + i % 5));
        quality.add(e);
        settled.add(e);
      }
      settled.settle();
    }
    assertThat(settled.checks().stream().map(Check::toMap).collect(Collectors.toList()))
        .isEqualTo(quality.checks().stream().map(Check::toMap).collect(Collectors.toList()));
    assertThat(check(settled, "duplicate_events").met()).isFalse();
  }

  @Test
  void ordersInACurrencyWithoutARate_areFound() {
    order("p", NOW - DAY, "EUR", "A");
    order("p", NOW - 2 * DAY, "XTS", "A");
    assertThat(check(quality, "orders_without_amount").have()).isEqualTo(0.5);
    assertThat(quality.currencies()).containsEntry("EUR", 1L).containsEntry("XTS", 1L);
  }

  @Test
  void oneStampForAll_isTakenForATimeOfRecording() {
    for (int i = 0; i < 1_000; i++) {
      order("p" + i, i < 500 ? NOW - DAY : NOW - i * DAY, "EUR", "A");
    }
    Check c = check(quality, "recorded_time");
    assertThat(c.met()).isFalse();
    assertThat(c.have()).isBetween(0.49, 0.51);
  }

  @Test
  void aMillionOfOneThing_isABotAndCostsNoMemoryToSpeakOf() {
    RawEvent view = event("productView", "bot", NOW - DAY, Map.of("productId", "A"));
    for (int i = 0; i < 1_000_000; i++) {
      quality.add(view);
    }
    assertThat(check(quality, "bots").met()).isFalse();
    assertThat(check(quality, "bots").examples()).singleElement().asString().contains("bot");
    assertThat(check(quality, "duplicate_events").have()).isGreaterThan(0.99);
  }

  @Test
  void clocksAhead_areFound() {
    order("p", NOW + DAY, "EUR", "A");
    assertThat(check(quality, "clocks").met()).isFalse();
  }

  @Test
  void productsNobodyLookedAt_areSuspicious_onlyWhereLooksAreSeen() {
    order("p", NOW - DAY, "EUR", "SKU-1");
    assertThat(check(quality, "unknown_products").met()).isTrue();
    quality.add(event("productView", "p", NOW - DAY, Map.of("productId", "1")));
    assertThat(check(quality, "unknown_products").met()).isFalse();
    assertThat(check(quality, "unknown_products").examples())
        .containsExactly(Map.of("id", "SKU-1"));
  }
}
