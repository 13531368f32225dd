/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.catalogue.CatalogueUpdate;
import io.foresight.core.catalogue.FeedOptions;
import io.foresight.core.catalogue.FeedReport;
import io.foresight.core.input.Fields;
import io.foresight.core.job.JobContext;
import io.foresight.core.nextorder.RefillModel;
import io.foresight.core.privacy.MembershipFilter;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.recommend.CatalogueIndex;
import io.foresight.core.recommend.blend.BlendReport;
import io.foresight.core.recommend.interaction.Ids;
import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.recommend.rank.Parallel;
import io.foresight.core.recommend.rank.RankerOptions;
import io.foresight.core.recommend.serve.RecommendTrainer;
import io.foresight.core.recommend.slot.Task;
import io.foresight.services.engine.Maps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Learns recommendations: one pass over history, then a model that is live at once. */
final class RecommendTraining {
  private static final String NOW = "now";
  private static final String BLENDS = "blends";
  private static final int MOST_DERIVED = 1_000_000;

  private final Catalogue catalogue;
  private final ModelShelf shelf;
  private final Pseudonyms pseudonyms;
  private final RankerOptions options;
  private final RefillModel refill;
  private final int threads;

  /**
   * @param refill the cycles that people are told of; null where none are known
   */
  RecommendTraining(
      Catalogue catalogue,
      ModelShelf shelf,
      Pseudonyms pseudonyms,
      RankerOptions options,
      RefillModel refill,
      int threads) {
    this.catalogue = catalogue;
    this.shelf = shelf;
    this.pseudonyms = pseudonyms;
    this.options = options;
    this.refill = refill;
    this.threads = threads;
  }

  static int mostDerived() {
    return MOST_DERIVED;
  }

  /**
   * Learns. Blends, which take most of the time, are noted: an attempt that is resumed learns only
   * the rankers, as of the same moment.
   *
   * @param today the product's now; nothing later is learned from
   * @return the report of the new model
   */
  Map<String, Object> run(Reading reading, long today, JobContext job) {
    Fields before = Fields.of("checkpoint", job.checkpoint());
    long now = before.raw(NOW) instanceof Number ? ((Number) before.raw(NOW)).longValue() : today;
    reading.read(now, job);
    FeedReport derived = derive(reading, job);
    CatalogueIndex texts = catalogue.withTexts();
    Interactions log = reading.interactions(now, ids(texts));
    Pulse pulse = new Pulse(job, System::nanoTime);
    IntFunction<String> segment = p -> reading.segment(log.persons().id(p));
    String version = shelf.nextVersion();
    RecommendTrainer trainer =
        new RecommendTrainer(
            texts,
            options,
            refill,
            reading.hasSegments() ? segment : null,
            new Parallel(threads, pulse));
    Map<Task, BlendReport> blends = noted(before);
    if (blends.isEmpty()) {
      blends = trainer.blends(log, pulse);
      job.checkpoint(note(now, blends));
    }
    RecommendTrainer.Trained trained = trainer.train(log, version, blends, pulse);
    Map<String, Object> report = reading.figures(now);
    report.putAll(RecommendTrainer.toMap(trained));
    report.put("interactionWeights", options.weights().toMap());
    report.put("trainedAt", Instant.ofEpochMilli(now).toString());
    if (derived != null) {
      report.put("catalogueFromEvents", derived.toMap());
    }
    shelf.put(trained.model(), report, members(log.persons()));
    shelf.putReport("opportunities", reading.topics().report(texts));
    return report;
  }

  private static Map<String, Object> note(long now, Map<Task, BlendReport> blends) {
    Map<String, Object> all = new LinkedHashMap<>();
    blends.forEach((task, r) -> all.put(task.id(), r.state()));
    return Maps.map(NOW, now, BLENDS, all);
  }

  /** What an earlier attempt learned; empty where it did not come so far. */
  private static Map<Task, BlendReport> noted(Fields checkpoint) {
    Map<Task, BlendReport> out = new EnumMap<>(Task.class);
    Fields all = checkpoint.object(BLENDS);
    for (Task task : Task.values()) {
      if (all.has(task.id())) {
        out.put(task, BlendReport.restore(all.object(task.id())));
      }
    }
    return out;
  }

  /** What events say of items counts where nobody else says anything. */
  private FeedReport derive(Reading reading, JobContext job) {
    long all = catalogue.count(null);
    long own = catalogue.count(CatalogueUpdate.EVENTS);
    if (all > own || reading.items().size() == 0) {
      return null;
    }
    return catalogue.apply(reading.items().feed(), derivedOptions(), job);
  }

  static FeedOptions derivedOptions() {
    return FeedOptions.from("options", Maps.map("source", CatalogueUpdate.EVENTS));
  }

  private static List<String> ids(CatalogueIndex items) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!items.removed(i)) {
        out.add(items.id(i));
      }
    }
    return out;
  }

  /** Whom the model was learned from, without names. */
  private Map<String, Object> members(Ids persons) {
    long[] hashes =
        IntStream.range(0, persons.size()).mapToLong(p -> pseudonyms.hash(persons.id(p))).toArray();
    return MembershipFilter.of(hashes, pseudonyms.keyFingerprint()).toMap();
  }
}
