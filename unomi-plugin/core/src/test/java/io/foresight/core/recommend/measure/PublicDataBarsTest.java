/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.recommend.ItemTable;
import io.foresight.core.recommend.PublicData;
import io.foresight.core.recommend.blend.Blend;
import io.foresight.core.recommend.blend.BlendReport;
import io.foresight.core.recommend.blend.Example;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.recommend.rank.Parallel;
import io.foresight.core.recommend.rank.RankerOptions;
import io.foresight.core.recommend.rank.RankerSet;
import io.foresight.core.recommend.serve.RecommendTrainer;
import io.foresight.core.recommend.slot.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The protocols of the reference figures: learned up to a moment, judged on what came after. */
@Tag("slow")
class PublicDataBarsTest {
  private static final Logger LOG = LoggerFactory.getLogger(PublicDataBarsTest.class);
  private static final Parallel TWO = new Parallel(2);
  private static final InteractionWeights W = InteractionWeights.DEFAULT;
  private static final Set<InteractionKind> ORDERS = EnumSet.of(InteractionKind.ORDER);
  private static final long SPLIT = PublicData.time("2011-09-01") - 1000;

  @Test
  void onlineRetail_newItems_andRepurchases_beatTheReferences() {
    List<PublicData.Line> lines = PublicData.onlineRetail();
    Interactions all = PublicData.orders(lines).build(Long.MAX_VALUE);
    Interactions past = all.until(SPLIT);
    List<PublicData.Line> before = new ArrayList<>(lines);
    before.removeIf(l -> l.time > SPLIT);
    long began = System.nanoTime();
    RecommendTrainer.Trained t = trainer(PublicData.catalogue(before)).train(past, "v1");
    Map<String, RankingMetrics> fresh = judge(t, Task.PERSON_NEW, past, all);
    Map<String, RankingMetrics> again = judge(t, Task.PERSON, past, all);
    double seconds = (System.nanoTime() - began) / 1e9;
    report("Online Retail II, new items", t, Task.PERSON_NEW, fresh);
    report("Online Retail II, repurchases allowed", t, Task.PERSON, again);
    LOG.warn("training and judging took {} s", seconds);
    // People and baseline as in the reference, so the protocol is the same.
    assertThat(of(fresh, RankerSet.POPULAR).people()).isEqualTo(2238);
    assertThat(of(fresh, RankerSet.POPULAR).ndcg()).isBetween(0.0447, 0.0457);
    assertThat(of(fresh, "blend").ndcg()).isGreaterThanOrEqualTo(0.105);
    assertThat(of(fresh, "blend").recallTwice()).isGreaterThanOrEqualTo(0.080);
    assertThat(of(fresh, RankerSet.EASE).ndcg()).isGreaterThanOrEqualTo(0.098);
    assertThat(of(again, RankerSet.POPULAR).people()).isEqualTo(2336);
    assertThat(of(again, "blend").ndcg()).isGreaterThan(0.375);
    assertThat(t.report(Task.PERSON_NEW).grade()).isEqualTo(BlendReport.Grade.A);
  }

  @Test
  void onlineRetail_itsFirst300Orders_areEnoughToDoNoHarm() {
    List<PublicData.Line> lines = PublicData.onlineRetail();
    lines.sort((a, b) -> Long.compare(a.time, b.time));
    Set<String> invoices = new HashSet<>();
    List<PublicData.Line> few = new ArrayList<>();
    List<PublicData.Line> next = new ArrayList<>();
    for (PublicData.Line l : lines) {
      boolean isNew = invoices.add(l.invoice);
      if (invoices.size() <= 300 || !isNew && few.stream().anyMatch(f -> same(f, l))) {
        few.add(l);
      } else if (invoices.size() <= 3000) {
        next.add(l);
      } else {
        break;
      }
    }
    long now = few.get(few.size() - 1).time;
    List<PublicData.Line> both = new ArrayList<>(few);
    both.addAll(next);
    Interactions all = PublicData.orders(both).build(Long.MAX_VALUE);
    Interactions past = all.until(now);
    RecommendTrainer.Trained t = trainer(PublicData.catalogue(few)).train(past, "v1");
    for (Task task : List.of(Task.PERSON, Task.PERSON_NEW)) {
      Map<String, RankingMetrics> m = judge(t, task, past, all);
      report("300 orders, " + task, t, task, m);
      assertThat(of(m, "blend").ndcg()).isGreaterThanOrEqualTo(of(m, "popular").ndcg());
    }
  }

  private static RankingMetrics of(Map<String, RankingMetrics> all, String name) {
    return java.util.Objects.requireNonNull(all.get(name), name);
  }

  private static boolean same(PublicData.Line a, PublicData.Line b) {
    return a.invoice.equals(b.invoice);
  }

  @Test
  void groceries_theBlendCompletesBaskets_betterThanPopularityAndRules() {
    Map<String, Set<String>> baskets = Groceries.baskets();
    Groceries.Split split = Groceries.split(baskets);
    RecommendTrainer.Trained t = trainer(new ItemTable()).train(split.log(), "v1");
    BlendReport learned = t.report(Task.BASKET);
    LOG.warn("groceries: {}", learned.toMap());
    List<Example> held = split.examples(t.model().items());
    Map<String, RankingMetrics> m =
        OfflineEvaluation.of(
            t.model().rankers(), learned.blend(), t.model().items().size(), held, TWO);
    m.forEach((name, v) -> LOG.warn("groceries {} {}", name, v.toMap()));
    double n = of(m, "blend").people();
    for (String other : List.of(RankerSet.POPULAR, RankerSet.BASKETS)) {
      boolean[] ours = split.hits(t, learned.blend(), held);
      boolean[] theirs = split.hits(t, Blend.alone(other), held);
      double won = 0;
      double lost = 0;
      for (int e = 0; e < ours.length; e++) {
        won += ours[e] && !theirs[e] ? 1 : 0;
        lost += theirs[e] && !ours[e] ? 1 : 0;
      }
      double half = 1.96 * Math.sqrt(won + lost - (won - lost) * (won - lost) / n) / n;
      LOG.warn("HR@10 above {} by {} +- {}", other, (won - lost) / n, half);
      // With 1504 baskets the interval reaches to both sides of 0 for popularity.
      assertThat((won - lost) / n).isGreaterThan(0);
    }
  }

  @Test
  void completeJourney_campaignProducts_personalisedBeatsPopular() {
    Set<String> promoted = new HashSet<>();
    PublicData.lines("completejourney_coupons.csv.gz", c -> promoted.add(c[1]));
    Interactions all = Campaigns.transactions();
    Interactions past = all.until(PublicData.time("2017-10-01") - 1000);
    RecommendTrainer.Trained t = trainer(Campaigns.products()).train(past, "v1");
    List<Example> examples = new ArrayList<>();
    for (Example e : TimeSplit.examples(past, all, W, false, ORDERS, null, Integer.MAX_VALUE)) {
      Set<Integer> taken = new TreeSet<>(e.taken());
      taken.removeIf(i -> !promoted.contains(all.items().id(i)));
      examples.add(new Example(e.query(), taken, i -> promoted.contains(all.items().id(i))));
    }
    BlendReport learned = t.report(Task.PERSON);
    Map<String, RankingMetrics> m =
        OfflineEvaluation.of(
            t.model().rankers(), learned.blend(), all.items().size(), examples, TWO);
    report("Complete Journey", t, Task.PERSON, m);
    double gain = of(m, "blend").ndcg() - of(m, "popular").ndcg();
    assertThat(gain).isGreaterThan(0);
  }

  @Test
  void onlineRetail_isTheSame_howeverEventsCame() {
    List<PublicData.Line> lines = PublicData.onlineRetail();
    lines.removeIf(l -> l.time > PublicData.time("2010-04-01"));
    String first = model(lines);
    Collections.shuffle(lines, new Random(4));
    assertThat(model(lines)).isEqualTo(first);
  }

  private static String model(List<PublicData.Line> lines) {
    Interactions log = PublicData.orders(lines).build(Long.MAX_VALUE);
    byte[] bytes =
        io.foresight.core.recommend.serve.RecommendModelCodec.encode(
            trainer(PublicData.catalogue(lines)).train(log, "v").model());
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(bytes);
    return bytes.length + " " + crc.getValue();
  }

  private static RecommendTrainer trainer(ItemTable catalogue) {
    return new RecommendTrainer(catalogue, RankerOptions.DEFAULT, null, null, TWO);
  }

  private static Map<String, RankingMetrics> judge(
      RecommendTrainer.Trained t, Task task, Interactions past, Interactions all) {
    BlendReport r = t.report(task);
    return OfflineEvaluation.of(
        t.model().rankers(),
        r.blend(),
        all.items().size(),
        TimeSplit.examples(past, all, W, task == Task.PERSON_NEW, ORDERS, null, Integer.MAX_VALUE),
        TWO);
  }

  private static void report(
      String what, RecommendTrainer.Trained t, Task task, Map<String, RankingMetrics> m) {
    LOG.warn("{}: {}", what, t.report(task).toMap());
    m.forEach((name, v) -> LOG.warn("{} {} {}", what, name, v.toMap()));
  }
}
