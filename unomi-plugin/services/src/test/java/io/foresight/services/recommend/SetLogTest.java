/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.input.Fields;
import io.foresight.core.recommend.serve.RecommendationSet;
import io.foresight.services.api.RecommendationContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetLogTest {
  private static final long DAY = 86_400_000L;
  private static final long NOW = RoomInMemory.NOW.toEpochMilli();

  private RoomInMemory room;
  private RecommendationSet set;

  @BeforeEach
  void show() {
    room = RoomInMemory.shop(60);
    room.learn();
    room.follow();
    set =
        room.recommending
            .recommend("for-you", "p", Map.of(), Map.of(), RecommendationContext.none())
            .orElseThrow();
    room.recommending.shown(set, "p", "mail", NOW - 3 * DAY);
  }

  private Fields credited() {
    room.sets.write();
    CreditRun run = new CreditRun(room.sets, room.events, room.mapping, room.settings);
    return Fields.of("credit", run.run(NOW, 100, (phase, done, all) -> {})).object("bySlot");
  }

  @Test
  void order_isCreditedToTheClickBeforeIt() {
    String item = set.items().get(1).id();
    String url = "https://shop.example/p?x=1&fs=" + set.id() + ".2#top";
    room.event("click", "mailClick", "p", NOW - 2 * DAY, Map.of("url", url, "mailingId", "m"));
    room.event(
        "order",
        "order",
        "p",
        NOW - DAY,
        Map.of(
            "orderId",
            "1",
            "amount",
            24.0,
            "currency",
            "EUR",
            "lines",
            List.of(Map.of("productId", item, "quantity", 2, "price", 12.0))));
    Fields slot = credited().object("for-you");
    assertThat(slot.asMap())
        .containsEntry("sets", 1L)
        .containsEntry("clicked", 1L)
        .containsEntry("ordersAfterClick", 1L)
        .containsEntry("revenueAfterClick", 24.0);
  }

  @Test
  void click_mayBeNotedToo_andCountsOnce() {
    room.recommending.clicked(set.id(), set.items().get(0).id(), "p", NOW - 2 * DAY);
    room.recommending.clicked(set.id(), set.items().get(0).id(), "p", NOW - DAY);
    room.recommending.clicked("unknown", "nothing", "p", NOW - DAY);
    assertThat(credited().object("for-you").asMap())
        .containsEntry("clicked", 1L)
        .containsEntry("ordersAfterClick", 0L);
  }

  @Test
  void mailedItems_areKnownByPerson() {
    room.sets.write();
    room.sets.refresh();
    Map<String, Map<String, List<Long>>> mailed = room.recommending.mailed(List.of("p", "q"));
    assertThat(mailed).containsOnlyKeys("p");
    assertThat(mailed.get("p").get(set.items().get(0).id())).containsExactly(NOW - 3 * DAY);
  }

  @Test
  void erasedProfile_leavesNothing_evenIfItWaits() {
    room.sets.write();
    room.recommending.clicked(set.id(), set.items().get(0).id(), "p", NOW);
    assertThat(room.sets.forget("p")).isEqualTo(1);
    room.sets.write();
    room.sets.refresh();
    assertThat(room.sets.of("p", 10)).isEmpty();
  }

  @Test
  void oldSets_goWeekByWeek() {
    room.recommending.shown(set, "old", "web", NOW - 100 * DAY);
    room.sets.write();
    room.sets.refresh();
    assertThat(room.sets.of("old", 10)).hasSize(1);
    room.sets.purge(NOW, 60);
    assertThat(room.sets.of("old", 10)).isEmpty();
    assertThat(room.sets.of("p", 10)).hasSize(1);
  }
}
