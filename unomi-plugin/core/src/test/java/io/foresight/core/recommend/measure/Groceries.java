/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.measure;

import io.foresight.core.recommend.PublicData;
import io.foresight.core.recommend.blend.Blend;
import io.foresight.core.recommend.blend.Example;
import io.foresight.core.recommend.interaction.History;
import io.foresight.core.recommend.interaction.Ids;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.InteractionLog;
import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.recommend.rank.Parallel;
import io.foresight.core.recommend.rank.Query;
import io.foresight.core.recommend.serve.RecommendTrainer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * The groceries baskets: of every basket whose id's CRC32 is divisible by five, one random item is
 * held out and the others are given; all other baskets are learned from. Baskets are people who
 * order once, numbered as they came: a second apart, so that blends can be learned over time.
 */
final class Groceries {
  private static final long MINUTE = 60_000L;

  private Groceries() {}

  static Map<String, Set<String>> baskets() {
    Map<String, Set<String>> out = new TreeMap<>();
    PublicData.lines(
        "groceries_baskets.csv.gz", c -> out.computeIfAbsent(c[0], b -> new TreeSet<>()).add(c[1]));
    return out;
  }

  static Split split(Map<String, Set<String>> baskets) {
    return new Split(baskets);
  }

  static final class Split {
    private final InteractionLog log = new InteractionLog();
    private final List<List<String>> held = new ArrayList<>();

    Split(Map<String, Set<String>> baskets) {
      baskets.forEach(
          (id, items) -> {
            CRC32 crc = new CRC32();
            crc.update(id.getBytes(StandardCharsets.UTF_8));
            if (crc.getValue() % 5 == 0) {
              if (items.size() > 1) {
                held.add(new ArrayList<>(items));
              }
            } else {
              long time = Long.parseLong(id) * MINUTE;
              items.forEach(i -> log.add(id, i, InteractionKind.ORDER, time));
            }
          });
    }

    Interactions log() {
      return log.build(10_000 * MINUTE);
    }

    List<Example> examples(Ids ids) {
      Random random = new Random(1);
      List<Example> out = new ArrayList<>();
      for (List<String> basket : held) {
        List<String> rest = new ArrayList<>(basket);
        int gone = ids.of(rest.remove(random.nextInt(rest.size())));
        BitSet given = new BitSet();
        rest.stream().mapToInt(ids::of).filter(i -> i >= 0).forEach(given::set);
        Query q = Query.of(History.empty(0)).anchors(given.stream().toArray());
        out.add(new Example(q, gone < 0 ? Set.of() : Set.of(gone), i -> !given.get(i)));
      }
      return out;
    }

    boolean[] hits(RecommendTrainer.Trained t, Blend blend, List<Example> examples) {
      int[][] lists =
          OfflineEvaluation.lists(
              t.model().rankers(), blend, t.model().items().size(), examples, 10, new Parallel(2));
      boolean[] out = new boolean[lists.length];
      for (int e = 0; e < out.length; e++) {
        for (int i : lists[e]) {
          out[e] |= examples.get(e).taken().contains(i);
        }
      }
      return out;
    }
  }
}
