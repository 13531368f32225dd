/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.dataset.SubjectSink;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.insight.InsightRun;
import io.foresight.core.job.CancelledException;
import io.foresight.core.job.JobContext;
import io.foresight.core.job.Progress;
import io.foresight.core.live.ForesightMap;
import io.foresight.core.live.LiveUpdate;
import io.foresight.core.live.ProfileScorer;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.RawEvent;
import io.foresight.core.store.RawProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * From events to scores without Unomi or Elasticsearch: train, promote, score, keep scores live.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ThreadTest {
  private final Goal goal = ShippedGoals.all().get(0);
  private ShopInMemory shop;
  private ModelRegistry registry;
  private LiveModels live;
  private Insights insights;

  @BeforeAll
  void trainOnASimulatedShop() {
    shop = new ShopInMemory(1_000, 300);
    registry = new ModelRegistry(shop.documents, shop.clock);
    GoalStore goals = new GoalStore(shop.documents);
    goals.seed();
    shop.training(registry).run(List.of(goal), (part, subject) -> {}, new Checkpoints());
    insights = shop.insights();
    live = shop.live(registry, goals, insights);
    live.refresh(true);
  }

  @Test
  @Order(1)
  void aModelThatBeatsTheBaseline_isLive() {
    assertThat(registry.live()).containsEntry("purchase-30d", "purchase-30d-1");
    Map<?, ?> evaluation = (Map<?, ?>) registry.get("purchase-30d-1").card().get("evaluation");
    assertThat(evaluation.get("beatsBaseline")).isEqualTo(true);
  }

  @Test
  @Order(1)
  void aGoalTrainedBeforeItsNodeDied_isNotTrainedAgain() {
    Checkpoints job = new Checkpoints();
    Map<String, Object> trained = Map.of("version", "purchase-30d-1");
    job.checkpoint(Map.of("now", 1L, "goals", Map.of(goal.id(), trained)));
    Training training = shop.training(registry);
    assertThat(training.run(List.of(goal), (part, subject) -> {}, job))
        .containsEntry(goal.id(), trained);
    assertThat(registry.list(goal.id(), 10)).hasSize(1);
  }

  @Test
  @Order(1)
  void whatIsLearnedBesideGoals_survivesARestart() {
    InsightRun everybody = insights.run(ShopInMemory.NOW.toEpochMilli());
    shop.histories()
        .read(
            0,
            1,
            ShopInMemory.NOW.toEpochMilli(),
            h -> everybody.add(0, SubjectSink.subject(h, ShopInMemory.NOW.toEpochMilli())),
            Progress.NONE);
    assertThat(insights.learn(everybody, Progress.NONE)).containsOnlyKeys(ShippedInsights.IDS);
    Insights restarted = shop.insights();
    restarted.refresh();
    assertThat(restarted.live()).hasSameSizeAs(ShippedInsights.IDS);
    assertThat(restarted.list()).allSatisfy(i -> assertThat(i).containsKey("learnedAt"));
    assertThat(insights.report("forecast")).containsKey("report");
    live.refresh(true);
  }

  @Test
  @Order(2)
  void aKilledRun_resumesAndScoresEverybodyWhoConsents() {
    Checkpoints job = new Checkpoints();
    job.dieAfterReports = 1;
    try {
      bulk().rebuild(shop.histories(), job);
    } catch (CancelledException killed) {
      job.dieAfterReports = Integer.MAX_VALUE;
    }
    bulk().rebuild(shop.histories(), job);
    int scored = 0;
    for (RawProfile p : all()) {
      boolean consents =
          shop.gate().permits(p.source().get("consents"), ShopInMemory.NOW.toEpochMilli());
      Map<String, Object> foresight = foresight(p);
      assertThat(ForesightMap.hasState(foresight)).isEqualTo(consents);
      assertThat(foresight.containsKey("lifecycle")).isEqualTo(consents);
      scored += ForesightMap.scores(foresight).isEmpty() ? 0 : 1;
    }
    assertThat(scored).isGreaterThan(300);
  }

  @Test
  @Order(3)
  void eventsFoldedOneByOne_giveTheStateAndScoreOfTheRebuild() {
    ProfileScorer scorer = live.scorer();
    long now = ShopInMemory.NOW.toEpochMilli();
    int compared = 0;
    for (RawProfile p : all().subList(0, 50)) {
      if (!ForesightMap.hasState(foresight(p))) {
        continue;
      }
      Map<String, Object> running = new HashMap<>();
      for (RawEvent e : eventsOf(p.id(), now)) {
        MappedEvent mapped = shop.mapping.map(e);
        if (mapped != null) {
          running =
              scorer
                  .onEvents(running, Map.of(), List.of(mapped), false, now)
                  .map(LiveUpdate::content)
                  .orElse(running);
        }
      }
      // A state is packed after every event here and once there: floats differ in the last digits.
      assertSameFeatures(features(scorer, running, now), features(scorer, foresight(p), now));
      assertThat(Math.abs(value(running) - value(foresight(p)))).isLessThan(0.01);
      compared++;
    }
    assertThat(compared).isGreaterThan(10);
  }

  @Test
  @Order(4)
  void rescoringWithoutNews_changesNothing() {
    ProfileScorer scorer = live.scorer();
    for (RawProfile p : all().subList(0, 50)) {
      assertThat(scorer.rescore(foresight(p), Map.of(), List.of(), ShopInMemory.NOW.toEpochMilli()))
          .isEmpty();
    }
  }

  @Test
  @Order(5)
  void withdrawnConsent_losesStateAndScores() {
    RawProfile p =
        all().stream().filter(q -> ForesightMap.hasState(foresight(q))).findFirst().orElseThrow();
    Map<String, Object> without = new LinkedHashMap<>(p.source());
    without.remove("consents");
    shop.profiles.put(p.id(), without);
    bulk().rescore(new Checkpoints());
    RawProfile after = shop.profiles.get(List.of(p.id()), List.of()).get(0);
    assertThat(ForesightMap.hasState(foresight(after))).isFalse();
    assertThat(ForesightMap.scores(foresight(after))).isEmpty();
  }

  private static double value(Map<String, Object> foresight) {
    Map<String, Object> score = ForesightMap.score(foresight, "purchase-30d");
    return score == null ? 0 : ((Number) score.get("value")).doubleValue();
  }

  private static Map<String, Object> features(
      ProfileScorer scorer, Map<String, Object> foresight, long now) {
    return scorer.features(ForesightMap.state(foresight), Map.of(), now);
  }

  private static void assertSameFeatures(Map<String, Object> running, Map<String, Object> rebuilt) {
    assertThat(running).containsOnlyKeys(rebuilt.keySet());
    running.forEach(
        (name, v) -> {
          double a = ((Number) v).doubleValue();
          double b = ((Number) rebuilt.get(name)).doubleValue();
          assertThat(a).as(name).isCloseTo(b, within(1e-3 * (1 + Math.abs(b))));
        });
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
    out.sort(Comparator.comparing(RawProfile::id));
    return out;
  }

  private List<RawEvent> eventsOf(String profile, long now) {
    List<RawEvent> out = new ArrayList<>();
    shop.events.read(
        EventQuery.between(0, now).profiles(List.of(profile)), 0, 1, out::add, Progress.NONE);
    out.sort(
        Comparator.comparingLong(RawEvent::timeStamp)
            .thenComparingLong(e -> MappedEvent.hash(e.id())));
    return out;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> foresight(RawProfile p) {
    Map<String, Object> system = (Map<String, Object>) p.source().get("systemProperties");
    Object foresight = system == null ? null : system.get("foresight");
    return foresight == null ? Map.of() : (Map<String, Object>) foresight;
  }

  /** Keeps checkpoints as the job store would, and dies on request. */
  private static final class Checkpoints implements JobContext {
    private Map<String, Object> state = Map.of();
    private int dieAfterReports = Integer.MAX_VALUE;

    @Override
    public Map<String, Object> parameters() {
      return Map.of();
    }

    @Override
    public synchronized Map<String, Object> checkpoint() {
      return state;
    }

    @Override
    public synchronized void checkpoint(Map<String, Object> next) {
      state = next;
    }

    @Override
    public synchronized void report(String phase, long done, long total) {
      if (--dieAfterReports < 0) {
        throw new CancelledException("killed");
      }
    }
  }
}
