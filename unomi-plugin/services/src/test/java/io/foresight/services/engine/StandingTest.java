/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.governance.ApprovalPolicy;
import io.foresight.core.governance.Governance;
import io.foresight.core.registry.ModelRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A young shop: nothing can be learned, a rule of thumb is all there is. */
class StandingTest {
  private final Goal goal = ShippedGoals.all().get(0);
  private final ShopInMemory shop = new ShopInMemory(40, 40);
  private final ModelRegistry registry = new ModelRegistry(shop.documents, shop.clock);

  private Release release(ApprovalPolicy policy, String promotion) {
    Governance governance = new Governance(registry, shop.audit(), policy);
    return new Release(registry, governance, new Settings(Map.of("promotion", promotion)));
  }

  private Map<String, Object> train(Release release) {
    return new Fallback(registry, release)
        .unlessLearned(
            goal,
            shop.datasets()
                .build(java.util.List.of(goal), shop.clock.millis(), new Run(Map.of()))
                .get(goal.id()),
            Map.of("model", false));
  }

  private Map<String, Object> standing(Release release) {
    return new Standing(registry, release).of(goal, false);
  }

  @Test
  void whereNobodyIsAsked_theRuleOfThumbIsLiveByItself() {
    Release automatic = release(ApprovalPolicy.AUTOMATIC, "automatic");
    assertThat(standing(automatic)).containsOnlyKeys("meanwhile");
    assertThat(standing(automatic).get("meanwhile").toString()).contains("first training");
    assertThat(train(automatic)).containsEntry("meanwhileLive", true);
    assertThat(standing(automatic))
        .containsEntry("live", "purchase-30d-1")
        .containsEntry("kind", "rule_of_thumb")
        .doesNotContainKey("waiting");
    assertThat(standing(automatic).get("meanwhile").toString()).contains("rule of thumb");
  }

  @Test
  void whereAPersonIsAsked_theRuleWaitsAndTheGoalSaysSo() {
    Release one = release(ApprovalPolicy.ONE, "automatic");
    assertThat(standing(one).get("meanwhile").toString())
        .contains("no scores")
        .contains("when one person has approved it");
    Map<String, Object> trained = train(one);
    assertThat(trained).containsEntry("meanwhileLive", false);
    assertThat(trained.get("meanwhileReason").toString()).contains("approval of 1 more person");
    assertThat(registry.live()).isEmpty();
    assertThat(standing(one)).containsEntry("waiting", "purchase-30d-1").doesNotContainKey("live");
    assertThat(standing(one).get("meanwhile").toString())
        .contains("Nothing is live")
        .contains("purchase-30d-1 needs the approval of 1 more person");
    assertThat(new Standing(registry, one).awaited(goal)).isPresent();

    Governance governance = new Governance(registry, shop.audit(), ApprovalPolicy.ONE);
    governance.approve("purchase-30d-1", "Ada Lovelace", "");
    assertThat(standing(one).get("meanwhile").toString()).contains("somebody has to promote it");
    governance.promote("purchase-30d-1", "Ada Lovelace", "");
    assertThat(standing(one))
        .containsEntry("live", "purchase-30d-1")
        .containsEntry("kind", "rule_of_thumb")
        .doesNotContainKey("waiting");
  }

  @Test
  void whereSomebodyHasToPromote_theRuleWaitsAsWell() {
    Release manual = release(ApprovalPolicy.AUTOMATIC, "manual");
    assertThat(train(manual).get("meanwhileReason").toString()).contains("promotion is manual");
    assertThat(standing(manual)).containsEntry("waiting", "purchase-30d-1");
  }
}
