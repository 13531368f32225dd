/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.recommend.ItemTable;
import io.foresight.core.recommend.interaction.History;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.InteractionLog;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.recommend.interaction.PersonItems;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankersTest {
  private static final long DAY = 86_400_000L;
  private static final InteractionWeights W = InteractionWeights.DEFAULT;
  private static final Parallel TWO = new Parallel(2);

  @Test
  void cosine_isThatOfTheColumns_withTrueCounts() {
    // a and b: 2 of 3 and 2 people; all weights 1.
    Interactions log = orders("1ab", "2ab", "3ac", "4c");
    PersonItems m = PersonItems.of(log, W);
    NeighbourTable t = CoOccurrence.fit(m, m.turned(), 10, 0, TWO).cosine();
    int at = t.find(0, 1);
    assertThat(t.weight(0, at)).isCloseTo((float) (2 / Math.sqrt(6)), within(1e-4f));
    assertThat(t.count(at)).isEqualTo(2);
    assertThat(t.support(0)).isEqualTo(3);
    assertThat(t.find(1, 2)).isNegative();
  }

  @Test
  void likelihood_isDunnings_andDropsWhatChanceExplains() {
    // Dunning's ratio of 10, 0, 0, 10: 2 * 20 * ln 2.
    assertThat(new Likelihood(20).root(10, 10, 10))
        .isCloseTo(Math.sqrt(40 * Math.log(2)), within(1e-9));
    assertThat(new Likelihood(20).root(5, 10, 10)).isCloseTo(0, within(1e-6));
    assertThat(new Likelihood(20).root(1, 10, 10)).isNegative();
    // 2 * all * ln 2, whatever is looked up and whatever is too large to be.
    assertThat(new Likelihood(10_000_000).root(5_000_000, 5_000_000, 5_000_000))
        .isCloseTo(Math.sqrt(2e7 * Math.log(2)), within(1e-3));
    Interactions all = orders("1abx", "2abx", "3cx", "4cx");
    PersonItems m = PersonItems.of(all, W);
    NeighbourTable t = CoOccurrence.fit(m, m.turned(), 10, 0, TWO).likelihood();
    assertThat(t.find(0, 1)).isNotNegative();
    int everybodys = all.items().of("x");
    assertThat(t.start(everybodys + 1) - t.start(everybodys)).isZero();
  }

  @Test
  void ease_isTheClosedForm() {
    Interactions log = orders("1ab", "2ab", "3bc", "4a");
    PersonItems m = PersonItems.of(log, W);
    NeighbourTable t = Ease.fit(m, m.turned(), 10, 1, 10, TWO);
    // X'X + I = [[4,2,0],[2,4,1],[0,1,2]]; its inverse by hand, determinant 20.
    double[][] p = {{7 / 20.0, -4 / 20.0, 2 / 20.0}, {-.2, 8 / 20.0, -4 / 20.0}, {.1, -.2, .6}};
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        int at = t.find(i, j);
        double expected = i == j ? 0 : -p[i][j] / p[j][j];
        assertThat(at < 0 ? 0 : t.weight(i, at)).isCloseTo((float) expected, within(1e-4f));
      }
    }
    assertThat(t.count(t.find(0, 1))).isEqualTo(2);
    assertThatThrownBy(() -> Ease.fit(m, m.turned(), 10, 0, 10, TWO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ease_ofMoreItemsThanAllowed_isOfTheMostTaken() {
    Interactions log = orders("1abz", "2ab", "3ab", "4c");
    PersonItems m = PersonItems.of(log, W);
    NeighbourTable t = Ease.fit(m, m.turned(), 2, 1, 10, TWO);
    assertThat(t.find(0, 1)).isNotNegative();
    assertThat(t.start(4) - t.start(2)).isZero();
  }

  @Test
  void baskets_countBaskets_andLeaveChanceOut() {
    InteractionLog log = new InteractionLog();
    for (int b = 0; b < 100; b++) {
      log.add("p" + b % 50, "bread", InteractionKind.ORDER, b * DAY);
      if (b < 60) {
        log.add("p" + b % 50, "butter", InteractionKind.ORDER, b * DAY);
      }
      if (b % 2 == 0) {
        log.add("p" + b % 50, "milk", InteractionKind.ORDER, b * DAY);
      }
      log.add("q" + b, b < 60 ? "milk" : "tea", InteractionKind.ORDER, b * DAY);
    }
    Interactions all = log.build(200 * DAY);
    NeighbourTable t = BasketRules.fit(all, 10, TWO);
    int bread = all.items().of("bread");
    int at = t.find(bread, all.items().of("butter"));
    assertThat(t.count(at)).isEqualTo(60);
    assertThat(t.support(bread)).isEqualTo(100);
    assertThat(t.weight(bread, at)).isCloseTo((float) BasketRules.lower(60, 100), within(1e-4f));
    assertThat(t.find(bread, all.items().of("milk"))).isNegative();
  }

  @Test
  void wilson_isThePublishedInterval() {
    // 8 of 10, 90 %: Brown, Cai, DasGupta 2001, by formula.
    assertThat(BasketRules.lower(8, 10)).isCloseTo(0.5408, within(2e-3));
    assertThat(BasketRules.upper(8, 10)).isCloseTo(0.9315, within(2e-3));
    assertThat(BasketRules.lower(0, 0)).isZero();
    assertThat(BasketRules.upper(0, 0)).isEqualTo(1);
  }

  @Test
  void next_goesForwardOnly() {
    InteractionLog log = new InteractionLog();
    for (int p = 0; p < 20; p++) {
      log.add("p" + p, "tent", InteractionKind.ORDER, 10 * DAY);
      log.add("p" + p, "stove", InteractionKind.ORDER, 20 * DAY);
    }
    Interactions all = log.build(30 * DAY);
    NeighbourTable t = Transitions.fit(all, W, 10, TWO);
    int tent = all.items().of("tent");
    int stove = all.items().of("stove");
    assertThat(t.count(t.find(tent, stove))).isEqualTo(20);
    assertThat(t.find(stove, tent)).isNegative();
  }

  @Test
  void repurchase_ranksByOwnOrders_andDueOnlyWaitsForTheCycle() {
    InteractionLog log = new InteractionLog();
    for (int p = 0; p < 30; p++) {
      for (int n = 0; n < 5; n++) {
        log.add("p" + p, "coffee", InteractionKind.ORDER, n * 30 * DAY);
      }
      log.add("p" + p, "grinder", InteractionKind.ORDER, 0);
    }
    Interactions all = log.build(121 * DAY);
    Repurchase r = Repurchase.fit("repurchase", all, null);
    History fresh = History.of(all, 0, W);
    assertThat(r.cycleDays(fresh, 0)).isCloseTo(30, within(1.0));
    assertThat(top(r, Query.of(fresh), 2, 5)).startsWith(all.items().of("coffee"));
    Ranker due = r.dueOnly("refill");
    assertThat(top(due, Query.of(fresh), 2, 5)).isEmpty();
    History later = History.of(log.build(150 * DAY), 0, W);
    assertThat(top(due, Query.of(later), 2, 5)).containsExactly(0);
    Evidence why = due.why(Query.of(later), 0);
    assertThat(why).isNotNull();
    assertThat(count(why)).isEqualTo(5);
    assertThat(due.why(Query.of(later), 1)).isNull();
  }

  @Test
  void popularity_ofASegment_isItsOwn_shrunkToAll() {
    InteractionLog log = new InteractionLog();
    for (int p = 0; p < 600; p++) {
      log.add(String.format("p%03d", p), p < 400 ? "tea" : "coffee", InteractionKind.VIEW, DAY);
    }
    Interactions all = log.build(DAY);
    Popularity by = Popularity.bySegment("segment", all, 30, p -> p < 400 ? "gb" : "it");
    Query q = Query.of(History.empty(DAY));
    assertThat(top(by, q.segment("it"), 2, 1)).containsExactly(all.items().of("coffee"));
    assertThat(top(by, q.segment("gb"), 2, 1)).containsExactly(all.items().of("tea"));
    assertThat(top(by, q.segment("xx"), 2, 1)).containsExactly(all.items().of("tea"));
  }

  @Test
  void standing_isTheOrderOfTheScores() {
    Interactions log = orders("1abc", "2bc", "3c", "4c");
    Popularity popular = Popularity.overall("popular", PersonItems.of(log, W).turned());
    Query q = Query.of(History.empty(DAY));
    Standing standing = popular.standing(q);
    assertThat(standing.size()).isEqualTo(3);
    int[] top = top(popular, q, 3, 3);
    for (int k = 0; k < 3; k++) {
      assertThat(standing.item(k)).isEqualTo(top[k]);
    }
    assertThat(standing.score(top[0])).isEqualTo(4);
    assertThat(standing.score(99)).isZero();
    Popularity by = Popularity.bySegment("segment", log, 30, p -> p == 0 ? "x" : null);
    assertThat(by.standing(q.segment("x"))).isSameAs(by.standing(q.segment("x")));
    assertThat(by.standing(q.segment("x"))).isNotSameAs(by.standing(q));
    assertThat(new NeighbourRanker("n", table(log), Evidence.Kind.TAKEN_TOGETHER, 0).standing(q))
        .isNull();
  }

  private static NeighbourTable table(Interactions log) {
    return BasketRules.fit(log, 5, TWO);
  }

  @Test
  void similarPeople_sayWhatTheyTake_andHowMany() {
    Interactions log = orders("1abc", "2abc", "3abd", "4xy", "5xy");
    UserNeighbours u = UserNeighbours.fit("similar-people", PersonItems.of(log, W));
    History h = History.ofItems(Set.of(0, 1), InteractionKind.ORDER, DAY);
    int[] top = top(u, Query.of(h), log.items().size(), 5);
    assertThat(top).contains(log.items().of("c")).doesNotContain(log.items().of("x"));
    Evidence why = u.why(Query.of(h), log.items().of("c"));
    assertThat(count(why)).isEqualTo(2);
    assertThat(why == null ? 0 : why.of()).isEqualTo(3);
  }

  @Test
  void content_findsWhatIsAlike_whateverTheText() {
    ItemTable items = new ItemTable();
    items.item("a").text("Red tea pot, enamel").categories("kitchen").brand("x");
    items.item("b").text("Blue tea pot, enamel").categories("kitchen").brand("x");
    items.item("c").text("Garden hose <script>alert(1)</script> {{braces}}");
    items.item("d").text("x ".repeat(5000));
    items.item("e");
    NeighbourTable t = Content.fit(5, items::id, items, 10, TWO);
    assertThat(t.item(t.start(0))).isEqualTo(1);
    assertThat(t.find(0, 2)).isNegative();
    assertThat(t.start(5) - t.start(4)).isZero();
  }

  @Test
  void why_isTheItemThatAddsMost() {
    Interactions log = orders("1ab", "2ab", "3cb", "4ad");
    PersonItems m = PersonItems.of(log, W);
    NeighbourTable t = CoOccurrence.fit(m, m.turned(), 10, 0, TWO).cosine();
    Ranker r = new NeighbourRanker("item-cosine", t, Evidence.Kind.TAKEN_TOGETHER, 0);
    Evidence why = r.why(Query.of(History.empty(0)).anchors(0, 2), 1);
    assertThat(why == null ? -1 : why.other()).isZero();
    assertThat(count(why)).isEqualTo(2);
    assertThat(why == null ? -1 : why.of()).isEqualTo(3);
    assertThat(r.why(Query.of(History.empty(0)), 1)).isNull();
  }

  @Test
  void all_ofNothing_ofOneItem_andOfOneBoughtByEverybody_work() {
    for (Interactions log :
        List.of(new InteractionLog().build(DAY), orders("1a"), orders("1a", "2a", "3a", "4ab"))) {
      ItemTable items = ItemTable.ofIds(List.of("a", "b"));
      List<Ranker> all = RankerSet.fit(log, items, RankerOptions.DEFAULT, null, p -> null, TWO);
      assertThat(all).hasSize(12);
      int n = log.items().size();
      for (Ranker r : all) {
        int[] top = top(r, Query.of(History.empty(DAY)), n, 5);
        assertThat(top.length).isLessThanOrEqualTo(n);
        for (int i : top) {
          assertThat(r.why(Query.of(History.empty(DAY)), i)).isNotNull();
        }
      }
    }
  }

  private static long count(@Nullable Evidence e) {
    return e == null ? -1 : e.count();
  }

  private static int[] top(Ranker r, Query q, int items, int k) {
    Scores s = new Scores(items);
    r.score(q, s);
    return TopK.of(s, k);
  }

  /** Each text is a person and the items ordered, all at once, a letter each. */
  private static Interactions orders(String... people) {
    InteractionLog log = new InteractionLog();
    for (String p : people) {
      for (char item : p.substring(1).toCharArray()) {
        log.add(p.substring(0, 1), String.valueOf(item), InteractionKind.ORDER, DAY);
      }
    }
    return log.build(DAY);
  }
}
