/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import io.foresight.core.features.ProfileProperty;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import io.foresight.core.job.Progress;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeadInsightTest {
  private static final long NOW = 1_800_000_000_000L;
  private static final Map<String, Object> SETTINGS =
      Map.of(
          "goal",
          "lead-won",
          "rules",
          List.of(
              Map.of(
                  "name",
                  "Home market",
                  "points",
                  15,
                  "when",
                  Map.of("column", "country", "in", List.of("DE", "AT"))),
              Map.of(
                  "name",
                  "Small town",
                  "points",
                  4.26,
                  "when",
                  Map.of("column", "size", "below", 1000))));

  private final FeatureReader reader =
      new FeatureReader(
          List.of(
              ProfileProperty.of(Map.of("name", "country", "kind", "category")),
              ProfileProperty.of(Map.of("name", "size", "kind", "number"))),
          ZoneOffset.UTC);

  private static Subject subject(Map<String, Object> properties) {
    return new Subject(new FeatureState(), properties, Map.of(), null);
  }

  @Test
  void pointsAndWhy_areSaidOfAProfile_withoutHistoryAtHand() {
    Insight lead = new LeadInsight(reader, SETTINGS);
    Insight.Learned rules = lead.restore(Map.of());
    assertThat(rules.say(subject(Map.of("country", "DE", "size", 20)), NOW))
        .containsEntry("points", 19.3)
        .containsEntry("why", List.of("Home market +15.0", "Small town +4.3"));
    assertThat(rules.say(subject(Map.of("country", "FR")), NOW))
        .containsEntry("points", 0.0)
        .containsEntry("why", List.of());
    assertThat(lead.followsEvents()).isTrue();
  }

  @Test
  void withoutRules_nothingIsSaid() {
    LeadInsight none = new LeadInsight(reader, Map.of());
    assertThat(none.rules()).isEmpty();
    assertThat(none.restore(Map.of()).say(subject(Map.of("country", "DE")), NOW)).isEmpty();
    Insight.Learned learned = none.learn(none.collector(NOW), NOW, Progress.NONE);
    assertThat(learned.report()).containsKey("note");
    assertThat(learned.toMap()).isEmpty();
  }

  @Test
  void theReport_countsProfilesByPointsAndByRule_whateverTheParts() {
    LeadInsight lead = new LeadInsight(reader, SETTINGS);
    Insight.Collector one = lead.collector(NOW);
    one.add(subject(Map.of("country", "DE")));
    one.add(subject(Map.of("country", "FR")));
    Insight.Collector other = lead.collector(NOW);
    other.add(subject(Map.of("country", "AT", "size", 5)));
    Insight.Collector all = lead.collector(NOW);
    all.merge(other);
    all.merge(one);
    Map<String, Object> report = lead.learn(all, NOW, Progress.NONE).report();
    assertThat(report)
        .containsEntry("profiles", 3L)
        .containsEntry("rules", Map.of("Home market", 2L, "Small town", 1L));
    assertThat(String.valueOf(report.get("points")))
        .contains("{from=0, below=10, profiles=1}")
        .contains("{from=10, below=20, profiles=2}");
  }

  @Test
  void aMistake_isNamed() {
    Map<String, Object> bad = Map.of("goal", "g", "rules", List.of(Map.of("name", "a")));
    assertThatThrownBy(() -> new LeadInsight(reader, bad))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.field()).isEqualTo("leadScore.rules[0].points"));
  }
}
