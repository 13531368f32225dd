/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.catalogue.FeedOptions;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.live.LiveUpdate;
import io.foresight.core.recommend.serve.RecommendationSet;
import io.foresight.core.recommend.serve.WrittenSets;
import io.foresight.core.score.Tier;
import io.foresight.core.store.RawProfile;
import io.foresight.core.store.StoredDocument;
import io.foresight.services.api.RecommendationContext;
import io.foresight.services.api.RecommendationService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecommendationsTest {
  private static final RecommendationContext NOTHING = RecommendationContext.none().steady();
  private static RoomInMemory shop;
  private static Map<String, Object> report;

  @BeforeAll
  static void learn() {
    shop = RoomInMemory.shop(300);
    report = shop.learn();
    shop.follow();
  }

  @Test
  void learning_derivesTheCatalogueFromEvents_andReports() {
    assertThat(shop.catalogue.status().get("sources").toString()).startsWith("{events=");
    assertThat(report).containsEntry("version", "recommend-1").containsKeys("person", "person_new");
    assertThat((long) report.get("withoutConsent")).isPositive();
    assertThat(shop.answering.version()).isEqualTo("recommend-1");
    assertThat(shop.shelf.report()).containsKeys("interactions", "historyDays", "rankers");
    assertThat(shop.shelf.report("opportunities")).containsKey("reason");
  }

  @Test
  void customer_getsWhatHeHasNot_withReasons() {
    String who = shop.customers().get(0);
    Map<String, Object> foresight = shop.foresight(who);
    RecommendationSet set =
        shop.recommending.recommend("for-you", who, foresight, Map.of(), NOTHING).orElseThrow();
    assertThat(set.items()).isNotEmpty();
    assertThat(set.version()).isEqualTo("recommend-1");
    assertThat(shop.recommending.reason(set.items().get(0), Locale.GERMAN)).isNotBlank();
    assertThat(shop.recommending.item(set.items().get(0).id())).isPresent();
  }

  @Test
  void stranger_getsSomethingToo_andTheViewedItemDecides() {
    String seen = shop.catalogue.index().id(0);
    RecommendationSet popular =
        shop.recommending.recommend("for-you", null, Map.of(), Map.of(), NOTHING).orElseThrow();
    assertThat(popular.items()).isNotEmpty();
    assertThat(popular.tier()).isEqualTo(Tier.RULES);
    RecommendationSet also =
        shop.recommending
            .recommend(
                "also-bought",
                null,
                Map.of(),
                Map.of(),
                RecommendationContext.none().steady().items(List.of(seen)))
            .orElseThrow();
    assertThat(also.items()).isNotEmpty().noneMatch(i -> i.id().equals(seen));
  }

  @Test
  void event_changesTheNextAnswer_withoutLearning() {
    String who = shop.customers().get(1);
    Map<String, Object> foresight = shop.foresight(who);
    List<String> before = items("for-you", who, foresight);
    MappedEvent order =
        MappedEvent.builder(Role.ORDER, who, RoomInMemory.NOW.toEpochMilli() - 1000)
            .id("order-just-now")
            .amount(10)
            .products(List.of(before.get(0)))
            .build();
    Optional<LiveUpdate> update =
        shop.scorer()
            .onEvents(foresight, Map.of(), List.of(order), false, RoomInMemory.NOW.toEpochMilli());
    List<String> after = items("for-you", who, update.orElseThrow().content());
    assertThat(after).isNotEmpty().doesNotContain(before.get(0));
    Optional<LiveUpdate> again =
        shop.scorer()
            .onEvents(
                update.get().content(),
                Map.of(),
                List.of(order),
                false,
                RoomInMemory.NOW.toEpochMilli());
    assertThat(again).as("the same event once more").isEmpty();
  }

  private static List<String> items(String slot, String who, Map<String, Object> foresight) {
    List<String> out = new ArrayList<>();
    shop.recommending
        .recommend(slot, who, foresight, Map.of(), NOTHING)
        .orElseThrow()
        .items()
        .forEach(i -> out.add(i.id()));
    return out;
  }

  @Test
  void unknownSlot_isSaidToBe() {
    assertThatThrownBy(
            () -> shop.recommending.recommend("no-such", null, Map.of(), Map.of(), NOTHING))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("no-such")
        .hasMessageContaining("for-you");
  }

  @Test
  void count_isTheRequestsOwn() {
    String who = shop.customers().get(0);
    RecommendationSet set =
        shop.recommending
            .recommend(
                "for-you",
                who,
                shop.foresight(who),
                Map.of(),
                RecommendationContext.none().count(3))
            .orElseThrow();
    assertThat(set.items()).hasSize(3);
    assertThatThrownBy(() -> RecommendationContext.none().count(51))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void written_isTheSameUntilTheItemsAreOthers() {
    String who = shop.customers().get(2);
    Map<String, Object> foresight = new LinkedHashMap<>(shop.foresight(who));
    Map<String, Object> first = shop.recommending.written("for-you", who, foresight, Map.of());
    assertThat(WrittenSets.items(first, "for-you")).isEqualTo(items("for-you", who, foresight));
    assertThat(first.get("affinity").toString()).contains("category=[").contains("|");
    foresight.put(RecommendationService.RECOMMEND, first);
    assertThat(shop.recommending.written("for-you", who, foresight, Map.of())).isSameAs(first);
  }

  @Test
  void rank_ordersWhatIsGiven_andLeavesOutWhatMustNotBeShown() {
    String who = shop.customers().get(0);
    Map<String, Object> foresight = shop.foresight(who);
    List<String> best = items("for-you", who, foresight);
    shop.slots.put("again", Map.of("sources", List.of("repurchase")));
    String had = items("again", who, foresight).get(0);
    List<String> given = List.of(best.get(3), had, best.get(0));
    Map<String, Double> ranked =
        shop.recommending.rank("for-you", who, foresight, Map.of(), NOTHING, given);
    assertThat(ranked)
        .as("without %s, which he has", had)
        .containsOnlyKeys(best.get(0), best.get(3));
    assertThat(ranked.get(best.get(0))).isGreaterThan(ranked.get(best.get(3)));
  }

  @Test
  void setsAreWrittenToWhoeverConsented_andTakenFromWhoeverDidNot() {
    RoomInMemory room = RoomInMemory.shop(120);
    room.learn();
    room.follow().scoreEverybody();
    String gone = room.customers().get(0);
    Map<String, Object> told =
        new SetWriting(room.profiles, room.recommending, room.settings, room.clock.millis())
            .run(List.of("for-you"), new RoomInMemory.NoJob(Map.of()));
    assertThat((long) told.get("written")).isPositive();
    assertThat(recommend(room, gone)).isNotNull();

    Map<String, Object> source = new LinkedHashMap<>(profile(room, gone).source());
    source.put("consents", RoomInMemory.consent("newsletter", false));
    room.profiles.put(gone, source);
    told =
        new SetWriting(room.profiles, room.recommending, room.settings, room.clock.millis())
            .run(List.of("for-you"), new RoomInMemory.NoJob(Map.of()));
    assertThat(told).containsEntry("written", 1L);
    assertThat(recommend(room, gone)).isNull();
  }

  private static RawProfile profile(RoomInMemory room, String id) {
    return room.profiles.get(List.of(id), List.of()).get(0);
  }

  private static Object recommend(RoomInMemory room, String id) {
    Map<?, ?> system = (Map<?, ?>) profile(room, id).source().get("systemProperties");
    return ((Map<?, ?>) system.get("foresight")).get("recommend");
  }

  @Test
  void nothingLearnedAndNothingThere_answersNothing() {
    RoomInMemory room = RoomInMemory.empty().follow();
    assertThat(room.recommending.recommend("for-you", null, Map.of(), Map.of(), NOTHING)).isEmpty();
    assertThat(room.recommending.rank("for-you", null, Map.of(), Map.of(), NOTHING, List.of("a")))
        .as("whatever is given, as given")
        .containsOnlyKeys("a");
    Map<String, Object> nothing = room.learn();
    assertThat(nothing).containsEntry("interactions", 0);
    room.follow();
    assertThat(
            room.recommending
                .recommend("for-you", "p", Map.of(), Map.of(), NOTHING)
                .orElseThrow()
                .items())
        .isEmpty();
  }

  @Test
  void catalogueAlone_answersWhatItCan_untilSomethingIsLearned() {
    RoomInMemory room = RoomInMemory.empty();
    room.catalogue.put(
        List.of(
            Map.of("id", "a", "title", "red running shoes"),
            Map.of("id", "b", "title", "blue running shoes"),
            Map.of("id", "c", "title", "garden chair")),
        FeedOptions.defaults());
    room.follow();
    RecommendationContext inView = RecommendationContext.none().steady().items(List.of("a"));
    RecommendationSet set =
        room.recommending.recommend("read-next", null, Map.of(), Map.of(), inView).orElseThrow();
    assertThat(set.version()).isEqualTo("untrained");
    room.slots.put("alike", Map.of("basis", "item", "sources", List.of("content")));
    assertThat(
            room.recommending
                .recommend("alike", null, Map.of(), Map.of(), inView)
                .orElseThrow()
                .items())
        .extracting(i -> i.id())
        .startsWith("b");
  }

  @Test
  void removedItem_isGoneAtOnce_andANewOneComes() {
    RoomInMemory room = RoomInMemory.shop(100);
    room.learn();
    room.follow();
    List<String> before = new ArrayList<>();
    room.recommending
        .recommend("for-you", null, Map.of(), Map.of(), NOTHING)
        .orElseThrow()
        .items()
        .forEach(i -> before.add(i.id()));
    assertThat(room.catalogue.remove(List.of(before.get(0)))).isEqualTo(1);
    assertThat(
            room.recommending
                .recommend("for-you", null, Map.of(), Map.of(), NOTHING)
                .orElseThrow()
                .items())
        .extracting(i -> i.id())
        .isNotEmpty()
        .doesNotContain(before.get(0));
    room.follow();
    assertThat(room.recommending.item(before.get(0))).isEmpty();

    String now = RoomInMemory.NOW.toString();
    room.catalogue.put(
        List.of(Map.of("id", "brand-new", "title", "a thing", "firstSeen", now)),
        FeedOptions.defaults());
    room.follow();
    assertThat(fresh(room)).as("within the patience").doesNotContain("brand-new");
    room.nanos.set(61);
    room.follow();
    assertThat(fresh(room)).contains("brand-new");
  }

  private static List<String> fresh(RoomInMemory room) {
    List<String> out = new ArrayList<>();
    room.recommending
        .recommend("new-for-you", null, Map.of(), Map.of(), NOTHING)
        .orElseThrow()
        .items()
        .forEach(i -> out.add(i.id()));
    return out;
  }

  @Test
  void corruptModel_isNotUsed_andSaysSo() {
    RoomInMemory room = RoomInMemory.shop(60);
    room.learn();
    room.follow();
    room.learn();
    StoredDocument piece = room.documents.get(ModelShelf.COLLECTION, "recommend-2.0").orElseThrow();
    Map<String, Object> broken = new LinkedHashMap<>(piece.source());
    broken.put("content", Map.of("base64", "RlNHUgAAAAEAAAAA"));
    room.documents.put(ModelShelf.COLLECTION, "recommend-2.0", broken);
    room.follow();
    assertThat(room.answering.version()).isEqualTo("recommend-1");
    assertThat(room.answering.problem()).contains("recommend-2").contains("learn");
    assertThat(room.recommending.recommend("for-you", null, Map.of(), Map.of(), NOTHING))
        .isPresent();
    room.documents.delete(ModelShelf.COLLECTION, "recommend-2.0");
    room.learn();
    room.follow();
    assertThat(room.answering.version()).isEqualTo("recommend-3");
    assertThat(room.answering.problem()).isEmpty();
    assertThat(room.documents.get(ModelShelf.COLLECTION, "recommend-1.0"))
        .as("the oldest")
        .isEmpty();
  }
}
