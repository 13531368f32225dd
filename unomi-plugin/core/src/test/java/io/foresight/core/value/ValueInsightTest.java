/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import static io.foresight.core.value.ValueShops.DAY;
import static io.foresight.core.value.ValueShops.NOW;
import static io.foresight.core.value.ValueShops.TODAY;
import static io.foresight.core.value.ValueShops.order;
import static io.foresight.core.value.ValueShops.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.insight.Insight;
import io.foresight.core.job.Progress;
import io.foresight.core.store.JsonValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueInsightTest {
  private static final ValueInsight INSIGHT = new ValueInsight(1);

  private static Insight.Learned learn(List<List<MappedEvent>> shop) {
    return INSIGHT.learn(ValueShops.collect(INSIGHT, shop, NOW), NOW, Progress.NONE);
  }

  private static double number(Map<String, Object> said, String key) {
    Object v = said.get(key);
    assertThat(v).as(key).isInstanceOf(Number.class);
    return v instanceof Number ? ((Number) v).doubleValue() : Double.NaN;
  }

  @Test
  void shop_isLearned_storedAndSaid() {
    List<List<MappedEvent>> shop = ValueShops.simulated(1500, 1);
    Insight.Learned learned = learn(shop);
    Map<String, Object> stored = JsonValues.copy(learned.toMap());
    Insight.Learned back = INSIGHT.restore(stored);
    assertThat(stored.toString()).hasSizeLessThan(300_000);
    double predicted = 0;
    double high = 0;
    for (List<MappedEvent> c : shop) {
      Map<String, Object> said = learned.say(subject(c, NOW), NOW);
      assertThat(back.say(subject(c, NOW), NOW)).isEqualTo(said);
      assertThat(JsonValues.copy(said)).isNotEmpty();
      double p = number(said, "predicted");
      predicted += p;
      high += Boolean.TRUE.equals(said.get("highValue")) ? p : 0;
      assertThat(number(said, "predictedLow95"))
          .isLessThanOrEqualTo(number(said, "predictedLow80"));
      assertThat(number(said, "predictedHigh80"))
          .isLessThanOrEqualTo(number(said, "predictedHigh95"));
      assertThat(number(said, "total")).isGreaterThanOrEqualTo(number(said, "historic"));
      assertThat(number(said, "nextOrderWithin91d")).isBetween(0.0, 1.0);
    }
    assertThat(high / predicted).isBetween(0.77, 0.83);
    assertThat(learned.report().toString()).contains("againstNaiveSpendRate", "standardError");
  }

  @Test
  void say_worksFromTheStateAlone_andKeepsTheRefill() {
    List<List<MappedEvent>> shop = ValueShops.simulated(400, 2);
    Insight.Learned learned = learn(shop);
    List<MappedEvent> loyal = new ArrayList<>();
    for (int i = 10; i >= 1; i--) {
      loyal.add(order("x", TODAY - 30 * i, 20, "coffee"));
    }
    Map<String, Object> full = learned.say(subject(loyal, NOW), NOW);
    assertThat(String.valueOf(full.get("refill"))).contains("coffee");
    long later = NOW + 5 * DAY;
    Map<String, Object> nightly =
        learned.say(ValueShops.subject(loyal, later, Map.of("value", full), false), later);
    assertThat(nightly.keySet()).isEqualTo(full.keySet());
    assertThat(String.valueOf(nightly.get("refill"))).contains("coffee", "overdue=1.4");
    assertThat(nightly.get("refillOutdated")).isEqualTo(false);
    loyal.add(order("x", TODAY + 2, 20, "tea"));
    Map<String, Object> after =
        learned.say(ValueShops.subject(loyal, later, Map.of("value", full), false), later);
    assertThat(after.get("refillOutdated")).isEqualTo(true);
  }

  @Test
  void mergingParts_isLearningFromAll_whateverTheOrder() {
    List<List<MappedEvent>> shop = ValueShops.simulated(600, 3);
    Insight.Collector a = ValueShops.collect(INSIGHT, shop.subList(0, 200), NOW);
    Insight.Collector b = ValueShops.collect(INSIGHT, shop.subList(200, 600), NOW);
    b.merge(a);
    Map<String, Object> parts = INSIGHT.learn(b, NOW, Progress.NONE).toMap();
    List<List<MappedEvent>> reversed = new ArrayList<>(shop);
    Collections.reverse(reversed);
    Map<String, Object> whole = learn(reversed).toMap();
    assertThat(parts.get("parametric")).isEqualTo(whole.get("parametric"));
    assertThat(parts.get("correction")).isEqualTo(whole.get("correction"));
    assertThat(parts.get("nextOrder")).isEqualTo(whole.get("nextOrder"));
  }

  @Test
  void boundedSample_isTheSame_howeverItIsGathered() {
    List<List<MappedEvent>> shop = ValueShops.simulated(300, 4);
    ValueCollector all = new ValueCollector(NOW, 50);
    ValueCollector even = new ValueCollector(NOW, 50);
    ValueCollector odd = new ValueCollector(NOW, 50);
    for (int i = 0; i < shop.size(); i++) {
      all.add(subject(shop.get(i), NOW));
      (i % 2 == 0 ? even : odd).add(subject(shop.get(shop.size() - 1 - i), NOW));
    }
    odd.merge(even);
    assertThat(all.sample.entries()).hasSize(50);
    assertThat(odd.sample.entries())
        .extracting(e -> e.hash)
        .isEqualTo(
            all.sample.entries().stream()
                .map(e -> e.hash)
                .collect(java.util.stream.Collectors.toList()));
    assertThat(odd.customers).isEqualTo(300);
  }

  @Test
  void degenerateShops_areLearnedAndSaidWithoutError() {
    List<MappedEvent> one = List.of(order("a", TODAY - 5, 10));
    List<MappedEvent> odd =
        List.of(
            order("b", TODAY - 400, -5),
            order("b", TODAY - 300, 0),
            order("b", TODAY - 200, Double.NaN),
            order("b", TODAY - 100, 1e300),
            MappedEvent.builder(Role.ORDER_CANCEL, "b", (TODAY - 50) * DAY).amount(-70).build());
    List<MappedEvent> future = List.of(order("c", TODAY + 300, 10));
    List<MappedEvent> many = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      many.add(order("d", TODAY - 1, 1));
    }
    List<List<MappedEvent>> onlyFirst = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      onlyFirst.add(List.of(order("e" + i, TODAY - 1 - i, 25)));
    }
    List<List<List<MappedEvent>>> shops =
        List.of(
            List.of(),
            List.of(List.of()),
            List.of(one),
            List.of(odd),
            List.of(future),
            List.of(many),
            onlyFirst,
            List.of(one, odd, future, many));
    for (List<List<MappedEvent>> shop : shops) {
      Insight.Learned learned = learn(shop);
      Insight.Learned back = INSIGHT.restore(JsonValues.copy(learned.toMap()));
      JsonValues.copy(learned.report());
      for (List<MappedEvent> c : List.of(one, odd, future, many)) {
        for (long now : new long[] {NOW, NOW - 500 * DAY, NOW + 4000 * DAY}) {
          Map<String, Object> said = back.say(subject(c, NOW), now);
          JsonValues.copy(said);
          if (!said.isEmpty()) {
            assertThat(number(said, "predicted")).isBetween(0.0, 1e9);
            assertThat(said.get("tier")).isIn("rules", "pooled", "personal");
          }
        }
      }
    }
    assertThat(learn(List.of()).report().toString()).contains("there are no orders");
    assertThat(learn(List.of(one)).report().toString()).contains("rules of thumb");
  }

  @Test
  void whoNeverOrdered_isNotSpokenOf() {
    Insight.Learned learned = learn(ValueShops.simulated(100, 5));
    assertThat(learned.say(subject(List.of(), NOW), NOW)).isEmpty();
  }

  @Test
  void badInput_isNamed() {
    assertThatThrownBy(() -> new ValueInsight(0, 1, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("horizonDays");
    assertThatThrownBy(() -> INSIGHT.restore(Map.of("horizonDays", 365)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("parametric.bgnbd.r");
  }
}
