/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.consent.ConsentGate;
import io.foresight.core.dataset.BackTester;
import io.foresight.core.dataset.ConditionMatcher;
import io.foresight.core.dataset.DatasetBuilder;
import io.foresight.core.dataset.Histories;
import io.foresight.core.dataset.SnapshotPlan;
import io.foresight.core.event.EventMapping;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.goal.Goal;
import io.foresight.core.governance.AuditLog;
import io.foresight.core.governance.Governance;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.InMemoryDocumentStore;
import io.foresight.core.store.InMemoryEventSource;
import io.foresight.core.store.InMemoryProfileStore;
import io.foresight.core.store.RawEvent;
import io.foresight.simulation.SimulatedShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A simulated shop in the in-memory stores, laid out as Unomi stores it. */
final class ShopInMemory {
  static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  final InMemoryEventSource events = new InMemoryEventSource();
  final InMemoryProfileStore profiles = new InMemoryProfileStore();
  final InMemoryDocumentStore documents = new InMemoryDocumentStore();
  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  final FeatureReader reader = new FeatureReader();
  final EventMapping mapping = EventMapping.defaults();
  final Settings settings = new Settings(Map.of());
  private final Map<String, Map<String, Object>> byCustomer = new LinkedHashMap<>();

  ShopInMemory(int people, int days) {
    try {
      new SimulatedShop(7, people, days, NOW)
          .writeTo(
              e -> {
                events.add(
                    new RawEvent(
                        e.id(),
                        e.type(),
                        e.customer(),
                        e.time().toEpochMilli(),
                        Map.of("properties", e.properties())));
                Map<String, Object> p =
                    byCustomer.computeIfAbsent(e.customer(), c -> new LinkedHashMap<>());
                if (!e.profile().isEmpty()) {
                  p.put("properties", e.profile());
                }
                e.consents().forEach((type, granted) -> p.put("consents", consent(type, granted)));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byCustomer.forEach(profiles::put);
  }

  private static Map<String, Object> consent(String type, boolean granted) {
    return Map.of(
        "foresight/" + type,
        Map.of("typeIdentifier", type, "status", granted ? "GRANTED" : "DENIED"));
  }

  ConsentGate gate() {
    return new ConsentGate(settings.scoringConsent());
  }

  Histories histories() {
    return histories(events);
  }

  /**
   * @param other than those of this shop
   */
  Histories histories(EventSource other) {
    return new Histories(other, profiles, mapping, gate(), List.of("systemProperties.foresight"));
  }

  DatasetBuilder datasets() {
    return datasets(events);
  }

  DatasetBuilder datasets(EventSource other) {
    return new DatasetBuilder(
        other,
        histories(other),
        reader,
        new NoConditions(),
        new DatasetBuilder.Settings(
            SnapshotPlan.Settings.defaults(), 2, profiles.count(), 100_000, key().pseudonyms()));
  }

  InstallationKey key() {
    return new InstallationKey(documents, settings::privacyKey);
  }

  AuditLog audit() {
    return new AuditLog(documents, clock, key().seal());
  }

  Governance governance(ModelRegistry registry) {
    return new Governance(registry, audit(), settings.approval());
  }

  Training training(ModelRegistry registry) {
    return training(registry, clock);
  }

  /**
   * @param then earlier than the shop's now: what happened since is not learned from
   */
  Training training(ModelRegistry registry, Clock then) {
    return new Training(
        datasets(),
        registry,
        governance(registry),
        new Populations(documents),
        key().pseudonyms(),
        settings,
        then,
        "test");
  }

  /** What came of training one goal. */
  Map<?, ?> train(ModelRegistry registry, Clock then, Goal goal) {
    return (Map<?, ?>)
        training(registry, then)
            .run(List.of(goal), (part, subject) -> {}, new Run(Map.of()))
            .get(goal.id());
  }

  /**
   * Checks live models.
   *
   * @param other events instead of those of this shop
   * @param submitted takes the jobs that are asked for
   */
  Map<?, ?> check(
      ModelRegistry registry,
      EventSource other,
      Clock now,
      String onAlarm,
      List<String> submitted,
      Map<String, Object> request) {
    Settings s = new Settings(Map.of("drift.onAlarm", onAlarm));
    BackTester tester = new BackTester(histories(other), reader, null, key().pseudonyms(), 1, 1);
    return new CheckRun(
            registry,
            governance(registry),
            new ProbabilityJudge(registry, tester, s),
            new AmountJudge(registry, tester, datasets(other), s),
            new Alarms(documents),
            s,
            now,
            (name, parameters) -> submitted.add(name + " " + parameters))
        .run(new Run(request));
  }

  /** What is known beside goals, as it comes up after a start. */
  Insights insights() {
    return new Insights(
        documents,
        ShippedInsights.IDS,
        (id, own) -> ShippedInsights.make(id, reader, 1, own),
        clock);
  }

  LiveModels live(ModelRegistry registry, GoalStore goals, Insights insights) {
    return new LiveModels(
        registry,
        goals,
        new Populations(documents),
        () -> reader,
        () -> InteractionWeights.DEFAULT,
        insights,
        clock);
  }

  Forgetting forgetting(ModelRegistry registry, Path exports) {
    return new Forgetting(
        profiles,
        registry,
        key().pseudonyms(),
        audit(),
        exports,
        new Traces(documents, new Quarantine(documents, clock), events),
        id -> "erased");
  }

  /** The shipped goals use roles only. */
  private static final class NoConditions implements ConditionMatcher {
    @Override
    public Map<String, long[]> eventTimes(Map<String, Object> condition, long from, long to) {
      throw new IllegalStateException("no goal here has a condition");
    }

    @Override
    public Set<String> profiles(Map<String, Object> condition) {
      throw new IllegalStateException("no goal here has a condition");
    }
  }
}
