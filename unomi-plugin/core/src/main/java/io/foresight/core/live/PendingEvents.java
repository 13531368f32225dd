/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import io.foresight.core.event.MappedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Events that are not known to be in the stored state of their profile yet. They are folded again
 * onto whatever is stored, where those already in it are refused as duplicates: so it never matters
 * who saved the profile meanwhile, and an event leaves only when it was seen in the stored state.
 * Thread-safe; the clock is any that only goes forward.
 */
public final class PendingEvents {
  /** Fewer than a state remembers, so that duplicates are told for certain. */
  public static final int PER_PROFILE = 22;

  private static final int LARGEST = 2 * PER_PROFILE;

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final int maxProfiles;

  /**
   * @param maxProfiles how many profiles may wait at once, at least 0
   */
  public PendingEvents(int maxProfiles) {
    this.maxProfiles = maxProfiles;
  }

  /**
   * Adds an event of a profile.
   *
   * @param due when it should be written if nothing more comes, on the caller's clock
   * @param latest when it should be written in any case; the earliest of a profile counts
   * @return everything pending of the profile, oldest call first; empty when there is no room
   */
  public List<MappedEvent> add(String profile, MappedEvent event, long due, long latest) {
    if (entries.size() >= maxProfiles && !entries.containsKey(profile)) {
      return Collections.emptyList();
    }
    return entries.merge(profile, new Entry(List.of(event), due, latest), Entry::and).events;
  }

  /** What is pending of a profile; empty when nothing is. */
  public List<MappedEvent> of(String profile) {
    Entry e = entries.get(profile);
    return e == null ? Collections.emptyList() : e.events;
  }

  /** Forgets events of a profile that are stored, or will never be. */
  public void settle(String profile, Collection<MappedEvent> settled) {
    if (!settled.isEmpty()) {
      entries.computeIfPresent(profile, (id, e) -> e.without(settled));
    }
  }

  /** Forgets a profile. */
  public void forget(String profile) {
    entries.remove(profile);
  }

  /** Lets a profile wait no longer than until {@code due}. */
  public void hasten(String profile, long due) {
    entries.computeIfPresent(
        profile, (id, e) -> e.due - due > 0 ? new Entry(e.events, due, due) : e);
  }

  /** Looks at a profile again later, as if all of it came now. */
  public void postpone(String profile, long due, long latest) {
    entries.computeIfPresent(profile, (id, e) -> new Entry(e.events, due, latest));
  }

  /** The profiles that are due, at most {@code limit}, with their events. */
  public Map<String, List<MappedEvent>> due(long now, int limit) {
    Map<String, List<MappedEvent>> out = new LinkedHashMap<>();
    for (Map.Entry<String, Entry> e : entries.entrySet()) {
      if (out.size() >= limit) {
        break;
      }
      if (e.getValue().due - now <= 0) {
        out.put(e.getKey(), e.getValue().events);
      }
    }
    return out;
  }

  /** How many profiles wait. */
  public int size() {
    return entries.size();
  }

  private static final class Entry {
    private final List<MappedEvent> events;
    private final long due;
    private final long latest;

    Entry(List<MappedEvent> events, long due, long latest) {
      this.events = events;
      this.due = latest - due < 0 ? latest : due;
      this.latest = latest;
    }

    Entry and(Entry later) {
      List<MappedEvent> both = new ArrayList<>(events);
      both.addAll(later.events);
      // Only while nothing can be saved at all; the next rebuild brings back what is lost here.
      int from = Math.max(0, both.size() - LARGEST);
      return new Entry(
          Collections.unmodifiableList(both.subList(from, both.size())), later.due, latest);
    }

    @Nullable Entry without(Collection<MappedEvent> settled) {
      List<MappedEvent> rest = new ArrayList<>(events);
      rest.removeIf(e -> settled.stream().anyMatch(s -> s == e));
      return rest.isEmpty() ? null : new Entry(Collections.unmodifiableList(rest), due, latest);
    }
  }
}
