/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.MutableClock;
import io.foresight.core.evaluate.Reports;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.input.Fields;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.store.InMemoryDocumentStore;
import io.foresight.core.store.JsonValues;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelCardTest {
  private final ModelRegistry registry =
      new ModelRegistry(new InMemoryDocumentStore(), new MutableClock("2026-11-22T00:00:00Z"));

  private ModelRecord record(Map<String, Object> card) {
    return registry.add("purchase-30d", true, "better", card, new byte[] {1});
  }

  private static Map<String, Object> card() {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("goal", ShippedGoals.all().get(0).toMap());
    card.put("data", Map.of("profiles", 2_000, "trainFrom", "2026-01-01T00:00:00Z"));
    card.put("evaluation", Reports.calibrated().toMap());
    return card;
  }

  @Test
  void says_purposeDataQualityAndLimits() {
    ModelRecord r = record(card());
    registry.append(r.version(), "erasure", Map.of("reason", "one profile"));
    String text = ModelCard.of(registry.get(r.version())).toMarkdown();
    assertThat(text)
        .contains("# Model card: purchase-30d-1")
        .contains("looking 30 days ahead")
        .contains("profiles: 2000")
        .contains("Grade ")
        .contains("| AUC (0.5 chance, 1 perfect) |")
        .contains("- days_since_order: 60.0 %")
        .contains("Not audited.")
        .contains("It was not audited for fairness.")
        .contains("1 profiles that were erased");
  }

  @Test
  void map_isJson_andCarriesEnoughForTheSimulator() {
    Map<String, Object> map = ModelCard.of(record(card())).toMap();
    Map<String, Object> back = JsonValues.copy(map);
    assertThat(back).containsKeys("purpose", "grade", "liftQuality", "features", "limits");
    assertThat(Fields.of("card", back).object("evaluation").object("gains").asMap()).isNotEmpty();
  }

  @Test
  void aRecordOfAnOlderVersion_stillHasACard() {
    assertThat(ModelCard.of(record(Map.of("auc", 0.8))).toMarkdown()).contains("## Limits");
    Map<String, Object> odd = Map.of("goal", Map.of("name", "a|b\n# c"), "evaluation", Map.of());
    assertThat(ModelCard.of(record(odd)).toMap()).doesNotContainKey("grade");
  }
}
