/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.InsightRun;
import io.foresight.core.job.Progress;
import io.foresight.core.live.LiveInsight;
import io.foresight.core.mail.MachineFilter;
import io.foresight.core.mail.MailFilterOptions;
import io.foresight.core.mail.MailInsight;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
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
  private static final String STAMPS = "insights-stamps";
  private static final String SETTINGS = "settings";
  private static final String PREFIX = "insight-";
  private static final String MAIL = "mail";
  private static final String MAIL_FILTER = "mail-filter";

  private final DocumentStore store;
  private final List<String> ids;
  private final Maker maker;
  private final Clock clock;
  private volatile Map<String, Known> known = new LinkedHashMap<>();

  /** Makes an insight with settings, empty for the shipped ones. */
  interface Maker {
    Insight make(String id, Map<String, Object> settings);
  }

  Insights(DocumentStore store, List<String> ids, Maker maker, Clock clock) {
    this.store = store;
    this.ids = ids;
    this.maker = maker;
    this.clock = clock;
  }

  /** A run to gather everybody into. */
  InsightRun run(long now) {
    return new InsightRun(all(), now);
  }

  private List<Insight> all() {
    List<Insight> out = new ArrayList<>();
    for (String id : ids) {
      try {
        out.add(maker.make(id, settings(id)));
      } catch (InvalidInputException e) {
        // Settings of another version; what is shipped always works.
        LOG.error("The settings of {} are not used: {}", id, e.getMessage());
        out.add(maker.make(id, Collections.emptyMap()));
      }
    }
    return out;
  }

  /** The settings an operator gave; empty for the shipped ones. */
  Map<String, Object> settings(String id) {
    requireKnown(id);
    return store
        .get(SETTINGS, PREFIX + id)
        .map(d -> Fields.of(id, d.source()).object("settings").asMap())
        .orElse(Collections.emptyMap());
  }

  /**
   * Keeps settings; they count from the next learning on. Empty ones bring back the shipped.
   *
   * @throws InvalidInputException naming the setting
   */
  Map<String, Object> putSettings(String id, Map<String, Object> settings) {
    requireKnown(id);
    maker.make(id, settings);
    store.put(SETTINGS, PREFIX + id, Maps.map("settings", settings));
    refresh();
    return settings;
  }

  /**
   * Makes all nodes take over settings that count at once, of an insight that learns nothing: what
   * is kept of it stays, with a new stamp.
   */
  void announce(String id) {
    Map<String, Object> document =
        store
            .get(COLLECTION, id)
            .map(d -> new LinkedHashMap<>(d.source()))
            .orElseGet(
                () ->
                    new LinkedHashMap<>(
                        Maps.map("id", id, "learned", Map.of(), "report", Map.of())));
    keep(id, document);
    refresh();
  }

  private void keep(String id, Map<String, Object> document) {
    long at = clock.millis();
    document.put("at", at);
    store.put(COLLECTION, id, document);
    store.refresh(COLLECTION);
    Map<String, Object> stamps = new LinkedHashMap<>(stamps());
    stamps.put(id, at);
    store.put(SETTINGS, STAMPS, Maps.map("stamps", stamps));
  }

  private void requireKnown(String id) {
    if (!ids.contains(id)) {
      throw new NoSuchElementException("no insight " + id + ", there are " + ids);
    }
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
              // Nested, so that it is stored without being indexed.
              document.put("learned", learned.toMap());
              document.put("report", learned.report());
              keep(id, document);
              out.put(id, learned.report());
            });
    refresh();
    return out;
  }

  /** Takes over what this or another node learned. */
  void refresh() {
    known = load();
  }

  /**
   * Tells people's opens and clicks from machines': the filter that the models were trained with,
   * for they must be served with the same.
   */
  MachineFilter mailFilter() {
    return store
        .get(COLLECTION, MAIL_FILTER)
        .map(d -> MachineFilter.of(Fields.of(MAIL, d.source()).object("filter").asMap()))
        .orElseGet(() -> MachineFilter.rules(MailFilterOptions.of(settings(MAIL))));
  }

  /** Takes the newest filter into use, before everything is trained and folded anew. */
  MachineFilter renewMailFilter() {
    refresh();
    Known mail = known.get(MAIL);
    MachineFilter newest =
        mail != null && mail.learned instanceof MailInsight.LearnedMail
            ? ((MailInsight.LearnedMail) mail.learned).filter()
            : MachineFilter.rules(MailFilterOptions.of(settings(MAIL)));
    Map<String, Object> document = Maps.map("id", MAIL_FILTER);
    document.put("filter", newest.toMap());
    keep(MAIL_FILTER, document);
    return newest;
  }

  List<LiveInsight> live() {
    List<LiveInsight> out = new ArrayList<>();
    known.values().forEach(k -> out.add(new LiveInsight(k.insight, k.learned)));
    return out;
  }

  /** What was learned; empty where nothing was. */
  Optional<Insight.Learned> learned(String id) {
    return Optional.ofNullable(known.get(id)).map(k -> k.learned);
  }

  /**
   * Stamps that change when something new was learned. Asked every few seconds: what was learned
   * can be large, so they are kept apart from it.
   */
  Map<String, Object> stamps() {
    return store
        .get(SETTINGS, STAMPS)
        .map(d -> Fields.of(STAMPS, d.source()).object("stamps").asMap())
        .orElseGet(this::stampsOfAll);
  }

  private Map<String, Object> stampsOfAll() {
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
    for (String id : ids) {
      Map<String, Object> m = Maps.map("id", id);
      Object at = stamps.get(id);
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
    requireKnown(id);
    StoredDocument d =
        store
            .get(COLLECTION, id)
            .orElseThrow(
                () -> new NoSuchElementException("nothing was learned for " + id + " yet"));
    Map<String, Object> out = Maps.map("id", id, "learnedAt", d.source().get("at"));
    out.put("report", d.source().get("report"));
    return out;
  }

  private Map<String, Known> load() {
    Map<String, Known> out = new LinkedHashMap<>();
    for (Insight i : all()) {
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
