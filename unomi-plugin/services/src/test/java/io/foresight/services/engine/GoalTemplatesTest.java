/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.dataset.SnapshotPlan;
import io.foresight.core.goal.Goal;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.registry.ModelRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoalTemplatesTest {
  private final ShopInMemory shop = new ShopInMemory(300, 420);
  private final ModelRegistry registry = new ModelRegistry(shop.documents, shop.clock);

  private Readiness readiness() {
    Release release = new Release(registry, shop.governance(registry), shop.settings);
    return new Readiness(
        shop.events,
        shop.profiles,
        shop.mapping,
        shop.clock,
        SnapshotPlan.Settings.defaults(),
        40,
        new Standing(registry, release));
  }

  @Test
  void eachTemplate_saysWhatItNeedsAndWhetherTheDataHaveIt() {
    List<Map<String, Object>> all = GoalTemplates.list(readiness(), Set.of("purchase-30d"));
    assertThat(all)
        .extracting(t -> t.get("template"))
        .contains("purchase-30d", "spend-90d", "complain-next-mail")
        .doesNotHaveDuplicates();
    assertThat(template(all, "purchase-30d"))
        .containsEntry("exists", true)
        .containsEntry("ready", true);
    assertThat(template(all, "spend-90d")).containsEntry("exists", false);
    assertThat(template(all, "spend-365d").get("ready"))
        .as("two years are not there")
        .isEqualTo(false);
    Map<String, Object> complaint = template(all, "complain-next-mail");
    assertThat(complaint).containsEntry("ready", false);
    assertThat(complaint.get("needs").toString())
        .contains("what=outcomes seen, have=0, need=50")
        .contains("mail_sent seen");
  }

  private static Map<String, Object> template(List<Map<String, Object>> all, String id) {
    return all.stream().filter(t -> id.equals(t.get("template"))).findFirst().orElseThrow();
  }

  @Test
  void aGoalFromATemplate_isTheTemplateUnderItsOwnId_exceptForWhatTheRequestSays() {
    Goal plain = Goal.from(GoalTemplates.filled("spend-quarter", Map.of("template", "spend-90d")));
    assertThat(plain.id()).isEqualTo("spend-quarter");
    assertThat(plain.kind()).isEqualTo(Goal.Kind.AMOUNT);
    assertThat(plain.horizonDays()).isEqualTo(90);
    Goal own =
        Goal.from(
            GoalTemplates.filled(
                "s", Map.of("template", "spend-90d", "horizonDays", 60, "name", "Two months")));
    assertThat(own.horizonDays()).isEqualTo(60);
    assertThat(own.name()).isEqualTo("Two months");
    assertThat(own.toMap().get("outcome")).isEqualTo(plain.toMap().get("outcome"));
  }

  @Test
  void withoutATemplate_theRequestIsLeftAlone_andAnUnknownOneIsRefusedByName() {
    Map<String, Object> json = Map.of("outcome", Map.of("role", "order"));
    assertThat(GoalTemplates.filled("g", json)).isEqualTo(json);
    assertThatThrownBy(() -> GoalTemplates.filled("g", Map.of("template", "riches")))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("goal.template"))
        .hasMessageContaining("spend-90d");
  }

  @Test
  void noGoal_mayBeCalledAsThePathOfTheTemplates() {
    GoalStore goals = new GoalStore(shop.documents);
    Map<String, Object> json = Map.of("outcome", Map.of("role", "order"));
    assertThatThrownBy(() -> goals.put("templates", json)).hasMessageContaining("goal.id");
  }
}
