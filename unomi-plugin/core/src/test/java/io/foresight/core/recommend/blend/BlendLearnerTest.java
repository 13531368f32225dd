/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.recommend.interaction.History;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.rank.Evidence;
import io.foresight.core.recommend.rank.Parallel;
import io.foresight.core.recommend.rank.Query;
import io.foresight.core.recommend.rank.Ranker;
import io.foresight.core.recommend.rank.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlendLearnerTest {
  private static final int ITEMS = 60;
  private static final Parallel TWO = new Parallel(2);

  /** Each person is known by one item; what is wanted is near it, and the popular is low. */
  private static double nearness(int own, int item) {
    return 1.0 / (1 + Math.abs(own - item));
  }

  private static final Ranker POPULAR = ranker("popular", (own, i) -> 1.0 / (1 + i));
  private static final Ranker NEAR = ranker("near", BlendLearnerTest::nearness);
  private static final Ranker NOISE =
      ranker("noise", (own, i) -> new Random(own * 1000L + i).nextDouble());
  private static final Ranker AGAINST =
      ranker("against", (own, i) -> Math.abs(own - i) / (double) ITEMS);

  @Test
  void learn_findsTheRankersThatTell_andLeavesNoiseOut() {
    BlendReport r =
        BlendLearner.learn(
            List.of(POPULAR, NEAR, NOISE, AGAINST), "popular", ITEMS, examples(400, true), TWO);
    assertThat(r.blend().rankers()).contains("near").doesNotContain("noise", "against");
    assertThat(r.grade()).isEqualTo(BlendReport.Grade.A);
    assertThat(r.ndcg()).isGreaterThan(1.1 * r.popularity());
    assertThat(r.shares().values().stream().mapToDouble(d -> d).sum()).isBetween(0.999, 1.001);
    assertThat(r.toMap()).containsKeys("grade", "weights", "shares", "alone");
  }

  /** From afar Newton's steps are too long: what such steps led to was weights below 0, so 0. */
  @Test
  void fit_isTheBestThereIs_fromWhereverItBegins() {
    Random random = new Random(3);
    ChoiceModel.Choice[] people = new ChoiceModel.Choice[400];
    for (int p = 0; p < people.length; p++) {
      float[][] x = new float[2][300];
      boolean[] taken = new boolean[300];
      double most = Double.NEGATIVE_INFINITY;
      int best = 0;
      for (int i = 0; i < 300; i++) {
        x[0][i] = random.nextInt(50) == 0 ? 6 * random.nextFloat() : 0;
        x[1][i] = 5 * random.nextFloat() * random.nextFloat();
        double u = 1.5 * x[0][i] + x[1][i] - Math.log(-Math.log(random.nextDouble()));
        if (u > most) {
          most = u;
          best = i;
        }
      }
      taken[best] = true;
      people[p] = new ChoiceModel.Choice(x, taken);
    }
    double[] expected = ChoiceModel.fit(people, 0, 1, new int[] {0, 1}, new double[] {1.5, 1});
    assertThat(expected[0]).isBetween(1.35, 1.65);
    assertThat(expected[1]).isBetween(0.8, 1.2);
    for (double[] start : new double[][] {{0, 0}, {4, 0}, {0, 6}, {5, 5}}) {
      double[] w = ChoiceModel.fit(people, 0, 1, new int[] {0, 1}, start);
      assertThat(w[0]).isBetween(expected[0] - 1e-4, expected[0] + 1e-4);
      assertThat(w[1]).isBetween(expected[1] - 1e-4, expected[1] + 1e-4);
    }
  }

  @Test
  void learn_whereNothingBeatsPopularity_isPopularity() {
    BlendReport r =
        BlendLearner.learn(
            List.of(NOISE, POPULAR, AGAINST), "popular", ITEMS, examples(400, false), TWO);
    assertThat(r.blend().rankers()).containsExactly("popular");
    assertThat(r.grade()).isEqualTo(BlendReport.Grade.C);
  }

  @Test
  void learn_fromFewOrNobody_isPopularity() {
    for (int n : new int[] {0, 1, BlendLearner.MIN_PEOPLE - 1}) {
      BlendReport r =
          BlendLearner.learn(List.of(POPULAR, NEAR), "popular", ITEMS, examples(n, true), TWO);
      assertThat(r.blend().rankers()).containsExactly("popular");
      assertThat(r.people()).isZero();
      assertThat(r.ndcg()).isNaN();
      assertThat(r.toMap()).doesNotContainKey("ndcg");
    }
  }

  @Test
  void learn_isTheSameOnAnyNumberOfThreads() {
    List<Ranker> all = List.of(POPULAR, NEAR, NOISE);
    BlendReport one =
        BlendLearner.learn(all, "popular", ITEMS, examples(100, true), new Parallel(1));
    BlendReport four =
        BlendLearner.learn(all, "popular", ITEMS, examples(100, true), new Parallel(4));
    assertThat(four.toMap()).isEqualTo(one.toMap());
  }

  @Test
  void learn_withoutTheBaseline_isRefused() {
    assertThatThrownBy(() -> BlendLearner.learn(List.of(NEAR), "popular", ITEMS, List.of(), TWO))
        .hasMessageContaining("popular");
  }

  private static List<Example> examples(int n, boolean near) {
    Random random = new Random(9);
    List<Example> out = new ArrayList<>();
    for (int p = 0; p < n; p++) {
      int own = random.nextInt(ITEMS);
      Set<Integer> taken = new TreeSet<>();
      while (taken.size() < 3) {
        int i = random.nextInt(ITEMS);
        double likely = near ? nearness(own, i) : 1.0 / (1 + i);
        if (random.nextDouble() < likely) {
          taken.add(i);
        }
      }
      Query q = Query.of(History.ofItems(Set.of(own), InteractionKind.ORDER, 0));
      out.add(new Example(q, taken, i -> true));
    }
    return out;
  }

  private static Ranker ranker(String name, ToDoubleBiFunction<Integer, Integer> score) {
    return new Ranker() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void score(Query query, Scores into) {
        for (int i = 0; i < ITEMS; i++) {
          into.add(i, score.applyAsDouble(query.history().item(0), i));
        }
      }

      @Override
      public @Nullable Evidence why(Query query, int item) {
        return null;
      }
    };
  }
}
