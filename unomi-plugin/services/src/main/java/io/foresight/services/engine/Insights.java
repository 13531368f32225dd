/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.insight.Insight;
import io.foresight.core.insight.InsightRun;
import io.foresight.core.job.Progress;
import io.foresight.core.live.LiveInsight;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known beside the goals: kept in the store, the same on all nodes. */
final class Insights {
  private static final Logger LOG = LoggerFactory.getLogger(Insights.class);
  private static final String COLLECTION = "insights";

  private final DocumentStore store;
  private final List<Insight> all;
  private final Clock clock;
  private volatile Map<String, Known> known = new LinkedHashMap<>();

  Insights(DocumentStore store, List<Insight> all, Clock clock) {
    this.store = store;
    this.all = new ArrayList<>(all);
    this.clock = clock;
  }

  /** A run to gather everybody into. */
  InsightRun run(long now) {
    return new InsightRun(all, now);
  }

  /** Learns from what was gathered and keeps it. */
  Map<String, Object> learn(InsightRun run, Progress progress) {
    Map<String, Insight.Learned> previous = new LinkedHashMap<>();
    load().forEach((id, k) -> previous.put(id, k.learned));
    Map<String, Object> out = new LinkedHashMap<>();
    run.learn(previous, progress)
        .forEach(
            (id, learned) -> {
              Map<String, Object> document = new LinkedHashMap<>();
              document.put("id", id);
              document.put("at", clock.millis());
              // Nested, so that it is stored without being indexed.
              document.put("learned", learned.toMap());
              document.put("report", learned.report());
              store.put(COLLECTION, id, document);
              out.put(id, learned.report());
            });
    store.refresh(COLLECTION);
    refresh();
    return out;
  }

  /** Takes over what this or another node learned. */
  void refresh() {
    known = load();
  }

  List<LiveInsight> live() {
    List<LiveInsight> out = new ArrayList<>();
    known.values().forEach(k -> out.add(new LiveInsight(k.insight, k.learned)));
    return out;
  }

  /** Stamps that change when something new was learned. */
  Map<String, Object> stamps() {
    Map<String, Object> out = new LinkedHashMap<>();
    for (StoredDocument d : store.find(COLLECTION, Map.of(), "id", 100)) {
      out.put(String.valueOf(d.source().get("id")), d.source().get("at"));
    }
    return out;
  }

  /** Id, name and age of each; {@code learnedAt} is absent as long as nothing was learned. */
  List<Map<String, Object>> list() {
    Map<String, Object> stamps = stamps();
    List<Map<String, Object>> out = new ArrayList<>();
    for (Insight i : all) {
      Map<String, Object> m = Maps.map("id", i.id());
      Object at = stamps.get(i.id());
      if (at instanceof Number) {
        m.put("learnedAt", ((Number) at).longValue());
      }
      out.add(m);
    }
    return out;
  }

  /**
   * What an operator is told.
   *
   * @throws NoSuchElementException if there is no such insight, or nothing was learned yet
   */
  Map<String, Object> report(String id) {
    StoredDocument d =
        all.stream().anyMatch(i -> i.id().equals(id))
            ? store.get(COLLECTION, id).orElse(null)
            : null;
    if (d == null) {
      throw new NoSuchElementException("no insight " + id + ", or nothing was learned yet");
    }
    Map<String, Object> out = Maps.map("id", id, "learnedAt", d.source().get("at"));
    out.put("report", d.source().get("report"));
    return out;
  }

  private Map<String, Known> load() {
    Map<String, Known> out = new LinkedHashMap<>();
    for (Insight i : all) {
      restore(i).ifPresent(k -> out.put(i.id(), k));
    }
    return out;
  }

  @SuppressWarnings("unchecked")
  private Optional<Known> restore(Insight insight) {
    return store
        .get(COLLECTION, insight.id())
        .flatMap(
            d -> {
              try {
                Map<String, Object> learned = (Map<String, Object>) d.source().get("learned");
                return Optional.of(new Known(insight, insight.restore(learned)));
              } catch (RuntimeException e) {
                LOG.error("What was learned for {} cannot be read: {}", insight.id(), e.toString());
                return Optional.empty();
              }
            });
  }

  private static final class Known {
    private final Insight insight;
    private final Insight.Learned learned;

    Known(Insight insight, Insight.Learned learned) {
      this.insight = insight;
      this.learned = learned;
    }
  }
}
