/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.input.Fields;
import io.foresight.core.job.JobRecord;
import io.foresight.core.job.Progress;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the id of a profile, or of one of its events, is kept besides the profile: examples and
 * proposals of the data quality report, quarantine, requests to merge, problems of deliveries.
 */
public final class Traces {
  private static final String JOBS = "jobs";
  private static final String MERGE = "merge-profiles";
  private static final String SYNC = "sync";
  private static final String RESULT = "result";
  private static final String PROBLEMS = "problems";

  private final DocumentStore store;
  private final Quarantine quarantine;
  private final EventSource events;
  private final Collection<Keeper> keepers;

  /** Keeps something of profiles beside them. */
  public interface Keeper {
    /** Forgets a profile; what to say of it in the receipt. */
    Map<String, Object> forget(String profile);
  }

  /**
   * @param events all of them, those in quarantine too
   * @param keepers what else keeps something of profiles
   */
  Traces(
      DocumentStore store, Quarantine quarantine, EventSource events, Collection<Keeper> keepers) {
    this.store = store;
    this.quarantine = quarantine;
    this.events = events;
    this.keepers = keepers;
  }

  Traces(DocumentStore store, Quarantine quarantine, EventSource events) {
    this(store, quarantine, events, List.of());
  }

  /**
   * Removes them.
   *
   * @return how many: {@code quality, quarantine, merges, problems} (lines about the person in the
   *     results of runs that told the mail platform), and what the keepers say
   */
  Map<String, Object> remove(String profile) {
    Set<String> ids = new HashSet<>(Set.of(profile));
    Set<String> named = named();
    quarantine.refresh();
    EventQuery own =
        EventQuery.between(0, Long.MAX_VALUE).profiles(List.of(profile)).fields(List.of("itemId"));
    events.read(
        own,
        0,
        1,
        e -> {
          if (named.contains(e.id()) || quarantine.holds("event", e.id())) {
            ids.add(e.id());
          }
        },
        Progress.NONE);
    Map<String, Object> out =
        Maps.map(
            "quality", fromReport(profile, ids),
            "quarantine", quarantine.forget(profile, ids),
            "merges", fromMerges(profile),
            "problems", fromProblems(profile));
    keepers.forEach(k -> out.putAll(k.forget(profile)));
    return out;
  }

  /** Everything that the report shows as an example. */
  private Set<String> named() {
    Set<String> out = new HashSet<>();
    store
        .get(DataQuality.COLLECTION, DataQuality.LATEST)
        .map(d -> Fields.of("quality", d.source()).object("report").objects("checks"))
        .orElse(List.of())
        .forEach(c -> c.objects("examples").forEach(e -> out.add(String.valueOf(e.raw("id")))));
    return out;
  }

  private int fromReport(String profile, Set<String> ids) {
    StoredDocument d = store.get(DataQuality.COLLECTION, DataQuality.LATEST).orElse(null);
    if (d == null) {
      return 0;
    }
    int[] removed = {0};
    Fields report = Fields.of("quality", d.source()).object("report");
    List<Map<String, Object>> checks = new ArrayList<>();
    for (Fields check : report.objects("checks")) {
      Map<String, Object> kept = new LinkedHashMap<>(check.asMap());
      if (check.has("examples")) {
        List<Map<String, Object>> examples = new ArrayList<>();
        for (Fields e : check.objects("examples")) {
          if (ids.contains(String.valueOf(e.raw("id")))) {
            removed[0]++;
          } else {
            examples.add(e.asMap());
          }
        }
        kept.put("examples", examples);
      }
      checks.add(kept);
    }
    List<Map<String, Object>> groups = new ArrayList<>();
    for (Fields group : report.object("proposals").objects("mergeProfiles")) {
      List<String> left = new ArrayList<>(group.strings("profiles"));
      removed[0] += left.remove(profile) ? 1 : 0;
      if (left.size() > 1) {
        groups.add(Maps.map("profiles", left));
      }
    }
    if (removed[0] > 0) {
      Map<String, Object> next = new LinkedHashMap<>(report.asMap());
      next.put("checks", checks);
      Map<String, Object> proposals = new LinkedHashMap<>(report.object("proposals").asMap());
      proposals.put("mergeProfiles", groups);
      next.put("proposals", proposals);
      Map<String, Object> source = new LinkedHashMap<>(d.source());
      source.put("report", next);
      store.replace(DataQuality.COLLECTION, d, source);
    }
    return removed[0];
  }

  @SuppressWarnings("unchecked")
  private int fromProblems(String profile) {
    int[] removed = {0};
    List<StoredDocument> hit = new ArrayList<>();
    store.scan(
        JOBS,
        Map.of("name", SYNC),
        d -> {
          if (String.valueOf(d.source().get(RESULT)).contains(profile)) {
            hit.add(d);
          }
        });
    for (StoredDocument d : hit) {
      Map<String, Object> source = new LinkedHashMap<>(d.source());
      Map<String, Object> result = new LinkedHashMap<>((Map<String, Object>) source.get(RESULT));
      List<Object> problems = new ArrayList<>((List<Object>) result.get(PROBLEMS));
      int before = problems.size();
      problems.removeIf(p -> String.valueOf(p).contains(profile));
      removed[0] += before - problems.size();
      result.put(PROBLEMS, problems);
      source.put(RESULT, result);
      store.replace(JOBS, d, source);
    }
    return removed[0];
  }

  /** Of jobs that ended; what is still to be merged needs its ids. */
  private int fromMerges(String profile) {
    List<StoredDocument> hit = new ArrayList<>();
    store.scan(
        JOBS,
        Map.of("name", MERGE),
        d -> {
          JobRecord job = JobRecord.from(d.source());
          if (job.ended() && job.parameters().toString().contains(profile)) {
            hit.add(d);
          }
        });
    for (StoredDocument d : hit) {
      Map<String, Object> source = new LinkedHashMap<>(d.source());
      source.put("parameters", Map.of("groups", "forgotten: they named an erased profile"));
      store.replace(JOBS, d, source);
    }
    return hit.size();
  }
}
