/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.consent.ConsentGate;
import io.foresight.core.event.EventMapping;
import io.foresight.core.job.Progress;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.ForwardingEventSource;
import io.foresight.core.store.InMemoryEventSource;
import io.foresight.core.store.InMemoryProfileStore;
import io.foresight.core.store.RawEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HistoriesTest {
  private static final int PEOPLE = 12_000;
  private static final long NOW = 1_000_000;

  private final InMemoryEventSource events = new InMemoryEventSource();
  private final InMemoryProfileStore profiles = new InMemoryProfileStore();

  /** What a store would have to look at: everything, unless it is asked for profiles. */
  private static final class Counting extends ForwardingEventSource {
    private final AtomicLong lookedAt = new AtomicLong();
    private final AtomicLong mostProfiles = new AtomicLong();

    Counting(InMemoryEventSource all) {
      super(all);
    }

    @Override
    public void read(
        EventQuery query,
        int partition,
        int partitions,
        Consumer<RawEvent> sink,
        Progress progress) {
      lookedAt.addAndGet(count(query));
      mostProfiles.accumulateAndGet(query.profileIds().size(), Math::max);
      super.read(query, partition, partitions, sink, progress);
    }
  }

  private void fill() {
    for (int i = 0; i < PEOPLE; i++) {
      profiles.put("p" + i, Map.of());
      for (int e = 0; e < 1 + i % 2; e++) {
        events.add(new RawEvent("e" + i + "-" + e, "order", "p" + i, 10L * i + e, Map.of()));
      }
    }
    profiles.put("silent", Map.of());
    events.add(new RawEvent("lost", "order", "nobody", 5, Map.of()));
    events.add(new RawEvent("later", "order", "p1", NOW, Map.of()));
  }

  private static Histories histories(EventSource source, InMemoryProfileStore profiles) {
    return new Histories(source, profiles, EventMapping.defaults(), new ConsentGate(""), List.of());
  }

  @Test
  void anEventStoredTwiceUnderOneId_countsOnce_theEarlier() {
    profiles.put("p", Map.of());
    events.add(new RawEvent("same", "order", "p", 500, Map.of()));
    events.add(new RawEvent("same", "order", "p", 400, Map.of()));
    events.add(new RawEvent("other", "order", "p", 450, Map.of()));
    List<Long> times = new ArrayList<>();
    histories(events, profiles)
        .read(0, 1, NOW, h -> h.events().forEach(e -> times.add(e.time())), Progress.NONE);
    assertThat(times).containsExactly(400L, 450L);
  }

  @Test
  void everyEventIsLookedAtOnce_howeverManyPartsThereAre() {
    fill();
    for (int parts : new int[] {1, 7}) {
      Counting source = new Counting(events);
      Histories histories = histories(source, profiles);
      List<String> visited = new ArrayList<>();
      AtomicLong seen = new AtomicLong();
      for (int p = 0; p < parts; p++) {
        List<String> part = new ArrayList<>();
        histories.read(
            p,
            parts,
            NOW,
            h -> {
              part.add(h.profile().id());
              seen.addAndGet(h.events().size());
            },
            Progress.NONE);
        assertThat(part).isSorted();
        visited.addAll(part);
      }
      assertThat(visited).doesNotHaveDuplicates().hasSize(PEOPLE);
      assertThat(seen).hasValue(PEOPLE * 3L / 2);
      assertThat(source.lookedAt).hasValue(PEOPLE * 3L / 2);
      assertThat(source.mostProfiles.get()).isBetween(1L, 5_000L);
      assertThat(histories.eventsRead()).isEqualTo(PEOPLE * 3L / 2);
    }
  }

  @Test
  void eventsOfOneProfile_areInTheOrderOfTime() {
    profiles.put("p", Map.of());
    for (long time : new long[] {30, 10, 20}) {
      events.add(new RawEvent("e" + time, "order", "p", time, Map.of()));
    }
    List<Long> times = new ArrayList<>();
    histories(events, profiles)
        .read(
            0,
            1,
            NOW,
            h -> times.addAll(h.events().stream().map(e -> e.time()).collect(Collectors.toList())),
            Progress.NONE);
    assertThat(times).containsExactly(10L, 20L, 30L);
  }

  @Test
  void nobody_isNoError() {
    List<ProfileHistory> none = new ArrayList<>();
    histories(events, profiles).read(0, 3, NOW, none::add, Progress.NONE);
    assertThat(none).isEmpty();
  }
}
