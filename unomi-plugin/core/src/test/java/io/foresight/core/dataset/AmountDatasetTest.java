/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.consent.ConsentGate;
import io.foresight.core.event.EventMapping;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.goal.Goal;
import io.foresight.core.job.Progress;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.store.InMemoryEventSource;
import io.foresight.core.store.InMemoryProfileStore;
import io.foresight.core.store.RawEvent;
import io.foresight.core.table.Column;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AmountDatasetTest {
  private static final long DAY = 86_400_000L;
  private static final long NOW = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
  private static final FeatureReader READER = new FeatureReader();

  private final InMemoryEventSource events = new InMemoryEventSource();
  private final InMemoryProfileStore profiles = new InMemoryProfileStore();

  private void add(String type, String profile, double daysAgo, double amount) {
    profiles.put(profile, Map.of());
    long time = NOW - Math.round(daysAgo * DAY);
    events.add(
        new RawEvent(
            type + profile + daysAgo,
            type,
            profile,
            time,
            Map.of("properties", Map.of("amount", amount, "total", amount))));
  }

  private GoalDataset build(String kind, Map<String, Object> outcome) {
    Goal goal =
        Goal.from(
            Map.of(
                "id",
                "g",
                "kind",
                kind,
                "horizonDays",
                30,
                "outcome",
                outcome,
                "population",
                Map.of("role", "order", "withinDays", 3650)));
    Histories histories =
        new Histories(events, profiles, EventMapping.defaults(), new ConsentGate(""), List.of());
    return Objects.requireNonNull(
        new DatasetBuilder(
                events,
                histories,
                READER,
                new Totals(),
                new DatasetBuilder.Settings(SnapshotPlan.Settings.defaults(), 1, 10, 1_000, 42))
            .build(List.of(goal), NOW, Progress.NONE)
            .get("g"));
  }

  private static double amount(GoalDataset d, String profile, long time) {
    TrainingSet rows = d.rows();
    long group = Pseudonyms.seeded(42).hash(profile);
    for (int i = 0; i < rows.size(); i++) {
      if (rows.group(i) == group && rows.time(i) == time) {
        return rows.amount(i);
      }
    }
    return Double.NaN;
  }

  private void shop() {
    add("order", "anna", 200, 80);
    add("order", "anna", 29.5, 100);
    add("order", "anna", 3, 50);
    add("orderCancel", "anna", 2, 30);
    add("order", "bert", 200, 20);
    add("order", "bert", 30.5, 999);
  }

  @Test
  void theLabel_isWhatWasPaidAfterTheSnapshot_lessWhatWasCancelled() {
    shop();
    GoalDataset d = build("amount", Map.of("role", "order"));
    long test = NOW - 30 * DAY;
    assertThat(amount(d, "anna", test)).isCloseTo(120, within(1e-6));
    assertThat(amount(d, "bert", test)).isZero();
  }

  @Test
  void nothingAfterTheSnapshot_isInTheFeatures() {
    shop();
    GoalDataset d = build("amount", Map.of("role", "order"));
    int total = READER.schema().numbers().indexOf(Column.number("amount_total"));
    long group = Pseudonyms.seeded(42).hash("anna");
    TrainingSet rows = d.rows();
    assertThat(rows.size()).isGreaterThan(4);
    for (int i = 0; i < rows.size(); i++) {
      if (rows.group(i) == group) {
        assertThat(rows.number(i, total)).isEqualTo(80f);
      }
    }
  }

  @Test
  void probabilities_ofTheSameRows_areAsTheyWere() {
    shop();
    TrainingSet p = build("probability", Map.of("role", "order")).rows();
    TrainingSet a = build("amount", Map.of("role", "order")).rows();
    assertThat(p.hasAmounts()).isFalse();
    assertThat(a.hasAmounts()).isTrue();
    assertThat(a.size()).isEqualTo(p.size());
    for (int i = 0; i < p.size(); i++) {
      assertThat(a.label(i)).isEqualTo(p.label(i));
      assertThat(a.time(i)).isEqualTo(p.time(i));
    }
  }

  @Test
  void aCondition_bringsItsOwnAmounts() {
    shop();
    GoalDataset d =
        build(
            "amount",
            Map.of(
                "condition", Map.of("type", "eventTypeCondition"), "amount", "properties.total"));
    assertThat(amount(d, "anna", NOW - 30 * DAY)).isEqualTo(7);
    assertThat(amount(d, "bert", NOW - 30 * DAY)).isZero();
  }

  /** Says that Anna paid 7 ten days ago. */
  private static final class Totals implements ConditionMatcher {
    @Override
    public Map<String, long[]> eventTimes(Map<String, Object> condition, long from, long to) {
      throw new IllegalStateException("no goal here asks for times");
    }

    @Override
    public Map<String, AmountSeries> eventAmounts(
        Map<String, Object> condition, String amount, long from, long to) {
      assertThat(amount).isEqualTo("properties.total");
      Map<String, AmountSeries> out = new HashMap<>();
      out.put("anna", AmountSeries.of(new long[] {NOW - 10 * DAY}, new double[] {7}));
      return out;
    }

    @Override
    public Set<String> profiles(Map<String, Object> condition) {
      throw new IllegalStateException("no goal here has a population condition");
    }
  }
}
