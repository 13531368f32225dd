/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.catalogue.InMemoryCatalogueStore;
import io.foresight.core.consent.ConsentGate;
import io.foresight.core.dataset.Histories;
import io.foresight.core.event.EventMapping;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import io.foresight.core.job.JobContext;
import io.foresight.core.live.ProfileScorer;
import io.foresight.core.nextorder.RefillModel;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.recommend.rank.RankerOptions;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.InMemoryDocumentStore;
import io.foresight.core.store.InMemoryEventSource;
import io.foresight.core.store.InMemoryProfileStore;
import io.foresight.core.store.RawEvent;
import io.foresight.services.engine.Settings;
import io.foresight.simulation.SimulatedShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A simulated shop in the in-memory stores, and everything about recommendations over it. */
final class RoomInMemory {
  static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  static final Pseudonyms PSEUDONYMS = Pseudonyms.of("a key of thirty-two characters!!");

  final InMemoryEventSource events = new InMemoryEventSource();
  final InMemoryProfileStore profiles = new InMemoryProfileStore();
  final InMemoryDocumentStore documents = new InMemoryDocumentStore();
  final InMemoryCatalogueStore items = new InMemoryCatalogueStore();
  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  final EventMapping mapping = EventMapping.defaults();
  final Settings settings = new Settings(Map.of());
  final Catalogue catalogue = new Catalogue(items, clock::millis);
  final SlotStore slots = new SlotStore(documents);
  final ModelShelf shelf = new ModelShelf(documents);
  final AtomicLong nanos = new AtomicLong();
  final Answering answering = new Answering(shelf, catalogue, nanos::get, 60);
  final SetLog sets = new SetLog(documents);
  final Recommending recommending =
      new Recommending(answering, slots, catalogue, sets, () -> settings, clock);
  private final Map<String, Map<String, Object>> people = new LinkedHashMap<>();

  /** Nobody and nothing. */
  static RoomInMemory empty() {
    return new RoomInMemory();
  }

  /** So many people over a year, of whom some consented. */
  static RoomInMemory shop(int count) {
    RoomInMemory room = new RoomInMemory();
    try {
      new SimulatedShop(7, count, 365, NOW)
          .writeTo(
              e -> {
                room.event(e.id(), e.type(), e.customer(), e.time().toEpochMilli(), e.properties());
                Map<String, Object> p =
                    room.people.computeIfAbsent(e.customer(), c -> new LinkedHashMap<>());
                if (!e.profile().isEmpty()) {
                  p.put("properties", e.profile());
                }
                e.consents().forEach((type, granted) -> p.put("consents", consent(type, granted)));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    room.people.forEach(room.profiles::put);
    return room;
  }

  static Map<String, Object> consent(String type, boolean granted) {
    return Map.of(
        "foresight/" + type,
        Map.of("typeIdentifier", type, "status", granted ? "GRANTED" : "DENIED"));
  }

  void event(String id, String type, String profile, long at, Map<String, Object> properties) {
    events.add(new RawEvent(id, type, profile, at, Map.of("properties", properties)));
  }

  Reading reading() {
    return new Reading(events, this::histories, mapping, settings, 10_000);
  }

  private Histories histories(EventSource from) {
    return new Histories(
        from,
        profiles,
        mapping,
        new ConsentGate(settings.scoringConsent()),
        List.of("systemProperties.foresight", "properties.country"));
  }

  Map<String, Object> learn() {
    return learn(new NoJob(Map.of()), null);
  }

  Map<String, Object> learn(JobContext job, RefillModel refill) {
    return new RecommendTraining(catalogue, shelf, PSEUDONYMS, RankerOptions.DEFAULT, refill, 2)
        .run(reading(), NOW.toEpochMilli(), job);
  }

  /** Follows what was learned and changed. */
  RoomInMemory follow() {
    slots.refresh();
    catalogue.refresh();
    answering.follow();
    return this;
  }

  /** Content of {@code systemProperties.foresight} as bulk scoring makes it from history. */
  Map<String, Object> foresight(String profile) {
    List<MappedEvent> own = new ArrayList<>();
    events.read(
        EventQuery.between(0, NOW.toEpochMilli()).profiles(List.of(profile)),
        0,
        1,
        e -> {
          MappedEvent m = mapping.map(e);
          if (m != null) {
            own.add(m);
          }
        },
        (phase, done, all) -> {});
    own.sort(Comparator.comparingLong(MappedEvent::time));
    FeatureState state = new FeatureState();
    own.forEach(e -> state.fold(e, NOW.toEpochMilli()));
    return scorer().scoreAll(Map.of(), Map.of(), state, own, NOW.toEpochMilli());
  }

  ProfileScorer scorer() {
    return new ProfileScorer(new FeatureReader(), List.of());
  }

  /** Puts everybody's state where the profile store has it. */
  void scoreEverybody() {
    people.forEach(
        (id, p) -> {
          Map<String, Object> source = new LinkedHashMap<>(p);
          source.put("systemProperties", Map.of("foresight", foresight(id)));
          profiles.put(id, source);
        });
  }

  /** Those who consented and ordered, the most active first. */
  List<String> customers() {
    Map<String, Integer> orders = new LinkedHashMap<>();
    events.read(
        EventQuery.between(0, NOW.toEpochMilli()).types(List.of("order")),
        0,
        1,
        e -> orders.merge(e.profileId(), 1, Integer::sum),
        (phase, done, all) -> {});
    ConsentGate gate = new ConsentGate(settings.scoringConsent());
    List<String> out = new ArrayList<>(orders.keySet());
    out.removeIf(
        id -> !gate.permits(people.getOrDefault(id, Map.of()).get("consents"), clock.millis()));
    out.sort(Comparator.comparing((String id) -> -orders.get(id)).thenComparing(id -> id));
    return out;
  }

  /** A job that nobody watches. */
  static class NoJob implements JobContext {
    private final Map<String, Object> parameters;

    NoJob(Map<String, Object> parameters) {
      this.parameters = parameters;
    }

    @Override
    public Map<String, Object> parameters() {
      return parameters;
    }

    @Override
    public Map<String, Object> checkpoint() {
      return Map.of();
    }

    @Override
    public void checkpoint(Map<String, Object> state) {}

    @Override
    public void report(String phase, long done, long total) {}
  }
}
