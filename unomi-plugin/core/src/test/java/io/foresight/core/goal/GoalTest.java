/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.event.Role;
import io.foresight.core.input.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoalTest {
  private static Map<String, Object> json() {
    Map<String, Object> m = new HashMap<>();
    m.put("id", "buys-soon");
    m.put("outcome", Map.of("role", "order"));
    return m;
  }

  private static void assertRefused(String key, Object value, String field) {
    Map<String, Object> m = json();
    m.put(key, value);
    assertThatThrownBy(() -> Goal.from(m))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(field);
  }

  @Test
  void shippedGoals_surviveTheirJsonForm() {
    assertThat(ShippedGoals.all()).hasSize(3);
    List<Goal> all = new ArrayList<>(ShippedGoals.all());
    all.addAll(ShippedGoals.templates());
    assertThat(all).extracting(Goal::id).doesNotHaveDuplicates().hasSize(8);
    for (Goal g : all) {
      assertThat(Goal.from(g.toMap())).isEqualTo(g);
    }
  }

  @Test
  void defaults_areAsDocumented() {
    Goal g = Goal.from(json());
    assertThat(g.horizonDays()).isEqualTo(30);
    assertThat(g.happens()).isTrue();
    assertThat(g.validDays()).isEqualTo(7);
    assertThat(g.population().withinDays()).isEqualTo(365);
    assertThat(g.population().role()).isNull();
    assertThat(g.outcome().role()).isEqualTo(Role.ORDER);
  }

  @Test
  void badInput_namesTheField() {
    assertRefused("id", "Has Blanks", "goal.id");
    assertRefused("horizonDays", 0, "goal.horizonDays");
    assertRefused("horizonDays", "soon", "goal.horizonDays");
    assertRefused("kind", "sum", "goal.kind");
    assertRefused("outcome", Map.of("role", "dance"), "goal.outcome.role");
    assertRefused("outcome", Map.of(), "goal.outcome");
    assertRefused("outcome", Map.of("condition", Map.of("x", 1)), "goal.outcome.condition.type");
    assertRefused("horizon", 30, "goal.horizon");
    assertRefused("population", Map.of("withinDays", -1), "goal.population.withinDays");
  }

  @Test
  void anAmount_needsOrders_orAConditionThatSaysWhereTheAmountIs() {
    Map<String, Object> m = json();
    m.put("kind", "amount");
    m.put("outcome", Map.of("role", "order"));
    assertThat(Goal.from(m).kind()).isEqualTo(Goal.Kind.AMOUNT);
    assertThat(Goal.from(Goal.from(m).toMap())).isEqualTo(Goal.from(m));
    Map<String, Object> condition = Map.of("type", "eventTypeCondition");
    m.put("outcome", Map.of("condition", condition, "amount", "properties.total"));
    assertThat(Goal.from(m).outcome().amount()).isEqualTo("properties.total");
    assertThat(Goal.from(Goal.from(m).toMap())).isEqualTo(Goal.from(m));
    assertAmountRefused("outcome", Map.of("role", "mail_click"), "goal.outcome.role");
    assertAmountRefused("outcome", Map.of("condition", condition), "goal.outcome.amount");
    assertAmountRefused(
        "outcome", Map.of("condition", condition, "amount", "total"), "goal.outcome.amount");
    assertAmountRefused(
        "outcome", Map.of("role", "order", "amount", "properties.total"), "goal.outcome.amount");
    assertAmountRefused("happens", false, "goal.happens");
    assertAmountRefused("bands", Map.of("by", "percent"), "goal.bands.by");
    assertRefused(
        "outcome",
        Map.of("condition", condition, "amount", "properties.total"),
        "goal.outcome.amount");
  }

  private static void assertAmountRefused(String key, Object value, String field) {
    Map<String, Object> m = json();
    m.put("kind", "amount");
    m.put("outcome", Map.of("role", "order"));
    m.put(key, value);
    assertThatThrownBy(() -> Goal.from(m))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(field);
  }

  @Test
  void outcomeMayBeAnyCondition() {
    Map<String, Object> m = json();
    m.put(
        "outcome",
        Map.of("condition", Map.of("type", "eventTypeCondition", "parameterValues", Map.of())));
    assertThat(Goal.from(m).outcome().role()).isNull();
    assertThat(Goal.from(Goal.from(m).toMap())).isEqualTo(Goal.from(m));
  }
}
