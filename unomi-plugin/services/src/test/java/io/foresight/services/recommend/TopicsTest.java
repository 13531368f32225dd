/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.consent.ConsentGate;
import io.foresight.core.dataset.Histories;
import io.foresight.core.recommend.CatalogueIndex;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private static final long DAY = 86_400_000L;
  private final RoomInMemory room = RoomInMemory.empty();
  private final Topics topics = new Topics();

  private void person(int n, boolean highValue, boolean buysTents) {
    String id = "p" + n;
    long at = RoomInMemory.NOW.toEpochMilli() - DAY;
    for (String category : List.of("Tents", "Boats")) {
      Map<String, Object> seen = Map.of("productId", category + n, "category", category);
      room.event(id + category, "productView", id, at, seen);
    }
    if (buysTents) {
      room.event(
          id + "order",
          "order",
          id,
          at,
          Map.of(
              "orderId",
              "o" + n,
              "amount",
              5,
              "currency",
              "EUR",
              "lines",
              List.of(Map.of("productId", "t", "category", "Tents"))));
    }
    room.profiles.put(
        id,
        Map.of(
            "consents",
            RoomInMemory.consent("newsletter", true),
            "systemProperties",
            Map.of("foresight", Map.of("value", Map.of("highValue", highValue)))));
  }

  private Map<String, Object> report() {
    new Histories(
            room.events,
            room.profiles,
            room.mapping,
            new ConsentGate("newsletter"),
            List.of("systemProperties.foresight"))
        .read(0, 1, RoomInMemory.NOW.toEpochMilli(), topics::add, (phase, done, all) -> {});
    return topics.report(new CatalogueIndex(() -> 0));
  }

  @Test
  void whatTheBestLookAtAndDoNotBuy_isAnOpportunity() {
    for (int n = 0; n < 40; n++) {
      person(n, n < 20, true);
    }
    Map<String, Object> report = report();
    assertThat(report).containsEntry("bestCustomers", 20L).doesNotContainKey("reason");
    assertThat(report.get("opportunities").toString())
        .contains("topic=Boats")
        .doesNotContain("Tents");
  }

  @Test
  void nobodyOfHighValue_isSaid() {
    person(1, false, true);
    assertThat(report().get("reason").toString()).contains("value");
  }
}
