/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.job.Progress;
import io.foresight.core.live.ForesightMap;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.store.RawProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A goal of kind amount from events to scores, in memory. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmountThreadTest {
  private final Goal goal =
      ShippedGoals.templates().stream()
          .filter(g -> g.id().equals("spend-90d"))
          .findFirst()
          .orElseThrow();
  private ShopInMemory shop;
  private ModelRegistry registry;
  private GoalStore goals;
  private Map<?, ?> trained;

  @BeforeAll
  void train() {
    shop = new ShopInMemory(1_500, 420);
    registry = new ModelRegistry(shop.documents, shop.clock);
    goals = new GoalStore(shop.documents);
    goals.put(goal.id(), goal.toMap());
    trained =
        (Map<?, ?>)
            training().run(List.of(goal), (part, subject) -> {}, new Run(Map.of())).get(goal.id());
  }

  private Training training() {
    return shop.training(registry);
  }

  @Test
  void theModel_isLiveOnlyIfItBeatsTheNaiveSpendRate() {
    assertThat(trained.get("model")).as(String.valueOf(trained)).isEqualTo(true);
    Map<String, Object> card = registry.get("spend-90d-1").card();
    Map<?, ?> evaluation = (Map<?, ?>) card.get("evaluation");
    assertThat(evaluation.get("kind")).isEqualTo("amount");
    assertThat(evaluation.get("beatsBaseline")).isEqualTo(trained.get("live"));
    assertThat(registry.live().containsKey(goal.id())).isEqualTo(trained.get("live"));
  }

  @Test
  void everybodyInThePopulation_getsAnAmountWithItsPercentile() {
    assertThat(trained.get("live")).as(String.valueOf(trained)).isEqualTo(true);
    Insights insights = shop.insights();
    LiveModels live = shop.live(registry, goals, insights);
    live.refresh(true);
    new BulkScoring(
            shop.events,
            shop.profiles,
            live.scorer(),
            shop.settings,
            shop.clock,
            new ScoreTally(),
            new Members(List.of(), null),
            (profile, change) -> {})
        .rebuild(shop.histories(), new Run(Map.of()));
    List<Map<String, Object>> scores = new ArrayList<>();
    shop.profiles.scan(
        List.of(),
        0,
        1,
        p -> {
          Map<String, Object> score = ForesightMap.score(foresight(p), goal.id());
          if (score != null) {
            scores.add(score);
          }
        },
        Progress.NONE);
    assertThat(scores).hasSizeGreaterThan(100);
    double largest = 0;
    for (Map<String, Object> s : scores) {
      assertThat(s).containsEntry("kind", "amount");
      assertThat(s.get("percent")).isEqualTo(s.get("percentile"));
      assertThat((List<?>) s.get("reasons")).isNotEmpty();
      assertThat(Instant.parse((String) s.get("validUntil"))).isAfter(ShopInMemory.NOW);
      largest = Math.max(largest, ((Number) s.get("value")).doubleValue());
    }
    assertThat(largest).isGreaterThan(1);
    assertThat(scores).extracting(s -> s.get("band")).contains("very_high", "low");
  }

  @Test
  void withoutEnoughHistory_thereIsNoGuessedAmount() {
    ShopInMemory young = new ShopInMemory(50, 60);
    ModelRegistry empty = new ModelRegistry(young.documents, young.clock);
    Map<?, ?> result =
        (Map<?, ?>)
            young
                .training(empty)
                .run(List.of(goal), (part, subject) -> {}, new Run(Map.of()))
                .get(goal.id());
    assertThat(result.get("model")).isEqualTo(false);
    assertThat(result.get("reason")).asString().contains("history is too short");
    assertThat(empty.live()).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> foresight(RawProfile p) {
    Map<String, Object> system = (Map<String, Object>) p.source().get("systemProperties");
    Object foresight = system == null ? null : system.get("foresight");
    return foresight == null ? Map.of() : (Map<String, Object>) foresight;
  }
}
