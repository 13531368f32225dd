/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.event.EventMapping;
import io.foresight.core.job.Progress;
import io.foresight.core.store.RawEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {
  private static RawEvent event(String type, long time, Map<String, Object> properties) {
    return new RawEvent(type + time, type, "p1", time, Map.of("properties", properties));
  }

  private static final List<RawEvent> EVENTS =
      List.of(
          event(
              "productView",
              10,
              Map.of("productId", "a", "name", "Mug", "category", "Kitchen", "price", 9)),
          event("productView", 30, Map.of("productId", "a", "name", "Big mug", "price", "8.50")),
          event("addToCart", 20, Map.of("productId", "b", "quantity", 1)),
          event(
              "order",
              40,
              Map.of(
                  "orderId",
                  "o1",
                  "amount",
                  20,
                  "currency",
                  "EUR",
                  "lines",
                  List.of(
                      Map.of("productId", "a", "category", "Cups", "price", 7, "quantity", 1),
                      Map.of("productId", "c", "quantity", 2)))),
          event("login", 50, Map.of("productId", "z")),
          event("mailOpen", 60, Map.of("mailingId", "m")));

  private static EventCatalogue collect(List<RawEvent> events) {
    EventCatalogue c = new EventCatalogue(EventMapping.defaults(), 100);
    events.forEach(c::add);
    return c;
  }

  private static InMemoryCatalogueStore stored(EventCatalogue c, CatalogueStore... before) {
    InMemoryCatalogueStore s =
        before.length > 0 ? (InMemoryCatalogueStore) before[0] : new InMemoryCatalogueStore();
    new CatalogueUpdate(s, Clock.fixed(Instant.ofEpochMilli(99), ZoneOffset.UTC))
        .apply(c.feed(), FeedOptions.defaults().source(CatalogueUpdate.EVENTS), Progress.NONE);
    return s;
  }

  private static CatalogueItem item(CatalogueStore s, String id) {
    return Objects.requireNonNull(s.getAll(List.of(id)).get(id)).item();
  }

  @Test
  void newestNameCategoryAndPrice_andFirstMoment() {
    CatalogueStore s = stored(collect(EVENTS));
    CatalogueItem a = item(s, "a");
    assertThat(a.title()).isEqualTo("Big mug");
    assertThat(a.categories()).containsExactly("Cups");
    assertThat(a.price()).isEqualTo(7);
    assertThat(a.currency()).isEqualTo("EUR");
    assertThat(a.firstSeen()).isEqualTo(10);
    assertThat(item(s, "b").title()).isEqualTo("b");
    assertThat(item(s, "c").price()).isNaN();
    assertThat(s.count(null)).isEqualTo(3);
  }

  @Test
  void result_doesNotDependOnOrderOrParts() {
    Map<String, Object> expected = item(stored(collect(EVENTS)), "a").toMap();
    for (int seed = 0; seed < 20; seed++) {
      List<RawEvent> shuffled = new ArrayList<>(EVENTS);
      Collections.shuffle(shuffled, new Random(seed));
      EventCatalogue one = collect(shuffled.subList(0, 3));
      one.merge(collect(shuffled.subList(3, shuffled.size())));
      CatalogueStore s = stored(one);
      assertThat(item(s, "a").toMap()).isEqualTo(expected);
      assertThat(s.count(null)).isEqualTo(3);
    }
  }

  @Test
  void aFeedsItem_isNeverOverwrittenByEvents_butTakesTheirsOver() {
    InMemoryCatalogueStore s = stored(collect(EVENTS));
    CatalogueUpdate update =
        new CatalogueUpdate(s, Clock.fixed(Instant.ofEpochMilli(100), ZoneOffset.UTC));
    update.apply(
        sink -> sink.record(1, Map.of("id", "a", "title", "Official")),
        FeedOptions.defaults().source("shop"),
        Progress.NONE);
    stored(collect(EVENTS), s);
    assertThat(item(s, "a").title()).isEqualTo("Official");
    assertThat(item(s, "a").firstSeen()).isEqualTo(10);
  }

  @Test
  void productsBeyondTheLimit_areCounted() {
    EventCatalogue c = new EventCatalogue(EventMapping.defaults(), 1);
    EVENTS.forEach(c::add);
    assertThat(c.size()).isEqualTo(1);
    assertThat(c.leftOut()).isEqualTo(2);
  }
}
