/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.governance.ApprovalPolicy;
import io.foresight.core.governance.Governance;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.Progress;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.score.FallbackModel;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.RawEvent;
import io.foresight.core.store.RawProfile;
import io.foresight.core.store.SiftedEventSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A shop whose model was trained 45 days ago, and all that governs it since. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GovernedTest {
  private static final String FIRST = "purchase-30d-1";
  private static final String TRAINED = "purchase-30d-2";

  private final Goal goal = ShippedGoals.all().get(0);
  private ShopInMemory shop;
  private Clock then;
  private ModelRegistry registry;
  private Map<?, ?> trained;

  @BeforeAll
  void trainAgainstAWeakChampion() {
    shop = new ShopInMemory(1_000, 345);
    then = Clock.offset(shop.clock, Duration.ofDays(-45));
    registry = new ModelRegistry(shop.documents, then);
    // It says who will stay away, and calls them buyers.
    Goal churn = ShippedGoals.all().get(1);
    registry.add(
        goal.id(),
        true,
        "",
        Map.of("goal", goal.toMap()),
        ModelCodec.encode(FallbackModel.of(churn, shop.reader.schema()).model()));
    shop.governance(registry).promote(FIRST, "Ada", "");
    trained = train();
  }

  private Map<?, ?> train() {
    return shop.train(registry, then, goal);
  }

  @Test
  @Order(1)
  void aBetterChallenger_takesOver_andTheLogSaysWhy() {
    assertThat(registry.live()).containsEntry(goal.id(), TRAINED);
    assertThat(trained.get("live")).isEqualTo(true);
    assertThat(registry.get(TRAINED).card().get("challenge").toString())
        .contains("champion=" + FIRST)
        .contains("won=true");
    Map<String, Object> entry = shop.audit().entries(TRAINED, 1).get(0);
    assertThat(entry).containsEntry("action", "model.promote").containsEntry("by", "automatic");
    assertThat(entry.get("details").toString()).contains("the challenger takes over");
    assertThat(shop.audit().verify()).isEmpty();
  }

  @Test
  @Order(2)
  void whatIsNotBetterThanTheLiveVersion_doesNotGoLive() {
    Map<?, ?> again = train();
    assertThat(again.get("version")).isEqualTo("purchase-30d-3");
    assertThat(again.get("live")).isEqualTo(false);
    assertThat(again.get("reason").toString()).contains("the live version stays");
    assertThat(registry.live()).containsEntry(goal.id(), TRAINED);
  }

  @Test
  @Order(3)
  void withoutTheApprovalsAsked_nothingGoesLiveByItself() {
    ModelRecord next = registry.get("purchase-30d-3");
    Governance two = new Governance(registry, shop.audit(), ApprovalPolicy.TWO);
    Release release = new Release(registry, two, shop.settings);
    assertThat(release.automatic()).isFalse();
    assertThat(release.decide(next, Optional.empty())).contains("approval of 2 more persons");
    Settings manual = new Settings(Map.of("promotion", "manual"));
    assertThat(
            new Release(registry, shop.governance(registry), manual).decide(next, Optional.empty()))
        .contains("manual");
    assertThat(registry.live()).containsEntry(goal.id(), TRAINED);
  }

  @Test
  @Order(4)
  void mailingTheBestTenth_catchesMoreThanATenth() {
    Map<String, Object> out =
        Simulation.of(registry.get(TRAINED), Map.of("share", "0.1", "audience", 5_000));
    Map<?, ?> target = (Map<?, ?>) out.get("target");
    assertThat(((Number) target.get("mailed")).doubleValue()).isEqualTo(500);
    assertThat(((Number) target.get("lift")).doubleValue()).isGreaterThan(1.2);
    Map<String, Object> money =
        Simulation.of(registry.get(TRAINED), Map.of("cost", 1, "margin", "20"));
    Map<?, ?> profit = (Map<?, ?>) money.get("profit");
    assertThat(profit.get("breakEven")).isEqualTo(0.05);
    assertThat((List<?>) profit.get("share")).hasSameSizeAs((List<?>) profit.get("profit"));
  }

  @Test
  @Order(4)
  void badSimulations_nameTheField() {
    ModelRecord model = registry.get(TRAINED);
    assertThatThrownBy(() -> Simulation.of(model, Map.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("share");
    assertThatThrownBy(() -> Simulation.of(model, Map.of("share", "many")))
        .hasMessageContaining("share");
    assertThatThrownBy(() -> Simulation.of(model, Map.of("share", 0.1, "cutOff", 0.1)))
        .hasMessageContaining("cutOff");
    assertThatThrownBy(() -> Simulation.of(model, Map.of("cost", 1)))
        .hasMessageContaining("margin");
    assertThatThrownBy(() -> Simulation.of(registry.get(FIRST), Map.of("share", 0.1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not tested");
  }

  @Test
  @Order(5)
  void whatReallyHappened_isHeldAgainstTheLiveModel() {
    List<String> submitted = new ArrayList<>();
    Map<?, ?> out = check(shop.events, "retrain", submitted, Map.of());
    assertThat(out.get("matured")).isEqualTo(true);
    assertThat(out.get("verdict")).isIn("held", "weaker");
    assertThat(out.get("alarm")).isEqualTo(false);
    assertThat(submitted).isEmpty();
    ModelRecord checked = registry.get(TRAINED);
    assertThat(checked.lastCheck("backtest")).containsKeys("auc", "people", "expected");
    assertThat(checked.lastCheck("drift")).containsEntry("enough", true);
    assertThat(alarms()).isEmpty();
  }

  @Test
  @Order(6)
  void demandThatFalls_raisesTheAlarm_andTrainsAChallenger() {
    // Seven of ten orders since the training did not come.
    EventSource poor =
        new SiftedEventSource(
            shop.events,
            e ->
                !e.type().equals("order")
                    || e.timeStamp() < then.millis()
                    || Math.floorMod(e.id().hashCode(), 10) < 3);
    List<String> submitted = new ArrayList<>();
    assertThat(check(poor, "none", submitted, Map.of("now", true)).get("alarm")).isEqualTo(true);
    assertThat(submitted).isEmpty();
    assertThat(alarms()).hasSize(1);
    assertThat(alarms().get(0)).containsEntry("version", TRAINED).containsEntry("action", "none");
    check(poor, "retrain", submitted, Map.of("now", true));
    assertThat(submitted).containsExactly("train {goal=purchase-30d}");
    assertThat(Checks.hasFailed(registry.get(TRAINED))).isTrue();
    check(shop.events, "retrain", submitted, Map.of("now", true));
    assertThat(alarms()).isEmpty();
  }

  @Test
  @Order(7)
  void aLiveVersionThatFails_givesWayToTheBetterOneBefore_ifThePolicySaysSo() {
    ModelRecord bad = registry.get(FIRST);
    String worse =
        registry.add(goal.id(), true, "", bad.card(), bad.artefact(), Map.of()).version();
    shop.governance(registry).promote(worse, "Ada", "");
    List<String> submitted = new ArrayList<>();
    Map<?, ?> out = check(shop.events, "rollback", submitted, Map.of());
    assertThat(out.get("verdict")).isEqualTo("failed");
    assertThat(out.get("done").toString()).contains(TRAINED + " is live again");
    assertThat(registry.live()).containsEntry(goal.id(), TRAINED);
    assertThat(submitted).containsExactly("score {}");
    assertThat(shop.audit().entries(TRAINED, 1).get(0))
        .containsEntry("action", "model.rollback")
        .containsEntry("by", "automatic");
    assertThat(alarms()).isEmpty();
  }

  private List<Map<String, Object>> alarms() {
    return new Alarms(shop.documents).of(registry.live());
  }

  private Map<?, ?> check(
      EventSource events, String onAlarm, List<String> submitted, Map<String, Object> request) {
    return (Map<?, ?>)
        shop.check(registry, events, shop.clock, onAlarm, submitted, request).get(goal.id());
  }

  @Test
  @Order(8)
  @SuppressWarnings("unchecked")
  void aFailedFairnessAudit_blocksTheVersion() {
    Set<String> buyers = buyers(120, 30);
    for (RawProfile p : all()) {
      Map<String, Object> source = new LinkedHashMap<>(p.source());
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.putAll((Map<String, Object>) source.getOrDefault("properties", Map.of()));
      properties.put("club", buyers.contains(p.id()) ? "member" : "guest");
      source.put("properties", properties);
      shop.profiles.put(p.id(), source);
    }
    FairnessRun audit =
        new FairnessRun(
            registry, shop.datasets(), shop.profiles, shop.key().pseudonyms(), shop.audit(), 1);
    Map<String, Object> out =
        audit.run(
            new Run(FairnessRun.checked(TRAINED, Map.of("property", "club", "leastGroup", 30))));
    assertThat(out).containsEntry("passed", false);
    assertThat(out.get("reason").toString()).contains("club guest");
    assertThat(registry.get(TRAINED).lastCheck("fairness")).containsEntry("passed", false);
    assertThatThrownBy(() -> shop.governance(registry).approve(TRAINED, "Ada Lovelace", ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fairness");
    assertThat(shop.audit().entries(TRAINED, 1).get(0)).containsEntry("action", "model.fairness");
  }

  @Test
  @Order(8)
  void badAudits_nameTheField() {
    assertThatThrownBy(() -> FairnessRun.checked(TRAINED, Map.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("property");
    assertThatThrownBy(() -> FairnessRun.checked(TRAINED, Map.of("property", "a.b")))
        .hasMessageContaining("property");
    assertThatThrownBy(() -> FairnessRun.checked(TRAINED, Map.of("property", "a", "threshold", 7)))
        .hasMessageContaining("threshold");
  }

  @Test
  @Order(9)
  void anErasedProfile_leavesNothingButAPseudonym(@TempDir Path exports) {
    String id = buyers(250, 100).iterator().next();
    shop.profiles.update(
        Map.of(id, Map.of("systemProperties", Map.of("foresight", Map.of("state", "AAAA")))));
    Forgetting forgetting = shop.forgetting(registry, exports);
    Map<String, Object> receipt = forgetting.erase(id, "Ada");
    assertThat(receipt).containsEntry("profile", "erased").containsEntry("mailPlatform", "erased");
    assertThat(receipt.get("models").toString()).contains(TRAINED);
    assertThat(receipt.get("unknown").toString()).contains(FIRST);
    assertThat(registry.get(TRAINED).lastCheck("erasure")).isNotNull();
    assertThat(shop.profiles.get(List.of(id), List.of()).get(0).source().toString())
        .doesNotContain("AAAA");
    assertThat(shop.audit().entries("", 1).get(0))
        .containsEntry("action", "profile.erase")
        .containsEntry("subject", receipt.get("pseudonym"));
    assertThat(shop.audit().entries("", 1).toString()).doesNotContain(id);
    assertThat(forgetting.erase("nobody", "Ada"))
        .containsEntry("profile", "nothing kept")
        .containsEntry("models", List.of());
    assertThat(shop.audit().verify()).isEmpty();
  }

  /** Who of those who consent ordered, in days before the training. */
  private Set<String> buyers(int fromDays, int untilDays) {
    long from = then.millis() - Duration.ofDays(fromDays).toMillis();
    long until = then.millis() - Duration.ofDays(untilDays).toMillis();
    Set<String> out = new HashSet<>();
    Set<String> consenting = new HashSet<>();
    for (RawProfile p : all()) {
      if (shop.gate().permits(p.source().get("consents"), shop.clock.millis())) {
        consenting.add(p.id());
      }
    }
    List<RawEvent> events = new ArrayList<>();
    shop.events.read(EventQuery.between(from, until), 0, 1, events::add, Progress.NONE);
    for (RawEvent e : events) {
      if (e.type().equals("order") && consenting.contains(e.profileId())) {
        out.add(e.profileId());
      }
    }
    return out;
  }

  private List<RawProfile> all() {
    List<RawProfile> out = new ArrayList<>();
    shop.profiles.scan(List.of(), 0, 1, out::add, Progress.NONE);
    return out;
  }
}
