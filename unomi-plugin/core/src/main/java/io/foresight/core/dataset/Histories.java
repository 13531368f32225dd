/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import io.foresight.core.consent.ConsentGate;
import io.foresight.core.event.EventMapping;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.job.Progress;
import io.foresight.core.mail.MachineFilter;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.ProfileStore;
import io.foresight.core.store.RawProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads profiles together with their whole mapped history, part by part: the events of one part fit
 * into memory, however many there are in all. The profiles are dealt out, and each part's events
 * asked for by their ids, so that every event is looked at once, however many parts there are. The
 * order of the stored events does not matter.
 */
public final class Histories {
  private static final int PROFILE_BATCH = 1_000;

  /** A field every profile of Unomi has: no fields would mean all. */
  private static final List<String> ID_ONLY = List.of("itemId");

  private static final Comparator<MappedEvent> BY_TIME =
      Comparator.comparingLong(MappedEvent::time).thenComparingLong(MappedEvent::idHash);

  private final EventSource events;
  private final ProfileStore profiles;
  private final EventMapping mapping;
  private final ConsentGate gate;
  private final List<String> profileFields;
  private final @Nullable MachineFilter filter;
  private final LongAdder eventsRead = new LongAdder();
  private final LongAdder eventsMapped = new LongAdder();
  private final LongAdder profilesRead = new LongAdder();
  private final LongAdder withoutConsent = new LongAdder();

  /**
   * @param profileFields source paths needed besides the consents
   */
  public Histories(
      EventSource events,
      ProfileStore profiles,
      EventMapping mapping,
      ConsentGate gate,
      List<String> profileFields) {
    this(events, profiles, mapping, gate, profileFields, null);
  }

  private Histories(
      EventSource events,
      ProfileStore profiles,
      EventMapping mapping,
      ConsentGate gate,
      List<String> profileFields,
      @Nullable MachineFilter filter) {
    this.filter = filter;
    this.events = events;
    this.profiles = profiles;
    this.mapping = mapping;
    this.gate = gate;
    this.profileFields = new ArrayList<>(profileFields);
    this.profileFields.add("consents");
  }

  /** The same histories, counting from 0, with mail opens and clicks judged by a filter. */
  public Histories judgedBy(MachineFilter machines) {
    return new Histories(events, profiles, mapping, gate, profileFields, machines);
  }

  /** The events this reads: the mapped types and paths only. */
  public EventQuery query(long from, long to) {
    return EventQuery.between(from, to).types(mapping.eventTypes()).fields(mapping.fields());
  }

  /**
   * Visits the profiles of one part that have events, by id. Events of profiles that are not stored
   * are not read.
   *
   * @param now the product's now; events at or after it are not read
   */
  public void read(
      int partition, int partitions, long now, Consumer<ProfileHistory> sink, Progress progress) {
    List<String> ids = new ArrayList<>();
    profiles.scan(ID_ONLY, partition, partitions, p -> ids.add(p.id()), progress);
    Collections.sort(ids);
    for (List<String> some : Parts.asked(ids)) {
      read(some, now, sink, progress);
    }
  }

  private void read(List<String> ids, long now, Consumer<ProfileHistory> sink, Progress progress) {
    Map<String, List<MappedEvent>> byProfile = new HashMap<>();
    events.read(
        query(0, now).profiles(ids),
        0,
        1,
        raw -> {
          eventsRead.increment();
          MappedEvent e = mapping.map(raw);
          if (e != null) {
            eventsMapped.increment();
            byProfile.computeIfAbsent(raw.profileId(), k -> new ArrayList<>()).add(e);
          }
        },
        progress);
    List<String> batch = new ArrayList<>(PROFILE_BATCH);
    for (String id : ids) {
      if (!byProfile.containsKey(id)) {
        continue;
      }
      batch.add(id);
      if (batch.size() == PROFILE_BATCH) {
        emit(batch, byProfile, now, sink);
        batch.clear();
      }
    }
    emit(batch, byProfile, now, sink);
  }

  private void emit(
      List<String> ids,
      Map<String, List<MappedEvent>> byProfile,
      long now,
      Consumer<ProfileHistory> sink) {
    if (ids.isEmpty()) {
      return;
    }
    for (RawProfile p : profiles.get(ids, profileFields)) {
      profilesRead.increment();
      List<MappedEvent> own = byProfile.remove(p.id());
      if (own == null) {
        continue;
      }
      if (!gate.permits(p.source().get("consents"), now)) {
        withoutConsent.increment();
        continue;
      }
      own.sort(BY_TIME);
      dropDuplicates(own);
      sink.accept(new ProfileHistory(p, filter == null ? own : filter.judge(own)));
    }
  }

  /**
   * Of events with one id the first stays. Stores may hold several: Unomi keeps a month of events
   * in an index of its own, so that an event sent again with another time is another document.
   */
  private static void dropDuplicates(List<MappedEvent> events) {
    Set<Long> seen = new HashSet<>();
    events.removeIf(e -> e.idHash() != 0 && !seen.add(e.idHash()));
  }

  /** Events read so far, over all parts. */
  public long eventsRead() {
    return eventsRead.sum();
  }

  /** Events that fill a role, so far. */
  public long eventsMapped() {
    return eventsMapped.sum();
  }

  /** Profiles with events, so far. */
  public long profilesRead() {
    return profilesRead.sum();
  }

  /** Profiles left out for want of consent, so far. */
  public long withoutConsent() {
    return withoutConsent.sum();
  }
}
