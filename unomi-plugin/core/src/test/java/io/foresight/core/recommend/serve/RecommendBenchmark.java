/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.recommend.ItemTable;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.InteractionLog;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.recommend.interaction.Trace;
import io.foresight.core.recommend.rank.Parallel;
import io.foresight.core.recommend.rank.RankerOptions;
import io.foresight.core.recommend.slot.ShippedSlots;
import io.foresight.core.recommend.slot.SlotDefinition;
import io.foresight.core.recommend.slot.Task;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Prints what learning and answering cost. Arguments: {@code retail [ROUNDS]} (train and top 10 for
 * everybody on Online Retail II; see {@link RetailBenchmark}), {@code itemknn [ROUNDS]} (its
 * item-kNN alone), {@code serve ITEMS} (answers of 20 of so many items), {@code scale PEOPLE ITEMS
 * EACH} (train on simulated interactions, so many of each person).
 */
public final class RecommendBenchmark {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final long DAY = 86_400_000L;
  private static final Parallel TWO = new Parallel(2);

  private RecommendBenchmark() {}

  /** Runs it. */
  public static void main(String[] args) {
    switch (args.length == 0 ? "" : args[0]) {
      case "retail":
        RetailBenchmark.run(args.length > 1 ? Integer.parseInt(args[1]) : 5, TWO, OUT);
        break;
      case "itemknn":
        RetailBenchmark.runItemKnn(args.length > 1 ? Integer.parseInt(args[1]) : 5, TWO, OUT);
        break;
      case "serve":
        serve(Integer.parseInt(args[1]));
        break;
      case "scale":
        scale(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        break;
      default:
        OUT.println("retail [ROUNDS] | itemknn [ROUNDS] | serve ITEMS | scale PEOPLE ITEMS EACH");
    }
  }

  private static void serve(int n) {
    Interactions log = log(50_000, n, 30).build(400 * DAY);
    ItemTable items = new ItemTable();
    Random random = new Random(2);
    for (int i = 0; i < n; i++) {
      items
          .item("i" + i)
          .categories("c" + i % 200)
          .brand("b" + i % 500)
          .price(1 + random.nextInt(100))
          .text("word" + i % 700 + " word" + i % 1100 + " thing");
    }
    RecommendModel model =
        new RecommendTrainer(items, RankerOptions.DEFAULT, null, null, TWO).train(log, "v").model();
    byte[] bytes = RecommendModelCodec.encode(model);
    Recommender r =
        new Recommender(RecommendModelCodec.decode(bytes), items, new FallbackCounts(), TWO);
    for (SlotDefinition shipped : ShippedSlots.all().values()) {
      if (shipped.id().equals("for-you") || shipped.id().equals("also-bought")) {
        java.util.Map<String, Object> m = new java.util.LinkedHashMap<>(shipped.toMap());
        m.put("count", 20);
        SlotDefinition slot = SlotDefinition.fromMap(io.foresight.core.input.Fields.of("slot", m));
        double[] micros = answers(r, slot, n);
        OUT.printf(
            Locale.ROOT,
            "{\"serve\": {\"slot\": \"%s\", \"items\": %d, \"modelBytes\": %d, \"p50Micros\": %.0f,"
                + " \"p99Micros\": %.0f, \"maxMicros\": %.0f}}%n",
            slot.id(),
            n,
            bytes.length,
            micros[micros.length / 2],
            micros[micros.length * 99 / 100],
            micros[micros.length - 1]);
      }
    }
  }

  private static double[] answers(Recommender r, SlotDefinition slot, int n) {
    Random random = new Random(3);
    double[] micros = new double[10_000];
    long now = 400 * DAY;
    int shown = 0;
    for (int round = 0; round < 3 * micros.length; round++) {
      Trace t = new Trace(InteractionWeights.DEFAULT);
      int touched = 1 + random.nextInt(60);
      for (int k = 0; k < touched; k++) {
        t.add("i" + popular(random, n), InteractionKind.ORDER, now - random.nextInt(300) * DAY);
      }
      Request q = new Request(t, now).seed(round).anchors(List.of("i" + popular(random, n)));
      long began = System.nanoTime();
      shown += r.recommend(slot, q).items().size();
      micros[round % micros.length] = (System.nanoTime() - began) / 1e3;
    }
    OUT.println("items shown on average " + shown / (3.0 * micros.length));
    Arrays.sort(micros);
    return micros;
  }

  private static void scale(int people, int items, int each) {
    Spent.watchHeap();
    Spent generating = new Spent();
    InteractionLog raw = log(people, items, each);
    double generated = generating.seconds();
    Spent fitting = new Spent();
    Interactions log = raw.build(400 * DAY);
    raw = null;
    double built = fitting.seconds();
    RecommendTrainer.Trained t =
        new RecommendTrainer(new ItemTable(), RankerOptions.DEFAULT, null, null, TWO)
            .train(log, "v");
    double n = log.size();
    OUT.printf(
        Locale.ROOT,
        "{\"scale\": {\"people\": %d, \"items\": %d, \"interactions\": %d, \"generateSeconds\": %.1f,"
            + " \"buildSeconds\": %.1f, \"fitSeconds\": %.1f, \"fitCpuSeconds\": %.1f,"
            + " \"cpuMicrosEach\": %.2f, \"mostHeapAfterCollectionMB\": %d, \"heapLimitMB\": %d,"
            + " \"grade\": \"%s\"}}%n",
        people,
        t.model().items().size(),
        log.size(),
        generated,
        built,
        fitting.seconds(),
        fitting.cpuSeconds(),
        fitting.cpuSeconds() / n * 1e6,
        Spent.mostHeap(),
        Runtime.getRuntime().maxMemory() >> 20,
        t.report(Task.PERSON_NEW).grade());
  }

  /** People of a hundred tastes; most of what each takes is of his own taste. */
  private static InteractionLog log(int people, int items, int each) {
    InteractionLog log = new InteractionLog();
    Random random = new Random(1);
    for (int p = 0; p < people; p++) {
      String id = "p" + p;
      int taste = random.nextInt(100);
      int n = 1 + random.nextInt(2 * each - 1);
      for (int k = 0; k < n; k++) {
        int i = popular(random, items);
        i = random.nextInt(4) > 0 ? Math.min(items - 1, i / 100 * 100 + taste) : i;
        log.add(id, "i" + i, InteractionKind.ORDER, random.nextInt(400) * DAY);
      }
    }
    return log;
  }

  /** Few items make most of what is taken. */
  private static int popular(Random random, int items) {
    double u = random.nextDouble();
    return (int) (items * u * u * u);
  }
}
