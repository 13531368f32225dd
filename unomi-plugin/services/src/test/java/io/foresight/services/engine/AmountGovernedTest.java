/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.goal.Goal;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.SiftedEventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A model of amounts that was trained 40 days ago, and what governs it since. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AmountGovernedTest {
  private final Goal goal =
      Goal.from(
          GoalTemplates.filled("spend-30d", Map.of("template", "spend-90d", "horizonDays", 30)));
  private final List<String> submitted = new ArrayList<>();
  private ShopInMemory shop;
  private Clock then;
  private ModelRegistry registry;
  private Map<?, ?> trained;

  @BeforeAll
  void train() {
    shop = new ShopInMemory(700, 260);
    then = Clock.offset(shop.clock, Duration.ofDays(-40));
    registry = new ModelRegistry(shop.documents, then);
    trained = trainAgain();
    if (!registry.live().containsKey(goal.id())) {
      // Whether it beats the naive rate is not what is tested here.
      ModelRecord made = registry.get("spend-30d-1");
      registry.add(goal.id(), true, "", made.card(), made.artefact(), made.members());
      shop.governance(registry).promote("spend-30d-2", "Ada", "");
    }
  }

  private Map<?, ?> trainAgain() {
    return shop.train(registry, then, goal);
  }

  private Map<?, ?> check(EventSource events, Clock now, String onAlarm) {
    submitted.clear();
    return (Map<?, ?>)
        shop.check(registry, events, now, onAlarm, submitted, Map.of("now", true)).get(goal.id());
  }

  private String live() {
    return registry.live().get(goal.id());
  }

  @Test
  @Order(1)
  void itsCard_knowsWhatTheFeaturesLookedLike() {
    assertThat(trained.get("model")).as(String.valueOf(trained)).isEqualTo(true);
    assertThat(registry.get(live()).card().get("reference").toString()).contains("(score)");
  }

  @Test
  @Order(2)
  void whatWasReallySpent_isHeldAgainstIt() {
    Map<?, ?> out = check(shop.events, shop.clock, "retrain");
    assertThat(out.get("matured")).as(String.valueOf(out)).isEqualTo(true);
    assertThat(out.get("verdict")).isIn("held", "weaker");
    assertThat(out.get("alarm")).isEqualTo(false);
    Map<String, Object> record = registry.get(live()).lastCheck("backtest");
    assertThat(record).containsKeys("spearman", "mae", "expected", "actual");
    assertThat(((Number) record.get("people")).intValue()).isGreaterThan(100);
    assertThat(registry.get(live()).lastCheck("drift")).containsEntry("enough", true);
    assertThat(submitted).isEmpty();
  }

  @Test
  @Order(2)
  void halfWayThroughItsHorizon_itIsCheckedEarly_andNeverFails() {
    Map<?, ?> out = check(shop.events, Clock.offset(then, Duration.ofDays(14)), "retrain");
    assertThat(out.get("matured")).isEqualTo(false);
    assertThat(out.get("alarm")).isEqualTo(false);
    assertThat(registry.get(live()).lastCheck("backtest")).containsEntry("days", 14);
  }

  @Test
  @Order(3)
  void spendThatCollapses_raisesTheAlarm_andTrainsAChallenger() {
    EventSource poor =
        new SiftedEventSource(
            shop.events,
            e ->
                !e.type().equals("order")
                    || e.timeStamp() < then.millis()
                    || Math.floorMod(e.id().hashCode(), 10) < 2);
    Map<?, ?> out = check(poor, shop.clock, "retrain");
    assertThat(out.get("verdict")).as(String.valueOf(out)).isEqualTo("failed");
    assertThat(out.get("alarm")).isEqualTo(true);
    assertThat(submitted).containsExactly("train {goal=spend-30d}");
    assertThat(Checks.hasFailed(registry.get(live()))).isTrue();
    assertThat(check(poor, shop.clock, "rollback").get("done").toString())
        .as("there is no better version to go back to")
        .contains("challenger");
    check(shop.events, shop.clock, "retrain");
    assertThat(new Alarms(shop.documents).of(registry.live())).isEmpty();
  }

  @Test
  @Order(4)
  void aNewModel_hasToBeatTheLiveOneOnTheSameRows() {
    String champion = live();
    Map<?, ?> again = trainAgain();
    ModelRecord challenger = registry.get(String.valueOf(again.get("version")));
    assertThat(live()).isEqualTo(champion);
    if (challenger.releasable()) {
      assertThat(challenger.card().get("challenge").toString())
          .contains("champion=" + champion)
          .contains("won=false")
          .contains("the live version stays");
    }
  }
}
