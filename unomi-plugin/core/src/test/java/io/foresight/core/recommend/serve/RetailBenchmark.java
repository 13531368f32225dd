/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.recommend.ItemTable;
import io.foresight.core.recommend.PublicData;
import io.foresight.core.recommend.blend.Blend;
import io.foresight.core.recommend.blend.Example;
import io.foresight.core.recommend.interaction.History;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.recommend.interaction.PersonItems;
import io.foresight.core.recommend.measure.OfflineEvaluation;
import io.foresight.core.recommend.rank.CoOccurrence;
import io.foresight.core.recommend.rank.Evidence;
import io.foresight.core.recommend.rank.NeighbourRanker;
import io.foresight.core.recommend.rank.Parallel;
import io.foresight.core.recommend.rank.Query;
import io.foresight.core.recommend.rank.Ranker;
import io.foresight.core.recommend.rank.RankerOptions;
import io.foresight.core.recommend.rank.RankerSet;
import io.foresight.core.recommend.slot.Task;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Online Retail II up to 2011-09-01: all rankers and blends learned, then the ten best new items
 * for everybody; and item-kNN alone, the part that peers are compared with. Reading the files is
 * not counted, numbering people and items is.
 */
final class RetailBenchmark {
  private static final long SPLIT = PublicData.time("2011-09-01") - 1000;

  private RetailBenchmark() {}

  static void run(int rounds, Parallel parallel, PrintStream out) {
    List<PublicData.Line> lines = lines();
    ItemTable items = PublicData.catalogue(lines);
    for (int round = 0; round < rounds; round++) {
      whole(lines, items, parallel, out);
      itemKnn(lines, parallel, out);
    }
  }

  static void runItemKnn(int rounds, Parallel parallel, PrintStream out) {
    List<PublicData.Line> lines = lines();
    for (int round = 0; round < rounds; round++) {
      itemKnn(lines, parallel, out);
    }
  }

  private static List<PublicData.Line> lines() {
    List<PublicData.Line> lines = PublicData.onlineRetail();
    lines.removeIf(l -> l.time > SPLIT);
    return lines;
  }

  private static void whole(
      List<PublicData.Line> lines, ItemTable items, Parallel parallel, PrintStream out) {
    Spent spent = new Spent();
    Interactions log = PublicData.orders(lines).build(SPLIT);
    RecommendTrainer.Trained t =
        new RecommendTrainer(items, RankerOptions.DEFAULT, null, null, parallel).train(log, "v");
    double trained = spent.seconds();
    int shown = topTen(t.model().rankers(), t.report(Task.PERSON_NEW).blend(), log, parallel);
    out.printf(
        Locale.ROOT,
        "{\"retail\": {\"people\": %d, \"items\": %d, \"trainSeconds\": %.2f, \"withTopTenSeconds\":"
            + " %.2f, \"cpuSeconds\": %.2f, \"shown\": %d}}%n",
        log.persons().size(),
        log.items().size(),
        trained,
        spent.seconds(),
        spent.cpuSeconds(),
        shown);
  }

  /** Begins, as peers do, with people and items that are numbers. */
  private static void itemKnn(List<PublicData.Line> lines, Parallel parallel, PrintStream out) {
    Spent numbering = new Spent();
    Interactions log = PublicData.orders(lines).build(SPLIT);
    double numbered = numbering.seconds();
    Spent spent = new Spent();
    PersonItems persons = PersonItems.of(log, InteractionWeights.DEFAULT);
    CoOccurrence both = CoOccurrence.fit(persons, persons.turned(), 100, 5, parallel);
    Ranker ranker =
        new NeighbourRanker(RankerSet.ITEM_COSINE, both.cosine(), Evidence.Kind.TAKEN_TOGETHER, 0);
    double fitted = spent.seconds();
    int shown = topTen(List.of(ranker), Blend.alone(RankerSet.ITEM_COSINE), log, parallel);
    out.printf(
        Locale.ROOT,
        "{\"itemKnn\": {\"numberSeconds\": %.2f, \"fitSeconds\": %.2f, \"withTopTenSeconds\": %.2f,"
            + " \"cpuSeconds\": %.2f, \"shown\": %d}}%n",
        numbered,
        fitted,
        spent.seconds(),
        spent.cpuSeconds(),
        shown);
  }

  /** For everybody, of items new to him; how many were shown. */
  private static int topTen(
      List<Ranker> rankers, Blend blend, Interactions log, Parallel parallel) {
    List<Example> people = new ArrayList<>();
    for (int p = 0; p < log.persons().size(); p++) {
      BitSet own = new BitSet();
      for (int at = log.start(p); at < log.start(p + 1); at++) {
        own.set(log.item(at));
      }
      Query query = Query.of(History.of(log, p, InteractionWeights.DEFAULT));
      people.add(new Example(query, Set.of(), i -> !own.get(i)));
    }
    int shown = 0;
    for (int[] list :
        OfflineEvaluation.lists(rankers, blend, log.items().size(), people, 10, parallel)) {
      shown += list.length;
    }
    return shown;
  }
}
