/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.cluster.ClusterInsight;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.forecast.ForecastInsight;
import io.foresight.core.input.Fields;
import io.foresight.core.insight.Insight;
import io.foresight.core.lead.LeadInsight;
import io.foresight.core.lifecycle.LifecycleDefinition;
import io.foresight.core.lifecycle.LifecycleInsight;
import io.foresight.core.mail.MailFilterOptions;
import io.foresight.core.mail.MailInsight;
import io.foresight.core.value.ValueInsight;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** What is learned beside the goals, each with the settings of this organisation. */
final class ShippedInsights {
  /** In the order in which they speak: a later one sees what an earlier one said. */
  static final List<String> IDS =
      List.of("mail", "value", "cluster", "lifecycle", "forecast", LeadInsight.ID);

  private ShippedInsights() {}

  /**
   * @param reader of the features that stages and clusters are made of; days are those of its zone
   * @param seed of everything random
   * @param settings empty for the shipped ones
   * @throws io.foresight.core.input.InvalidInputException naming the setting
   */
  static Insight make(String id, FeatureReader reader, long seed, Map<String, Object> settings) {
    switch (id) {
      case "mail":
        return new MailInsight(MailFilterOptions.of(settings), seed);
      case "cluster":
        Fields.of("cluster", settings).allowOnly(Set.of());
        return new ClusterInsight(reader);
      case "value":
        Fields f = Fields.of("value", settings).allowOnly(Set.of("horizonDays"));
        return new ValueInsight(f.integer("horizonDays", 365, 1, 3_650), seed, 1);
      case "lifecycle":
        return new LifecycleInsight(
            reader,
            settings.isEmpty()
                ? LifecycleDefinition.usual(reader.schema())
                : LifecycleDefinition.of(settings, reader.schema()));
      case "forecast":
        return ForecastInsight.from(settings, reader.zone());
      case LeadInsight.ID:
        return new LeadInsight(reader, settings);
      default:
        throw new NoSuchElementException("no insight " + id);
    }
  }
}
