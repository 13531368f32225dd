/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.features.FeatureReader;
import io.foresight.core.forecast.ForecastInsight;
import io.foresight.core.insight.Insight;
import io.foresight.core.lifecycle.LifecycleDefinition;
import io.foresight.core.lifecycle.LifecycleInsight;
import java.util.List;
import java.util.Map;

/** What is learned beside the goals, each with the settings of this organisation. */
final class ShippedInsights {
  /** In the order in which they speak: a later one sees what an earlier one said. */
  static final List<String> IDS = List.of("lifecycle", "forecast");

  private ShippedInsights() {}

  /**
   * @param reader of the features that stages and clusters are made of
   * @param settings empty for the shipped ones
   * @throws io.foresight.core.input.InvalidInputException naming the setting
   */
  static Insight make(String id, FeatureReader reader, Map<String, Object> settings) {
    switch (id) {
      case "lifecycle":
        return new LifecycleInsight(
            reader,
            settings.isEmpty()
                ? LifecycleDefinition.usual(reader.schema())
                : LifecycleDefinition.of(settings, reader.schema()));
      case "forecast":
        return settings.isEmpty() ? new ForecastInsight() : ForecastInsight.from(settings);
      default:
        throw new java.util.NoSuchElementException("no insight " + id);
    }
  }
}
