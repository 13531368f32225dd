/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.job.CancelledException;
import io.foresight.core.job.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link EventSource} must do. Each implementation extends this. */
public abstract class EventSourceContract {
  /** Unomi stores whole seconds. */
  protected static final long JANUARY = Instant.parse("2026-01-31T23:59:59Z").toEpochMilli();

  protected static final long FEBRUARY = Instant.parse("2026-02-01T00:00:00Z").toEpochMilli();
  private static final EventQuery ALL = EventQuery.between(0, Long.MAX_VALUE);

  private EventSource source;

  /** A source without events. */
  protected abstract EventSource emptySource();

  /** Stores events where {@link #emptySource()} will find them, as Unomi would. */
  protected abstract void store(List<RawEvent> events);

  @BeforeEach
  void open() {
    source = emptySource();
  }

  /** An event with a few properties. */
  protected static RawEvent event(String id, String type, String profileId, long at) {
    Map<String, Object> source = new HashMap<>();
    source.put("itemId", id);
    source.put("itemType", "event");
    source.put("eventType", type);
    source.put("profileId", profileId);
    source.put("timeStamp", Instant.ofEpochMilli(at).toString());
    source.put("properties", Map.of("amount", 9.5, "currency", "EUR", "lines", List.of("a", "b")));
    source.put("target", Map.of("itemId", "t1", "properties", Map.of("category", "shoes")));
    return new RawEvent(id, type, profileId, at, source);
  }

  /** All that a query gives, all partitions after each other. */
  protected List<RawEvent> read(EventQuery query, int partitions) {
    List<RawEvent> all = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      source.read(query, p, partitions, all::add, Progress.NONE);
    }
    return all;
  }

  @Test
  void noEvents_isEmptyAndNotAnError() {
    assertThat(source.count(ALL)).isZero();
    assertThat(source.oldest()).isEqualTo(-1);
    assertThat(source.newest()).isEqualTo(-1);
    assertThat(read(ALL, 2)).isEmpty();
  }

  @Test
  void event_comesBackAsStored() {
    store(List.of(event("e1", "order", "p1", JANUARY)));
    RawEvent e = read(ALL, 1).get(0);
    assertThat(e.id()).isEqualTo("e1");
    assertThat(e.type()).isEqualTo("order");
    assertThat(e.profileId()).isEqualTo("p1");
    assertThat(e.timeStamp()).isEqualTo(JANUARY);
    assertThat(e.source().get("properties"))
        .isEqualTo(Map.of("amount", 9.5, "currency", "EUR", "lines", List.of("a", "b")));
  }

  @Test
  void range_includesItsStartAndExcludesItsEnd() {
    store(List.of(event("e1", "order", "p1", JANUARY), event("e2", "view", "p1", FEBRUARY)));
    assertThat(ids(read(EventQuery.between(JANUARY, FEBRUARY), 1))).containsExactly("e1");
    assertThat(ids(read(EventQuery.between(FEBRUARY, FEBRUARY + 1), 1))).containsExactly("e2");
    assertThat(read(EventQuery.between(FEBRUARY, FEBRUARY), 1)).isEmpty();
    assertThat(read(EventQuery.between(FEBRUARY, JANUARY), 1)).isEmpty();
    assertThat(ids(read(EventQuery.between(Long.MIN_VALUE, Long.MAX_VALUE), 1))).hasSize(2);
    assertThat(source.oldest()).isEqualTo(JANUARY);
    assertThat(source.newest()).isEqualTo(FEBRUARY);
  }

  @Test
  void typesAndProfiles_areMatchedExactly() {
    store(
        List.of(
            event("e1", "order", "p-1", JANUARY),
            event("e2", "orderCancel", "p-1", JANUARY),
            event("e3", "order", "P-1", JANUARY),
            event("e4", "view", "p-10", FEBRUARY)));
    assertThat(ids(read(ALL.types(Set.of("order")), 2))).containsExactly("e1", "e3");
    assertThat(ids(read(ALL.profiles(Set.of("p-1")), 2))).containsExactly("e1", "e2");
    EventQuery both = ALL.types(Set.of("order", "view")).profiles(Set.of("p-1", "p-10", "none"));
    assertThat(ids(read(both, 1))).containsExactly("e1", "e4");
    assertThat(source.count(both)).isEqualTo(2);
    assertThat(source.count(ALL)).isEqualTo(4);
  }

  @Test
  void fields_cutTheSourceButNotTheEvent() {
    store(List.of(event("e1", "order", "p1", JANUARY)));
    EventQuery query = ALL.fields(List.of("properties.amount", "target.*.category"));
    RawEvent e = read(query, 1).get(0);
    assertThat(e.source().get("properties")).isEqualTo(Map.of("amount", 9.5));
    assertThat(e.source().get("target"))
        .isEqualTo(Map.of("properties", Map.of("category", "shoes")));
    assertThat(e.type()).isEqualTo("order");
    assertThat(e.profileId()).isEqualTo("p1");
    assertThat(e.timeStamp()).isEqualTo(JANUARY);
  }

  @Test
  void fields_reachIntoLists() {
    Map<String, Object> lines =
        Map.of("lines", List.of(Map.of("product", "a", "price", 1), Map.of("product", "b")));
    Map<String, Object> source = new HashMap<>(event("e1", "order", "p1", JANUARY).source());
    source.put("properties", lines);
    store(List.of(new RawEvent("e1", "order", "p1", JANUARY, source)));
    RawEvent e = read(ALL.fields(List.of("properties.lines.product")), 1).get(0);
    assertThat(e.source().get("properties"))
        .isEqualTo(Map.of("lines", List.of(Map.of("product", "a"), Map.of("product", "b"))));
  }

  @Test
  void partitions_areDisjointCompleteAndKeepProfilesTogether() {
    List<RawEvent> events = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      events.add(event("e" + i, "view", "profile-" + i % 97, JANUARY + (i % 5) * 60_000));
    }
    store(events);
    for (int partitions : new int[] {1, 2, 3, 13}) {
      Set<String> seen = new HashSet<>();
      Map<String, Integer> home = new HashMap<>();
      for (int p = 0; p < partitions; p++) {
        int part = p;
        source.read(
            ALL,
            p,
            partitions,
            e -> {
              assertThat(seen.add(e.id())).as(e.id()).isTrue();
              assertThat(home.computeIfAbsent(e.profileId(), k -> part)).isEqualTo(part);
            },
            Progress.NONE);
      }
      assertThat(seen).hasSize(3_000);
      assertThat(new HashSet<>(home.values())).hasSizeGreaterThan(partitions / 2);
    }
  }

  @Test
  void partition_isChecked() {
    assertThatThrownBy(() -> source.read(ALL, 2, 2, e -> {}, Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> source.read(ALL, -1, 2, e -> {}, Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> source.read(ALL, 0, 0, e -> {}, Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cancel_endsTheRead() {
    store(List.of(event("e1", "order", "p1", JANUARY)));
    Progress cancelled =
        (phase, done, total) -> {
          throw new CancelledException("operator");
        };
    assertThatThrownBy(() -> source.read(ALL, 0, 1, e -> {}, cancelled))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void failureOfTheSink_isPassedOn() {
    store(List.of(event("e1", "order", "p1", JANUARY)));
    assertThatThrownBy(
            () ->
                source.read(
                    ALL,
                    0,
                    1,
                    e -> {
                      throw new StoreException("sink", null);
                    },
                    Progress.NONE))
        .isInstanceOf(StoreException.class)
        .hasMessage("sink");
  }

  /** Ids in order. */
  protected static List<String> ids(List<RawEvent> events) {
    List<String> ids = new ArrayList<>();
    events.forEach(e -> ids.add(e.id()));
    ids.sort(null);
    return ids;
  }
}
