/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.Progress;
import io.foresight.core.live.ForesightMap;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.store.RawEvent;
import io.foresight.core.store.RawProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Rules of an integrator from the request to the profiles, and against what was learned. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeadsTest {
  private static final Map<String, Object> SENSIBLE =
      rules("goal", "purchase-30d", rule("Looks around", 5, "product_views"));
  private static final Map<String, Object> NONSENSE =
      rules("cap", 50, rule("Sends back", 1, "cancels"));

  private final Goal goal = ShippedGoals.all().get(0);
  private ShopInMemory shop;
  private ModelRegistry registry;
  private Insights insights;
  private Leads leads;
  private LiveModels live;

  private static Map<String, Object> rule(String name, double points, String per) {
    return Map.of("name", name, "points", points, "per", per, "cap", 90);
  }

  @SafeVarargs
  private static Map<String, Object> rules(String key, Object value, Map<String, Object>... rules) {
    return Map.of("floor", -100, key, value, "rules", List.of(rules));
  }

  @BeforeAll
  void aShopWithRules() {
    shop = new ShopInMemory(700, 300);
    registry = new ModelRegistry(shop.documents, shop.clock);
    GoalStore goals = new GoalStore(shop.documents);
    goals.seed();
    insights = shop.insights();
    leads = new Leads(shop.documents, insights, goals, registry, () -> shop.reader, shop.clock);
    live = shop.live(registry, goals, insights);
  }

  @Test
  @Order(1)
  void beforeAnybodyGaveRules_thereAreNone() {
    assertThatThrownBy(leads::rules).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(leads::delete).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> leads.comparison("purchase-30d"))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> leads.learned("purchase-30d"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing was learned");
  }

  @Test
  @Order(1)
  void aMistake_isRefusedByField_andNothingIsKept() {
    refused(Map.of(), "leadScore.rules");
    refused(rules("goal", "riches", rule("a", 1, "orders")), "leadScore.goal");
    refused(rules("goal", "purchase-30d", rule("a", 1, "title")), "leadScore.rules[0].per");
    refused(rules("cap", -200, rule("a", 1, "orders")), "leadScore.cap");
    assertThatThrownBy(leads::rules).isInstanceOf(NoSuchElementException.class);
  }

  private void refused(Map<String, Object> json, String field) {
    assertThatThrownBy(() -> leads.put(json))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @Test
  @Order(2)
  void training_comparesTheRulesOfItsGoal_andTheRecordKeepsIt() {
    leads.put(SENSIBLE);
    shop.training(registry)
        .telling((made, data) -> leads.made(made, data, 1))
        .run(List.of(goal), (part, subject) -> {}, new Run(Map.of()));
    Map<String, Object> found = leads.comparison(leads.goal(""));
    assertThat(found)
        .containsEntry("goal", "purchase-30d")
        .containsEntry("version", "purchase-30d-1")
        .containsEntry("current", true)
        .containsKeys("rules", "learned", "difference", "cases");
    assertThat(registry.get("purchase-30d-1").lastCheck("leads").get("reason"))
        .isEqualTo(found.get("sentence"));
  }

  @Test
  @Order(3)
  void changedRules_areComparedOnCommand_andTheSentenceSaysWhoIsBetter() {
    leads.put(NONSENSE);
    assertThat(leads.comparison("purchase-30d")).containsEntry("current", false);
    assertThatThrownBy(() -> leads.goal("")).hasMessageContaining("the rules name none");
    ModelRecord learned = leads.learned("purchase-30d");
    leads.compare(learned, FairnessRun.asTrained(shop.datasets(), learned, new Run(Map.of())), 1);
    Map<String, Object> found = leads.comparison("purchase-30d");
    assertThat(found).containsEntry("current", true).containsEntry("verdict", "learned");
    assertThat(found.get("sentence").toString()).contains("better than your points");
    leads.put(SENSIBLE);
  }

  @Test
  @Order(4)
  void bulkScoring_putsThePointsBesideTheLearnedScore() {
    live.refresh(false);
    bulk().rebuild(shop.histories(), new Run(Map.of()));
    int both = 0;
    double most = 0;
    for (RawProfile p : all()) {
      Map<?, ?> lead = (Map<?, ?>) foresight(p).get("lead");
      assertThat(lead != null).isEqualTo(ForesightMap.hasState(foresight(p)));
      if (lead != null) {
        most = Math.max(most, ((Number) lead.get("points")).doubleValue());
        both += ForesightMap.score(foresight(p), "purchase-30d") == null ? 0 : 1;
      }
    }
    assertThat(both).isGreaterThan(200);
    assertThat(most).as("the rule's cap").isEqualTo(90);
  }

  @Test
  @Order(5)
  void anEvent_changesThePointsAtOnce_onAllNodes() {
    Insights elsewhere = shop.insights();
    elsewhere.refresh();
    assertThat(elsewhere.stamps()).isEqualTo(insights.stamps());
    MappedEvent view =
        shop.mapping.map(
            new RawEvent(
                "e",
                "productView",
                "ann",
                ShopInMemory.NOW.toEpochMilli() - 1000,
                Map.of("properties", Map.of("productId", "p1"))));
    Map<String, Object> foresight =
        live.scorer()
            .onEvents(Map.of(), Map.of(), List.of(view), false, ShopInMemory.NOW.toEpochMilli())
            .orElseThrow()
            .content();
    assertThat(foresight.get("lead"))
        .isEqualTo(Map.of("points", 5.0, "why", List.of("Looks around +5.0")));
  }

  @Test
  @Order(6)
  void forgottenRules_leaveTheProfiles() {
    leads.delete();
    live.refresh(true);
    bulk().rescore(new Run(Map.of()));
    for (RawProfile p : all()) {
      assertThat(foresight(p).get("lead")).isNull();
    }
  }

  private BulkScoring bulk() {
    return new BulkScoring(
        shop.events,
        shop.profiles,
        live.scorer(),
        shop.settings,
        shop.clock,
        new ScoreTally(),
        new Members(List.of(), null),
        (profile, change) -> {});
  }

  private List<RawProfile> all() {
    List<RawProfile> out = new ArrayList<>();
    shop.profiles.scan(List.of(), 0, 1, out::add, Progress.NONE);
    return out;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> foresight(RawProfile p) {
    Map<String, Object> system = (Map<String, Object>) p.source().get("systemProperties");
    Object foresight = system == null ? null : system.get("foresight");
    return foresight == null ? Map.of() : (Map<String, Object>) foresight;
  }
}
