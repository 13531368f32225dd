/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.features.FeatureReader;
import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FallbackModelTest {
  private static final Schema SCHEMA = new FeatureReader().schema();
  private static final Goal BUYS = ShippedGoals.all().get(0);
  private static final Goal CHURNS = ShippedGoals.all().get(1);

  private static Row row(double daysSinceOrder, double orders, double activity) {
    Row r = SCHEMA.newRow();
    set(r, "days_since_order", daysSinceOrder);
    set(r, "orders_365d", orders);
    set(r, "activity_fading_30d", activity);
    set(r, "days_since_activity", Math.min(20, daysSinceOrder));
    return r;
  }

  private static void set(Row r, String column, double v) {
    r.numbers[SCHEMA.numbers().indexOf(Column.number(column))] = (float) v;
  }

  /** A shop where half the cases come true and activity does not matter. */
  private static TrainingSet shop(int rows) {
    Random random = new Random(5);
    TrainingSet.Builder b = new TrainingSet.Builder(SCHEMA);
    for (int i = 0; i < rows; i++) {
      b.add(
          row(1 + random.nextInt(200), random.nextInt(5), random.nextInt(10)),
          random.nextBoolean());
    }
    return b.build();
  }

  @Test
  void withoutData_theRuleItselfScores_andSaysSo() {
    FallbackModel m = FallbackModel.of(BUYS, SCHEMA);
    assertThat(m.dataShare()).isZero();
    assertThat(m.tier()).isEqualTo(Tier.RULES);
    assertThat(m.model().learner()).isEqualTo(Evidence.RULES);
    double eager = m.model().probability(row(5, 6, 20));
    double average = m.model().probability(row(40, 1.7, 1));
    double gone = m.model().probability(row(300, 1, 0));
    assertThat(eager).isGreaterThan(2 * average);
    assertThat(average).isGreaterThan(1.5 * gone).isBetween(0.03, 0.2);
    assertThat(m.model().probability(SCHEMA.newRow())).isBetween(0.001, 0.5);
  }

  @Test
  void churn_isTheOtherWayRound() {
    ScoringModel m = FallbackModel.of(CHURNS, SCHEMA).model();
    assertThat(m.probability(row(300, 1, 0))).isGreaterThan(m.probability(row(5, 6, 20)));
  }

  @Test
  void dataShare_neverFalls_asRowsAreAdded_andTheTierFollows() {
    double before = -1;
    Tier tier = Tier.RULES;
    List<Tier> seen = new ArrayList<>();
    for (int rows : new int[] {0, 1, 5, 20, 40, 100, 300, 1_000, 5_000}) {
      FallbackModel m = FallbackModel.of(BUYS, shop(rows));
      assertThat(m.dataShare()).isGreaterThanOrEqualTo(before);
      assertThat(m.tier()).isGreaterThanOrEqualTo(tier);
      before = m.dataShare();
      tier = m.tier();
      seen.add(tier);
    }
    assertThat(seen).contains(Tier.RULES, Tier.POOLED);
  }

  @Test
  void scores_moveSteadilyFromTheRule_toTheShopsOwnRate() {
    TrainingSet own = shop(100);
    double rate = own.positives() / (double) own.size();
    double before = 1;
    for (int copies : new int[] {0, 1, 2, 4, 8, 16, 32, 64}) {
      ScoringModel m = FallbackModel.of(BUYS, copies(own, copies)).model();
      double sum = 0;
      Row r = SCHEMA.newRow();
      for (int i = 0; i < own.size(); i++) {
        own.read(i, r);
        sum += m.probability(r);
      }
      double distance = Math.abs(sum / own.size() - rate);
      assertThat(distance).as("%s copies", copies).isLessThan(before);
      before = distance;
    }
    assertThat(before).isLessThan(0.005);
  }

  private static TrainingSet copies(TrainingSet of, int n) {
    TrainingSet.Builder b = new TrainingSet.Builder(SCHEMA);
    Row r = SCHEMA.newRow();
    for (int i = 0; i < n * of.size(); i++) {
      of.read(i % of.size(), r);
      b.add(r, of.label(i % of.size()));
    }
    return b.build();
  }

  @Test
  void oneOutcomeOnly_missingEverything_andOtherColumns_areNoErrors() {
    TrainingSet.Builder never = new TrainingSet.Builder(SCHEMA);
    for (int i = 0; i < 300; i++) {
      never.add(SCHEMA.newRow(), false);
    }
    double p = FallbackModel.of(BUYS, never.build()).model().probability(SCHEMA.newRow());
    assertThat(p).isBetween(1e-6, 0.03);
    Schema other = new Schema(List.of(Column.category("country"), Column.number("x")));
    for (Goal g : all()) {
      assertThat(FallbackModel.of(g, other).model().probability(other.newRow()))
          .isBetween(1e-6, 1 - 1e-6);
    }
  }

  private static List<Goal> all() {
    List<Goal> goals = new ArrayList<>(ShippedGoals.all());
    goals.addAll(ShippedGoals.templates());
    return goals;
  }

  @Test
  void itIsStoredLikeAnyModel_andExplainsItself() {
    for (Goal g : all()) {
      ScoringModel m = FallbackModel.of(g, shop(50)).model();
      ScoringModel read = ModelCodec.decode(ModelCodec.encode(m));
      Row r = row(12, 3, 4);
      assertThat(read.probability(r)).isEqualTo(m.probability(r));
      double[] c = new double[SCHEMA.columns().size()];
      m.contributions(r, c);
      double sum = m.base();
      for (double v : c) {
        sum += v;
      }
      assertThat(sum).isCloseTo(m.margin(r), within(1e-9));
    }
  }

  @Test
  void evidence_isOneMechanism_sharesSumToOne_andTheTierOnlyRises() {
    for (double d = 0; d <= 1; d += 0.1) {
      Tier before = Tier.RULES;
      for (long n = 0; n < 50; n++) {
        Evidence e = Evidence.of(d, n);
        assertThat(e.rules() + e.pooled() + e.personal()).isCloseTo(1, within(1e-12));
        assertThat(e.tier()).isGreaterThanOrEqualTo(before);
        assertThat(Evidence.of(d + 0.1, n).tier()).isGreaterThanOrEqualTo(e.tier());
        before = e.tier();
      }
    }
    assertThat(Evidence.of(0.4, 1_000).tier()).isEqualTo(Tier.RULES);
    assertThat(Evidence.of(1, 4).tier()).isEqualTo(Tier.POOLED);
    assertThat(Evidence.of(1, 5).tier()).isEqualTo(Tier.PERSONAL);
  }
}
