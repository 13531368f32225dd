/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.nextorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.JsonValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RefillTest {
  private static final long DAY = 86_400_000L;
  private static final long NOW = 20_000 * DAY;

  private static MappedEvent order(double day, String... products) {
    return MappedEvent.builder(Role.ORDER, "p", (long) (day * DAY))
        .products(List.of(products))
        .build();
  }

  /**
   * Persons whose log gaps spread by 0.3 around their own mean, that by 0.4 around the product's.
   */
  private static RefillCycles shop(Random random, Map<String, Double> cycles, int persons) {
    RefillCycles out = new RefillCycles();
    for (int i = 0; i < persons; i++) {
      List<MappedEvent> events = new ArrayList<>();
      cycles.forEach(
          (product, cycle) -> {
            double own = Math.log(cycle) + 0.4 * random.nextGaussian();
            double day = 15_000;
            for (int k = 0; k < 8; k++) {
              events.add(order(day, product));
              day += Math.rint(Math.exp(own + 0.3 * random.nextGaussian()));
            }
          });
      events.sort((a, b) -> Long.compare(a.time(), b.time()));
      out.add(events, NOW);
    }
    return out;
  }

  @Test
  void cycles_areFoundBack() {
    Map<String, Double> truth = Map.of("coffee", 30.0, "filter", 90.0, "soap", 60.0);
    RefillModel m = RefillModel.learn(shop(new Random(1), truth, 300));
    truth.forEach(
        (product, cycle) -> assertThat(m.cycleOf(product)).isCloseTo(cycle, within(0.08 * cycle)));
    assertThat(m.cycleOf("unknown")).isNaN();
    Map<String, Object> json = JsonValues.copy(m.toMap());
    assertThat((Double) json.get("withinVariance")).isCloseTo(0.09, within(0.02));
    assertThat((Double) json.get("personVariance")).isCloseTo(0.16, within(0.03));
    RefillModel back = RefillModel.fromMap(Fields.of("refill", json));
    assertThat(back.cycleOf("coffee")).isCloseTo(m.cycleOf("coffee"), within(0.01));
  }

  @Test
  void ownCycle_movesMonotonouslyFromTheProductsToTheOwn() {
    RefillModel m = RefillModel.learn(shop(new Random(2), Map.of("coffee", 30.0), 200));
    double before = m.cycle("coffee", 0, 0);
    assertThat(before).isCloseTo(m.cycleOf("coffee"), within(1e-9));
    for (int gaps = 1; gaps < 50; gaps++) {
      double now = m.cycle("coffee", gaps, Math.log(60));
      assertThat(now).isGreaterThan(before).isLessThan(60);
      before = now;
    }
    assertThat(before).isGreaterThan(58);
  }

  @Test
  void shrinking_beatsOwnMeanAndProductMean() {
    Random random = new Random(3);
    RefillModel m = RefillModel.learn(shop(random, Map.of("coffee", 30.0), 300));
    double shrunk = 0;
    double own = 0;
    double product = 0;
    for (int i = 0; i < 3000; i++) {
      double mean = Math.log(30) + 0.4 * random.nextGaussian();
      double seen = mean + 0.3 * random.nextGaussian();
      double next = mean + 0.3 * random.nextGaussian();
      shrunk += Math.abs(next - Math.log(m.cycle("coffee", 1, seen)));
      own += Math.abs(next - seen);
      product += Math.abs(next - Math.log(m.cycleOf("coffee")));
    }
    assertThat(shrunk).isLessThan(own).isLessThan(product);
  }

  @Test
  void merging_isCollectingAll() {
    RefillCycles a = shop(new Random(4), Map.of("x", 20.0, "y", 50.0), 30);
    RefillCycles b = shop(new Random(5), Map.of("x", 25.0), 40);
    RefillCycles ab = shop(new Random(4), Map.of("x", 20.0, "y", 50.0), 30);
    ab.merge(b);
    b.merge(a);
    assertThat(RefillModel.learn(ab).cycleOf("x"))
        .isCloseTo(RefillModel.learn(b).cycleOf("x"), within(1e-9));
  }

  @Test
  void due_namesWhatIsDue_mostOverdueFirst_andNotWhatWasGivenUp() {
    RefillModel m =
        RefillModel.learn(shop(new Random(6), Map.of("coffee", 30.0, "soap", 60.0), 200));
    List<MappedEvent> events =
        List.of(
            order(19_800, "old"),
            order(19_810, "old"),
            order(19_820, "old"),
            order(19_900, "soap", "coffee"),
            order(19_930, "coffee"),
            order(19_955, "soap"),
            order(19_962, "coffee"),
            order(19_999, "new"));
    List<Refill> due = m.due(events, NOW, 5);
    assertThat(due).extracting(Refill::product).containsExactly("coffee", "soap");
    assertThat(due.get(0).overdue(NOW)).isBetween(1.1, 1.4);
    assertThat(m.due(events, NOW, 1)).hasSize(1);
    assertThat(Refill.fromMap(due.get(0).toMap(NOW))).isNotNull();
    assertThat(Refill.fromMap(Map.of("product", 5))).isNull();
  }

  @Test
  void degenerateShops_sayNothing() {
    RefillCycles none = new RefillCycles();
    none.add(List.of(), NOW);
    none.add(List.of(order(1, "a"), order(1, "a"), order(30_000, "a")), NOW);
    RefillModel m = RefillModel.learn(none);
    assertThat(m.products()).isZero();
    assertThat(m.due(List.of(order(1, "a")), NOW, 5)).isEmpty();
    assertThatThrownBy(
            () -> RefillModel.fromMap(Fields.of("refill", Map.of("products", Map.of("a", 1)))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("refill.products.a");
  }

  @Test
  void manyProducts_areBounded_whateverTheOrder() {
    RefillCycles up = new RefillCycles();
    RefillCycles down = new RefillCycles();
    for (int i = 0; i < 60_000; i++) {
      up.add(List.of(order(1, "p" + i)), NOW);
      down.add(List.of(order(1, "p" + (59_999 - i))), NOW);
    }
    assertThat(up.products().keySet()).isEqualTo(down.products().keySet()).hasSize(50_000);
  }
}
