/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.input.Fields;
import io.foresight.core.recommend.ItemTable;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.InteractionLog;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.recommend.interaction.Trace;
import io.foresight.core.recommend.rank.Evidence;
import io.foresight.core.recommend.rank.Parallel;
import io.foresight.core.recommend.rank.RankerOptions;
import io.foresight.core.recommend.slot.ShippedSlots;
import io.foresight.core.recommend.slot.SlotDefinition;
import io.foresight.core.score.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RecommenderTest {
  private static final long DAY = 86_400_000L;
  private static final long NOW = 400 * DAY;
  private static final InteractionWeights W = InteractionWeights.DEFAULT;
  private static final Parallel TWO = new Parallel(2);

  private final FallbackCounts counts = new FallbackCounts();
  private final ItemTable items = shop();
  private final RecommendModel model = Shop.trained(Shop.log(1)).model();
  private final Recommender recommender = new Recommender(model, items, counts, TWO);

  /** A shop of two tastes: people take items of theirs, never of the other. */
  static final class Shop {
    static Interactions log(long shuffle) {
      List<Object[]> events = new ArrayList<>();
      Random random = new Random(7);
      for (int p = 0; p < 300; p++) {
        String taste = p % 2 == 0 ? "tea" : "tool";
        for (int n = 0; n < 12; n++) {
          int i = (int) (20 * random.nextDouble() * random.nextDouble());
          events.add(new Object[] {"p" + p, taste + i, (long) random.nextInt(400) * DAY});
        }
      }
      Collections.shuffle(events, new Random(shuffle));
      InteractionLog log = new InteractionLog();
      for (Object[] e : events) {
        log.add((String) e[0], (String) e[1], InteractionKind.ORDER, (Long) e[2]);
      }
      return log.build(NOW);
    }

    static RecommendTrainer.Trained trained(Interactions log) {
      return new RecommendTrainer(shop(), RankerOptions.DEFAULT, null, p -> "gb", TWO)
          .train(log, "v1");
    }
  }

  private static ItemTable shop() {
    ItemTable t = new ItemTable();
    for (int i = 0; i < 20; i++) {
      t.item("tea" + i).categories("tea").brand("leaf").text("tea number " + i).price(5 + i);
      t.item("tool" + i).categories("tools").brand("iron").text("tool number " + i).price(50 + i);
    }
    return t;
  }

  @Test
  void forYou_showsThePersonsTaste_withoutWhatHeBought_andSaysWhy() {
    RecommendationSet set = recommender.recommend(slot("for-you", Map.of()), teaLover());
    assertThat(set.items()).isNotEmpty();
    assertThat(set.tier()).isEqualTo(Tier.PERSONAL);
    RecommendedItem first = set.items().get(0);
    assertThat(first.id()).startsWith("tea").isNotIn("tea1", "tea2", "tea3");
    assertThat(first.source()).isEqualTo("blend");
    Evidence why = first.evidence();
    assertThat(why).isNotNull();
    assertThat(ids(set)).doesNotContain("tea1", "tea2", "tea3").doesNotHaveDuplicates();
    assertThat(set.toMap()).containsEntry("slot", "for-you");
  }

  @Test
  void givenItems_areRanked_andNoOthers() {
    List<String> given = List.of("tool3", "tea9", "tea1", "unknown");
    SlotDefinition slot = slot("for-you", Map.of("explore", 0));
    Request request = teaLover().only(given);
    assertThat(ids(recommender.recommend(slot, request)))
        .as("but what he bought")
        .containsExactly("tea9", "tool3");
    items.item("tool3").available(false);
    assertThat(recommender.allowed(slot, request, given))
        .as("an unknown one may have come since")
        .containsExactly("tea9", "unknown");
  }

  @Test
  void slotOfThePersonsLocale_showsNoOther() {
    for (int i = 0; i < 20; i++) {
      items.item("tea" + i).field("locale", i % 2 == 0 ? "de" : "fr-CH");
    }
    SlotDefinition slot = slot("for-you", Map.of("explore", 0, "locale", "person"));
    assertThat(ids(recommender.recommend(slot, teaLover().locale("de-AT"))))
        .contains("tea4")
        .allMatch(id -> !id.startsWith("tea") || Integer.parseInt(id.substring(3)) % 2 == 0);
    assertThat(ids(recommender.recommend(slot, teaLover()))).contains("tea5");
  }

  @Test
  void interest_isToldByCategoryAndBrand() {
    Trace trace = new Trace(W);
    trace.add("tea1", InteractionKind.ORDER, NOW);
    trace.add("tool1", InteractionKind.ORDER, NOW);
    trace.add("tool2", InteractionKind.ORDER, NOW);
    assertThat(recommender.categories(trace, NOW).keySet()).containsExactly("tools", "tea");
    assertThat(recommender.categories(trace, NOW).get("tea")).isCloseTo(1 / 3.0, within(1e-3));
    assertThat(recommender.brands(new Trace(W), NOW)).isEmpty();
  }

  @Test
  void removedItem_disappearsAtOnce_andWhatCannotBeHadToo() {
    SlotDefinition slot = slot("for-you", Map.of());
    List<String> before = ids(recommender.recommend(slot, teaLover()));
    items.item(before.get(0)).removed(true);
    items.item(before.get(1)).available(false);
    assertThat(ids(recommender.recommend(slot, teaLover())))
        .isNotEmpty()
        .doesNotContain(before.get(0), before.get(1));
  }

  @Test
  void interaction_changesTheNextAnswer() {
    SlotDefinition slot = slot("for-you", Map.of("explore", 0, "exclude", Map.of("boughtDays", 9)));
    Trace trace = new Trace(W);
    trace.add("tea1", InteractionKind.ORDER, NOW - 40 * DAY);
    String before = ids(recommender.recommend(slot, new Request(trace, NOW))).get(0);
    for (int i = 0; i < 6; i++) {
      trace.add("tool" + i, InteractionKind.ORDER, NOW - DAY);
    }
    String after = ids(recommender.recommend(slot, new Request(trace, NOW))).get(0);
    assertThat(before).startsWith("tea");
    assertThat(after).startsWith("tool");
  }

  @Test
  void newcomer_getsWhatIsPopular_byTheRules_countedAsFallback() {
    RecommendationSet set =
        recommender.recommend(
            slot("for-you", Map.of("sources", List.of("ease"))), new Request(new Trace(W), NOW));
    assertThat(set.items()).hasSize(10);
    assertThat(set.tier()).isEqualTo(Tier.RULES);
    assertThat(counts.toMap().toString()).contains("fallbackShare=1.0");
  }

  @Test
  void newcomer_ofStatedPreference_getsThatFirst() {
    Request r = new Request(new Trace(W), NOW).preferred(Set.of("tools"));
    List<String> ids =
        ids(recommender.recommend(slot("x", Map.of("sources", List.of("popular"))), r));
    assertThat(ids.stream().filter(i -> i.startsWith("tool")).count()).isGreaterThan(5);
  }

  @Test
  void newItem_thatTheModelDoesNotKnow_isShownByItsContent() {
    items.item("tea-new").text("tea number fresh").categories("tea").firstSeen(NOW - DAY);
    items.item("other").text("garden hose").firstSeen(NOW - 2 * DAY);
    Recommender fresh = new Recommender(model, items, counts, TWO);
    RecommendationSet set = fresh.recommend(ShippedSlots.of("new-for-you"), teaLover().seed(1));
    assertThat(ids(set)).startsWith("tea-new").contains("other");
    RecommendationSet mixed =
        fresh.recommend(slot("mixed", Map.of("newItems", 1, "newDays", 7)), teaLover());
    assertThat(ids(mixed)).contains("tea-new");
  }

  @Test
  void pins_keepTheirPlace_boostsMove_andBoundsHold() {
    RecommendationSet set =
        recommender.recommend(
            slot(
                "x",
                Map.of(
                    "pins",
                    List.of(
                        Map.of("item", "tool5", "position", 2),
                        Map.of("item", "gone", "position", 1)),
                    "variety",
                    Map.of("perCategory", 3),
                    "explore",
                    0)),
            teaLover());
    assertThat(ids(set).get(1)).isEqualTo("tool5");
    assertThat(set.items().get(1).source()).isEqualTo("pin");
    assertThat(ids(set).stream().filter(i -> i.startsWith("tea")).count()).isLessThanOrEqualTo(3);
    assertThat(ids(set).stream().filter(i -> i.startsWith("tool")).count()).isLessThanOrEqualTo(3);
    Map<String, Object> bury =
        Map.of("filter", Map.of("field", "category", "value", "tea"), "factor", 0.0001);
    RecommendationSet buried =
        recommender.recommend(
            slot("y", Map.of("sources", List.of("popular"), "boosts", List.of(bury))), teaLover());
    assertThat(ids(buried).get(0)).startsWith("tool");
  }

  @Test
  void abandonedCart_showsTheCart_thenWhatGoesWithIt() {
    Trace trace = new Trace(W);
    trace.add("tool3", InteractionKind.CART, NOW - DAY);
    List<String> ids =
        ids(recommender.recommend(ShippedSlots.of("abandoned-cart"), new Request(trace, NOW)));
    assertThat(ids).startsWith("tool3").doesNotHaveDuplicates();
  }

  @Test
  void alsoBought_goesWithTheItem_andUnknownItemsGoWithNothing() {
    SlotDefinition slot = slot("also", Map.of("basis", "item", "fallback", List.of()));
    Request r = new Request(new Trace(W), NOW).anchors(List.of("tool1"));
    RecommendationSet set = recommender.recommend(slot, r);
    assertThat(ids(set)).isNotEmpty().doesNotContain("tool1");
    assertThat(set.tier()).isNotEqualTo(Tier.PERSONAL);
  }

  @Test
  void priceDrop_andBackInStock_areOfThePersonsOwn() {
    items.item("tea1").price(3).field("previousPrice", 6.0).field("priceChanged", NOW - DAY);
    items.item("tea2").field("backSince", NOW - DAY);
    items.item("tool9").price(3).field("previousPrice", 60.0).field("priceChanged", NOW - DAY);
    Map<String, Object> lenient = Map.of("sources", List.of("price-drop"), "fallback", List.of());
    assertThat(ids(recommender.recommend(slot("drop", lenient), teaLover())))
        .containsExactly("tea1");
    assertThat(ids(recommender.recommend(ShippedSlots.of("back-in-stock"), teaLover())))
        .containsExactly("tea2");
  }

  @Test
  void mailedItems_restForAWhile() {
    SlotDefinition slot =
        slot("mail", Map.of("exclude", Map.of("mailedDays", 7, "mailedTimes", 2), "explore", 0));
    String first = ids(recommender.recommend(slot, teaLover())).get(0);
    Request once = teaLover().mailed(Map.of(first, List.of(NOW - DAY)));
    Request twice = teaLover().mailed(Map.of(first, List.of(NOW - DAY, NOW - 2 * DAY)));
    assertThat(ids(recommender.recommend(slot, once))).contains(first);
    assertThat(ids(recommender.recommend(slot, twice))).doesNotContain(first);
  }

  @Test
  void explore_happensAsOftenAsSaid_andIsLoggedWithItsProbability() {
    SlotDefinition slot = slot("explore", Map.of("explore", 0.3, "count", 5));
    int explored = 0;
    int n = 2000;
    for (int seed = 0; seed < n; seed++) {
      RecommendedItem last = recommender.recommend(slot, teaLover().seed(seed)).items().get(4);
      assertThat(last.propensity()).isGreaterThan(0).isLessThan(1);
      explored += last.propensity() < 0.5 ? 1 : 0;
    }
    assertThat(explored / (double) n).isCloseTo(0.3, within(0.04));
  }

  @Test
  void training_andAnswers_areTheSame_howeverEventsCame() {
    RecommendModel other = Shop.trained(Shop.log(99)).model();
    assertThat(RecommendModelCodec.encode(other)).isEqualTo(RecommendModelCodec.encode(model));
    Recommender r = new Recommender(other, items, counts, TWO);
    for (SlotDefinition s : ShippedSlots.all().values()) {
      assertThat(r.recommend(s, teaLover().seed(3)).toMap())
          .isEqualTo(recommender.recommend(s, teaLover().seed(3)).toMap());
    }
  }

  private static Request teaLover() {
    Trace t = new Trace(W);
    t.add("tea1", InteractionKind.ORDER, NOW - 10 * DAY);
    t.add("tea2", InteractionKind.ORDER, NOW - 20 * DAY);
    t.add("tea3", InteractionKind.ORDER, NOW - 30 * DAY);
    return new Request(t, NOW);
  }

  private static List<String> ids(RecommendationSet set) {
    return set.items().stream().map(RecommendedItem::id).collect(Collectors.toList());
  }

  private static SlotDefinition slot(String id, Map<String, Object> rules) {
    Map<String, Object> m = new java.util.LinkedHashMap<>(rules);
    SlotDefinition shipped = ShippedSlots.all().get(id);
    if (shipped != null) {
      Map<String, Object> all = new java.util.LinkedHashMap<>(shipped.toMap());
      all.putAll(m);
      return SlotDefinition.fromMap(Fields.of("slot", all));
    }
    m.put("id", id);
    return SlotDefinition.fromMap(Fields.of("slot", m));
  }
}
