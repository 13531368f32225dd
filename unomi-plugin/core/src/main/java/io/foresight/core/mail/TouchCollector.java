/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.mail;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The touches of a sample of profiles: those with the smallest hashes, so that the sample does not
 * depend on the order or the number of parts.
 */
final class TouchCollector implements Insight.Collector {
  /** Profiles kept. */
  static final int PROFILES = 10_000;

  /** Newest touches kept of a profile. */
  static final int TOUCHES = 40;

  private final MailFilterOptions options;
  private final TreeMap<Long, List<Touch>> sample = new TreeMap<>();
  private final double[] hours = new double[24];
  private long profiles;

  TouchCollector(MailFilterOptions options) {
    this.options = options;
  }

  @Override
  public void add(Subject subject) {
    List<MappedEvent> events = subject.events();
    if (events == null || events.isEmpty()) {
      return;
    }
    List<Touch> touches = new ArrayList<>();
    for (Touch t : new TouchReader(options, events).read()) {
      if (t != null) {
        touches.add(t);
      }
    }
    for (MappedEvent e : events) {
      hours[Touch.hour(e.time())] += TouchReader.onSite(e) ? 1 : 0;
    }
    if (!touches.isEmpty()) {
      profiles++;
      int from = Math.max(0, touches.size() - TOUCHES);
      keep(
          MappedEvent.hash(events.get(0).profileId()),
          new ArrayList<>(touches.subList(from, touches.size())));
    }
  }

  @Override
  public void merge(Insight.Collector other) {
    TouchCollector o = (TouchCollector) other;
    profiles += o.profiles;
    for (int h = 0; h < hours.length; h++) {
      hours[h] += o.hours[h];
    }
    o.sample.forEach(this::keep);
  }

  private void keep(long hash, List<Touch> touches) {
    sample.put(hash, touches);
    if (sample.size() > PROFILES) {
      sample.pollLastEntry();
    }
  }

  /** Profiles with any open or click. */
  long profiles() {
    return profiles;
  }

  Map<Long, List<Touch>> sample() {
    return sample;
  }

  Crowd crowd() {
    double total = 24;
    for (double h : hours) {
      total += h;
    }
    double[] share = new double[24];
    for (int h = 0; h < 24; h++) {
      share[h] = (hours[h] + 1) / total;
    }
    return new Crowd(share, shared());
  }

  /** Networks by the profiles seen in them, scaled up to all profiles. */
  private Map<Long, Integer> shared() {
    Map<Long, Set<Long>> seen = new HashMap<>();
    sample.forEach(
        (profile, touches) -> {
          for (Touch t : touches) {
            if (t.place != 0) {
              @Nullable Set<Long> in = seen.computeIfAbsent(t.place, p -> new HashSet<>());
              if (in.size() < 1000) {
                in.add(profile);
              }
            }
          }
        });
    double scale = sample.isEmpty() ? 1 : Math.max(1, profiles / (double) sample.size());
    Map<Long, Integer> out = new HashMap<>();
    seen.forEach(
        (place, in) -> {
          // One profile of a sample proves no sharing, however thin the sample is.
          if (in.size() > 1 && in.size() * scale >= Crowd.FEW) {
            out.put(place, (int) Math.min(1_000_000, Math.round(in.size() * scale)));
          }
        });
    return out;
  }
}
