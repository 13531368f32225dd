/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.dataset.Parts;
import io.foresight.core.event.EventMapping;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.input.Fields;
import io.foresight.core.job.JobContext;
import io.foresight.core.job.Progress;
import io.foresight.core.quality.Check;
import io.foresight.core.quality.EventQuality;
import io.foresight.core.quality.ProfileQuality;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.ProfileStore;
import io.foresight.core.store.RawProfile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Looks through all events and profiles for what is wrong with them, and proposes what to do. */
final class DataQuality {
  static final String COLLECTION = "quality";
  static final String LATEST = "latest";
  private static final int PROPOSALS = 500;
  private static final String LOOKING = "looking through profiles and their events";

  private final DocumentStore store;
  private final EventSource events;
  private final ProfileStore profiles;
  private final EventMapping mapping;
  private final Settings settings;
  private final Clock clock;

  DataQuality(
      DocumentStore store,
      EventSource events,
      ProfileStore profiles,
      EventMapping mapping,
      Settings settings,
      Clock clock) {
    this.store = store;
    this.events = events;
    this.profiles = profiles;
    this.mapping = mapping;
    this.settings = settings;
    this.clock = clock;
  }

  /** Looks, and keeps the report. */
  Map<String, Object> run(JobContext job) {
    long now = clock.millis();
    EventQuality ofEvents = new EventQuality(mapping, now);
    ProfileQuality ofProfiles = blank();
    look(ofEvents, ofProfiles, now, job);
    List<Map<String, Object>> groups = duplicates(ofProfiles, job);
    List<Check> checks = new ArrayList<>(ofEvents.checks());
    checks.addAll(ofProfiles.checks());
    Map<String, Object> roles = new LinkedHashMap<>();
    ofEvents.roles().forEach((r, n) -> roles.put(r.name().toLowerCase(Locale.ROOT), n));
    List<Map<String, Object>> rows = new ArrayList<>();
    checks.forEach(c -> rows.add(c.toMap()));
    Map<String, Object> report =
        Maps.map(
            "asOf", clock.instant().toString(),
            "events", ofEvents.events(),
            "profiles", ofProfiles.profiles(),
            "roles", roles,
            "orderCurrencies", ofEvents.currencies(),
            "met", checks.stream().filter(Check::met).count(),
            "of", checks.size(),
            "checks", rows,
            "proposals", Maps.map("mergeProfiles", groups, "standardise", ofProfiles.lookups()));
    store.put(COLLECTION, LATEST, Maps.map("id", LATEST, "report", report));
    return Maps.map("met", report.get("met"), "of", checks.size());
  }

  /**
   * The newest report.
   *
   * @throws NoSuchElementException if nobody has looked yet
   */
  @SuppressWarnings("unchecked")
  Map<String, Object> latest() {
    return store
        .get(COLLECTION, LATEST)
        .map(d -> (Map<String, Object>) d.source().get("report"))
        .orElseThrow(() -> new NoSuchElementException("no data quality report yet"));
  }

  /** Each profile and each event of a stored profile is looked at once, however many there are. */
  private void look(EventQuality ofEvents, ProfileQuality ofProfiles, long now, JobContext job) {
    EventQuery query =
        EventQuery.between(Long.MIN_VALUE, Long.MAX_VALUE)
            .types(mapping.eventTypes())
            .fields(mapping.fields());
    long all = events.count(query);
    int parts = Parts.count(all, settings.threads());
    AtomicLong owned = new AtomicLong();
    Parts.run(
        LOOKING,
        0,
        parts,
        settings.threads(),
        p -> {
          Progress watched = (phase, done, total) -> job.report(LOOKING, p, parts);
          EventQuality happened = new EventQuality(mapping, now);
          ProfileQuality people = blank();
          List<String> ids = new ArrayList<>();
          profiles.scan(
              List.of("properties", "consents"),
              p,
              parts,
              profile -> {
                people.add(profile);
                ids.add(profile.id());
              },
              watched);
          for (List<String> some : Parts.asked(ids)) {
            EventQuery theirs = query.profiles(some);
            owned.addAndGet(events.count(theirs));
            events.read(theirs, 0, 1, happened::add, watched);
            happened.settle();
          }
          synchronized (this) {
            ofEvents.merge(happened);
            ofProfiles.merge(people);
          }
        },
        job);
    ofEvents.addWithoutProfile(all - owned.get());
  }

  private ProfileQuality blank() {
    List<String> properties = new ArrayList<>();
    for (String p : settings.profileProperties()) {
      String nameAndPath = p.split(":", 2)[0];
      properties.add(nameAndPath.substring(nameAndPath.indexOf('=') + 1).trim());
    }
    return new ProfileQuality(settings.scoringConsent(), properties);
  }

  /** Groups of profiles with one address, the oldest first: it is the one that stays. */
  private List<Map<String, Object>> duplicates(ProfileQuality quality, JobContext job) {
    Set<Long> wanted = quality.duplicateEmails(PROPOSALS);
    if (wanted.isEmpty()) {
      return Collections.emptyList();
    }
    Map<Long, TreeMap<String, String>> groups = new LinkedHashMap<>();
    profiles.scan(
        List.of("properties.email", "properties.firstVisit"),
        0,
        1,
        p -> {
          Map<String, Object> own = Fields.of("profile", p.source()).object("properties").asMap();
          String email = ProfileQuality.email(own);
          if (email != null && wanted.contains(MappedEvent.hash(email))) {
            groups
                .computeIfAbsent(MappedEvent.hash(email), k -> new TreeMap<>())
                .put(seniority(own, p), p.id());
          }
        },
        job);
    List<Map<String, Object>> out = new ArrayList<>();
    groups.values().forEach(g -> out.add(Maps.map("profiles", new ArrayList<>(g.values()))));
    return out;
  }

  private static String seniority(Map<String, Object> properties, RawProfile p) {
    return properties.getOrDefault("firstVisit", "9999") + "|" + p.id();
  }
}
