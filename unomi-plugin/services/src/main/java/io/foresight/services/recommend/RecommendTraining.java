/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.catalogue.CatalogueUpdate;
import io.foresight.core.catalogue.FeedOptions;
import io.foresight.core.catalogue.FeedReport;
import io.foresight.core.job.JobContext;
import io.foresight.core.privacy.MembershipFilter;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.recommend.CatalogueIndex;
import io.foresight.core.recommend.interaction.Ids;
import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.recommend.rank.Parallel;
import io.foresight.core.recommend.rank.RankerOptions;
import io.foresight.core.recommend.serve.RecommendTrainer;
import io.foresight.services.engine.Maps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Learns recommendations: one pass over history, then a model that is live at once. */
final class RecommendTraining {
  private static final int MOST_DERIVED = 1_000_000;

  private final Catalogue catalogue;
  private final ModelShelf shelf;
  private final Pseudonyms pseudonyms;
  private final int threads;

  RecommendTraining(Catalogue catalogue, ModelShelf shelf, Pseudonyms pseudonyms, int threads) {
    this.catalogue = catalogue;
    this.shelf = shelf;
    this.pseudonyms = pseudonyms;
    this.threads = threads;
  }

  static int mostDerived() {
    return MOST_DERIVED;
  }

  /**
   * Learns.
   *
   * @param now the product's now; nothing later is learned from
   * @return the report of the new model
   */
  Map<String, Object> run(Reading reading, long now, JobContext job) {
    reading.read(now, job);
    FeedReport derived = derive(reading, job);
    CatalogueIndex texts = catalogue.withTexts();
    Interactions log = reading.interactions(now, ids(texts));
    job.report("learning recommendations", 0, 1);
    IntFunction<String> segment = p -> reading.segment(log.persons().id(p));
    String version = shelf.nextVersion();
    RecommendTrainer.Trained trained =
        new RecommendTrainer(
                texts,
                RankerOptions.DEFAULT,
                null,
                reading.hasSegments() ? segment : null,
                new Parallel(threads))
            .train(log, version);
    job.report("learning recommendations", 1, 1);
    Map<String, Object> report = reading.figures(now);
    report.putAll(RecommendTrainer.toMap(trained));
    report.put("trainedAt", Instant.ofEpochMilli(now).toString());
    if (derived != null) {
      report.put("catalogueFromEvents", derived.toMap());
    }
    shelf.put(trained.model(), report, members(log.persons()));
    shelf.putReport("opportunities", reading.topics().report(texts));
    return report;
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
