/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.input.Fields;
import io.foresight.core.recommend.serve.RecommendationSet;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import io.foresight.services.engine.Maps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * What was shown to whom and clicked, written in bulk a little later. One collection a week, so
 * that what is old goes as a whole.
 */
final class SetLog {
  static final String PREFIX = "recommend-sets-";

  private static final int WAITING = 50_000;
  private static final int BATCH = 2_000;
  private static final int FOUND = 10_000;
  private static final long WEEK = 7 * 86_400_000L;

  private static final class Entry {
    final String collection;
    final String id;
    final Map<String, Object> source;

    Entry(String collection, String id, Map<String, Object> source) {
      this.collection = collection;
      this.id = id;
      this.source = source;
    }
  }

  private final DocumentStore store;
  private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(WAITING);
  private final LongAdder lost = new LongAdder();

  SetLog(DocumentStore store) {
    this.store = store;
  }

  private static String collection(long at) {
    return PREFIX + Math.floorDiv(at, WEEK);
  }

  void shown(RecommendationSet set, String profile, String channel, long at) {
    if (set.items().isEmpty()) {
      return;
    }
    List<String> items = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    List<Double> propensities = new ArrayList<>();
    set.items()
        .forEach(
            i -> {
              items.add(i.id());
              sources.add(i.source());
              propensities.add(i.propensity());
            });
    Map<String, Object> d = Maps.map("kind", "set", "set", set.id(), "slot", set.slot());
    d.put("profile", profile);
    d.put("channel", channel);
    d.put("version", set.version());
    d.put("at", at);
    d.put("shown", Maps.map("items", items, "sources", sources, "propensities", propensities));
    add(new Entry(collection(at), "s-" + set.id(), d));
  }

  void clicked(String set, String item, String profile, long at) {
    Map<String, Object> d = Maps.map("kind", "click", "set", set, "item", item);
    d.put("profile", profile);
    d.put("at", at);
    String id = "c-" + set + "-" + Long.toHexString(MappedEvent.hash(item));
    add(new Entry(collection(at), id, d));
  }

  private void add(Entry e) {
    if (!waiting.offer(e)) {
      lost.increment();
    }
  }

  /** How many were not noted because the store did not keep up. */
  long lost() {
    return lost.sum();
  }

  /** Writes what waits. */
  void write() {
    List<Entry> batch = new ArrayList<>();
    while (waiting.drainTo(batch, BATCH) > 0) {
      Map<String, Map<String, Map<String, Object>>> byCollection = new LinkedHashMap<>();
      batch.forEach(
          e ->
              byCollection
                  .computeIfAbsent(e.collection, c -> new LinkedHashMap<>())
                  .put(e.id, e.source));
      byCollection.forEach(store::putAll);
      batch.clear();
    }
  }

  /** Drops what is older than so many days. */
  void purge(long now, int days) {
    long oldest = Math.floorDiv(now - days * 86_400_000L, WEEK);
    for (String c : collections()) {
      if (week(c) < oldest) {
        store.drop(c);
      }
    }
  }

  private static long week(String collection) {
    return Long.parseLong(collection.substring(PREFIX.length()));
  }

  private List<String> collections() {
    List<String> out = new ArrayList<>(store.collections());
    out.removeIf(c -> !c.matches(PREFIX + "[0-9]+"));
    return out;
  }

  /** Makes what was written findable. */
  void refresh() {
    collections().forEach(store::refresh);
  }

  /** Visits everything noted. */
  void scan(Consumer<StoredDocument> sink) {
    collections().forEach(c -> store.scan(c, Map.of(), sink));
  }

  /** What was shown to one profile, the newest first. */
  List<Map<String, Object>> of(String profile, int most) {
    List<Map<String, Object>> out = new ArrayList<>();
    List<String> newestFirst = collections();
    newestFirst.sort((a, b) -> Long.compare(week(b), week(a)));
    for (String c : newestFirst) {
      for (StoredDocument d : store.find(c, Map.of("profile", profile), "-at", most)) {
        if (out.size() < most) {
          out.add(d.source());
        }
      }
    }
    return out;
  }

  /** Deletes what is noted of a profile; how much it was. */
  int forget(String profile) {
    waiting.removeIf(e -> profile.equals(e.source.get("profile")));
    int n = 0;
    refresh();
    for (String c : collections()) {
      List<StoredDocument> found = store.find(c, Map.of("profile", profile), "", FOUND);
      while (!found.isEmpty()) {
        for (StoredDocument d : found) {
          store.delete(c, d.id());
        }
        n += found.size();
        store.refresh(c);
        found = store.find(c, Map.of("profile", profile), "", FOUND);
      }
    }
    return n;
  }

  /** Profile to item to when it was mailed, of the last weeks. */
  Map<String, Map<String, List<Long>>> mailed(Collection<String> profiles, long now) {
    Map<String, Map<String, List<Long>>> out = new HashMap<>();
    long first = Math.floorDiv(now, WEEK) - 5;
    for (String c : collections()) {
      if (week(c) < first) {
        continue;
      }
      store.scan(
          c,
          Map.of("channel", "mail"),
          d -> {
            String profile = String.valueOf(d.source().get("profile"));
            if (profiles.contains(profile)) {
              Fields f = Fields.of("set", d.source());
              long at = (long) f.number("at", 0, 0, Long.MAX_VALUE);
              Map<String, List<Long>> items = out.computeIfAbsent(profile, p -> new HashMap<>());
              for (String item : f.object("shown").strings("items")) {
                items.computeIfAbsent(item, i -> new ArrayList<>()).add(at);
              }
            }
          });
    }
    return out;
  }
}
