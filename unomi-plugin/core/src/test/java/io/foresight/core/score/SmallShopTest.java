/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.ShopFixture;
import io.foresight.core.dataset.GoalDataset;
import io.foresight.core.evaluate.Ranking;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.job.Progress;
import io.foresight.core.learn.AmountCompetition;
import io.foresight.core.learn.AmountResult;
import io.foresight.core.learn.Competition;
import io.foresight.core.learn.CompetitionOptions;
import io.foresight.core.learn.CompetitionResult;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.live.LiveModel;
import io.foresight.core.mail.MachineFilter;
import io.foresight.core.mail.MailFilterOptions;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Row;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The small shop: a few hundred people, a few dozen orders. */
@Tag("slow")
class SmallShopTest {
  @Test
  void threeHundredPeople_goThroughEverything_andRankBetterThanChance() {
    Map<String, List<Double>> aucs = new HashMap<>();
    List<Integer> outcomes = new ArrayList<>();
    for (int seed = 1; seed <= 10; seed++) {
      ShopFixture shop = new ShopFixture(seed, 300, 100);
      run(shop, aucs, outcomes);
    }
    System.err.println(aucs + " " + outcomes);
    // Unsubscribes and complaints are too rare in most of them to say anything.
    aucs.values().removeIf(all -> all.size() < 5);
    aucs.forEach(
        (goal, all) -> {
          double mean = all.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
          double sd =
              Math.sqrt(
                  all.stream().mapToDouble(a -> (a - mean) * (a - mean)).sum() / (all.size() - 1));
          System.err.printf("%s auc %.3f sd %.3f of %d shops%n", goal, mean, sd, all.size());
          assertThat(mean - 2 * sd / Math.sqrt(all.size())).as(goal).isGreaterThan(0.5);
        });
    assertThat(aucs).containsKeys("purchase-30d", "click-next-mail");
  }

  @Test
  void fortyOrders_areEnoughToRankBetterThanChance() {
    List<Double> aucs = new ArrayList<>();
    for (int seed = 1; seed <= 20; seed++) {
      ShopFixture shop = ShopFixture.withFewOrders(200 + seed, 300, 120, 40);
      assertThat(shop.profiles.count()).isEqualTo(300);
      Map<String, List<Double>> all = new HashMap<>();
      run(shop, all, new ArrayList<>());
      aucs.addAll(all.getOrDefault("purchase-30d", List.of()));
    }
    double mean = aucs.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double sd =
        Math.sqrt(
            aucs.stream().mapToDouble(a -> (a - mean) * (a - mean)).sum() / (aucs.size() - 1));
    System.err.printf("40 orders: auc %.3f sd %.3f of %d shops%n", mean, sd, aucs.size());
    assertThat(aucs).hasSizeGreaterThan(8);
    assertThat(mean - 2 * sd / Math.sqrt(aucs.size())).isGreaterThan(0.55);
  }

  @Test
  void noOrdersAtAll_andASinglePerson_areNoErrors() {
    run(ShopFixture.withFewOrders(5, 100, 120, 0), new HashMap<>(), new ArrayList<>());
    run(new ShopFixture(5, 1, 120), new HashMap<>(), new ArrayList<>());
    run(new ShopFixture(5, 20, 3), new HashMap<>(), new ArrayList<>());
    run(new ShopFixture(5, 0, 100), new HashMap<>(), new ArrayList<>());
  }

  private static void run(ShopFixture shop, Map<String, List<Double>> aucs, List<Integer> orders) {
    List<Goal> goals = new ArrayList<>(ShippedGoals.all());
    goals.addAll(ShippedGoals.templates());
    var histories = shop.histories().judgedBy(MachineFilter.rules(MailFilterOptions.defaults()));
    Map<String, GoalDataset> data = shop.datasets(histories, goals);
    for (Goal g : goals) {
      GoalDataset d = java.util.Objects.requireNonNull(data.get(g.id()));
      if (g.kind() == Goal.Kind.AMOUNT) {
        AmountResult amounts =
            new AmountCompetition(CompetitionOptions.seeded(42).withResamples(20), g.horizonDays())
                .run(d.rows(), d.split(), Progress.NONE);
        assertThat(amounts.refused() ? amounts.refusal() : "model").isNotBlank();
        continue;
      }
      CompetitionResult result =
          new Competition(CompetitionOptions.seeded(42).withResamples(20))
              .run(d.rows(), d.split(), Progress.NONE);
      assertThat(result.refused() ? result.refusal() : "model").isNotBlank();
      TrainingSet fit = d.rows().subset(d.split().fit());
      TrainingSet test = d.rows().subset(d.split().test());
      FallbackModel fallback = FallbackModel.of(g, fit);
      if (g.id().equals("purchase-30d")) {
        orders.add(fit.positives());
        orders.add((int) Math.round(100 * fallback.dataShare()));
      }
      live(g, fallback, test);
      Ranking ranking = ranking(fallback.model(), test);
      double auc = ranking.auc(ranking.ones());
      if (test.positives() >= 3 && !Double.isNaN(auc)) {
        aucs.computeIfAbsent(g.id(), k -> new ArrayList<>()).add(auc);
      }
    }
  }

  private static void live(Goal g, FallbackModel fallback, TrainingSet rows) {
    LiveModel live =
        new LiveModel(
            g,
            g.id() + "-1",
            fallback.model(),
            PercentileTable.EMPTY,
            new FeatureReader(),
            Clock.fixed(ShopFixture.NOW, ZoneOffset.UTC));
    Row row = new FeatureReader().newRow();
    if (rows.size() > 0) {
      rows.read(0, row);
    }
    Score s = live.score(new FeatureState(), row, null, true);
    assertThat(s.tier()).isEqualTo(fallback.tier());
  }

  private static Ranking ranking(ScoringModel m, TrainingSet rows) {
    double[] p = new double[rows.size()];
    Row row = rows.schema().newRow();
    for (int i = 0; i < p.length; i++) {
      rows.read(i, row);
      p[i] = m.probability(row);
    }
    return new Ranking(p, rows.labels());
  }
}
