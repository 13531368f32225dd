/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core;

import io.foresight.core.consent.ConsentGate;
import io.foresight.core.dataset.ConditionMatcher;
import io.foresight.core.dataset.DatasetBuilder;
import io.foresight.core.dataset.GoalDataset;
import io.foresight.core.dataset.Histories;
import io.foresight.core.dataset.SnapshotPlan;
import io.foresight.core.event.EventMapping;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.goal.Goal;
import io.foresight.core.job.Progress;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.store.InMemoryEventSource;
import io.foresight.core.store.InMemoryProfileStore;
import io.foresight.core.store.RawEvent;
import io.foresight.simulation.SimulatedEvent;
import io.foresight.simulation.SimulatedShop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A simulated shop in the in-memory stores, laid out as Unomi stores it. */
public final class ShopFixture {
  public static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  public final InMemoryEventSource events = new InMemoryEventSource();
  public final InMemoryProfileStore profiles = new InMemoryProfileStore();
  public final Set<String> machines = new HashSet<>();
  public final SimulatedShop shop;

  /** As the shop's stores hold it. */
  public ShopFixture(long seed, int people, int days) {
    this(seed, people, days, false);
  }

  /**
   * A shop whose visitors seldom go through with it: of all orders so many stay, drawn at random,
   * so that nobody's past or future is chosen.
   */
  public static ShopFixture withFewOrders(long seed, int people, int days, int orders) {
    ShopFixture f = new ShopFixture(seed, 0, days);
    SimulatedShop full = new SimulatedShop(seed, people, days, NOW);
    TreeMap<Long, String> placed = new TreeMap<>();
    for (int i = 0; i < people; i++) {
      for (SimulatedEvent e : full.eventsOf(i)) {
        if (e.type().equals("order")) {
          placed.put(Pseudonyms.seeded(seed).hash(e.id()), e.id());
        }
      }
    }
    Set<String> kept =
        placed.values().stream().limit(orders).collect(Collectors.toCollection(HashSet::new));
    for (int i = 0; i < people; i++) {
      List<SimulatedEvent> own = new ArrayList<>(full.eventsOf(i));
      own.removeIf(e -> e.type().startsWith("order") && !kept.contains(e.id()));
      f.add(full, i, own, false);
    }
    return f;
  }

  /**
   * @param truthful events say themselves whether a machine made them
   */
  public ShopFixture(long seed, int people, int days, boolean truthful) {
    shop = new SimulatedShop(seed, people, days, NOW);
    for (int i = 0; i < people; i++) {
      add(shop, i, shop.eventsOf(i), truthful);
    }
  }

  private void add(SimulatedShop from, int index, List<SimulatedEvent> own, boolean truthful) {
    machines.addAll(from.truthOf(index).machineEvents());
    Map<String, Object> profile = new LinkedHashMap<>();
    for (SimulatedEvent e : own) {
      Map<String, Object> p = new LinkedHashMap<>(e.properties());
      if (truthful) {
        p.put("machine", machines.contains(e.id()));
      }
      Map<String, Object> source = Map.of("properties", p);
      events.add(new RawEvent(e.id(), e.type(), e.customer(), e.time().toEpochMilli(), source));
      if (!e.profile().isEmpty()) {
        profile.put("properties", e.profile());
      }
      profiles.put(e.customer(), profile);
    }
  }

  public Histories histories() {
    return new Histories(
        events, profiles, EventMapping.defaults(), new ConsentGate(""), List.of("properties"));
  }

  /** Datasets of goals out of histories. */
  public Map<String, GoalDataset> datasets(Histories histories, List<Goal> goals) {
    return datasets(histories, goals, new FeatureReader());
  }

  public Map<String, GoalDataset> datasets(
      Histories histories, List<Goal> goals, FeatureReader reader) {
    return new DatasetBuilder(
            events,
            histories,
            reader,
            new NoConditions(),
            new DatasetBuilder.Settings(
                SnapshotPlan.Settings.defaults(), 2, profiles.count(), 100_000, 42))
        .build(goals, NOW.toEpochMilli(), Progress.NONE);
  }

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
