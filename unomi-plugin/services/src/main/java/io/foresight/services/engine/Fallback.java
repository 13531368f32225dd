/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.dataset.GoalDataset;
import io.foresight.core.goal.Goal;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.score.FallbackModel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps a rule of thumb live for goals without a learned model, so that there are scores from the
 * first day; a learned model takes its place, never the other way round.
 */
final class Fallback {
  private static final String KIND = "kind";
  private static final String RULE = "rule of thumb";

  private final ModelRegistry registry;
  private final Release release;

  Fallback(ModelRegistry registry, Release release) {
    this.registry = registry;
    this.release = release;
  }

  /**
   * Puts the rule live unless a learned model is.
   *
   * @param result of the training; what is live now is added to it
   */
  Map<String, Object> unlessLearned(Goal goal, GoalDataset data, Map<String, Object> result) {
    String live = registry.live().get(goal.id());
    boolean learned = live != null && !isRule(registry.get(live));
    if (learned || !release.automatic() || Boolean.TRUE.equals(result.get("live"))) {
      return result;
    }
    FallbackModel rule = FallbackModel.of(goal, data.rows());
    Map<String, Object> card = new LinkedHashMap<>();
    card.put(KIND, RULE);
    card.put("goal", goal.toMap());
    card.put("data", data.provenance());
    card.put("rule", rule.toMap());
    ModelRecord record =
        registry.add(goal.id(), true, rule.reason(), card, ModelCodec.encode(rule.model()));
    release.promote(record, rule.reason());
    Map<String, Object> out = new LinkedHashMap<>(result);
    out.put("meanwhile", record.version());
    out.put("tier", rule.tier().name().toLowerCase(java.util.Locale.ROOT));
    return out;
  }

  static boolean isRule(ModelRecord record) {
    return RULE.equals(record.card().get(KIND));
  }
}
