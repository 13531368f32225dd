/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.dataset.GoalDataset;
import io.foresight.core.goal.Goal;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.score.FallbackModel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a rule of thumb for goals without a learned model, so that there are scores from the first
 * day; a learned model takes its place, never the other way round. It goes live by itself where a
 * learned model would; where people decide, they decide on it as well.
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
   * Offers the rule unless a learned model is live, or has just been made and waits for people.
   *
   * @param result of the training; the rule's version is added to it
   */
  Map<String, Object> unlessLearned(Goal goal, GoalDataset data, Map<String, Object> result) {
    if (learned(goal.id(), result)) {
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
    String decision = release.decide(record, Optional.empty());
    Map<String, Object> out = new LinkedHashMap<>(result);
    out.put("meanwhile", record.version());
    out.put("meanwhileLive", record.version().equals(registry.live().get(goal.id())));
    out.put("meanwhileReason", decision);
    out.put("tier", rule.tier().name().toLowerCase(Locale.ROOT));
    return out;
  }

  private boolean learned(String goal, Map<String, Object> result) {
    String live = registry.live().get(goal);
    Object made = result.get("version");
    return live != null && !isRule(registry.get(live))
        || made != null && registry.get(String.valueOf(made)).releasable();
  }

  static boolean isRule(ModelRecord record) {
    return RULE.equals(record.card().get(KIND));
  }
}
