/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.measure;

import io.foresight.core.recommend.blend.Blend;
import io.foresight.core.recommend.blend.Candidates;
import io.foresight.core.recommend.blend.Example;
import io.foresight.core.recommend.rank.Parallel;
import io.foresight.core.recommend.rank.Ranker;
import io.foresight.core.recommend.rank.TopK;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How well rankers and blends foretell what people took, each on the same examples. */
public final class OfflineEvaluation {
  private OfflineEvaluation() {}

  /**
   * Metrics at ten by name of the ranker, and under {@code blend} those of the blend.
   *
   * @param items how many items the rankers know
   */
  public static Map<String, RankingMetrics> of(
      List<? extends Ranker> rankers,
      Blend blend,
      int items,
      List<Example> examples,
      Parallel parallel) {
    Map<String, RankingMetrics> out = new LinkedHashMap<>();
    out.put(
        "blend", metrics(lists(rankers, blend, items, examples, 20, parallel), examples, items));
    for (Ranker r : rankers) {
      Blend alone = Blend.alone(r.name());
      out.put(
          r.name(),
          metrics(lists(List.of(r), alone, items, examples, 20, parallel), examples, items));
    }
    return out;
  }

  private static RankingMetrics metrics(int[][] lists, List<Example> examples, int items) {
    RankingMetrics m = new RankingMetrics(10, items);
    for (int e = 0; e < lists.length; e++) {
      m.add(lists[e], examples.get(e).taken());
    }
    return m;
  }

  /**
   * What a blend shows for each example, the best first.
   *
   * @param rankers of which those of the blend are used
   * @throws IllegalArgumentException if one of the blend's is missing
   */
  public static int[][] lists(
      List<? extends Ranker> rankers,
      Blend blend,
      int items,
      List<Example> examples,
      int length,
      Parallel parallel) {
    List<Ranker> used = new ArrayList<>();
    for (String name : blend.rankers()) {
      used.add(
          rankers.stream()
              .filter(r -> r.name().equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no ranker is named " + name)));
    }
    int[][] out = new int[examples.size()][];
    parallel.rows(
        examples.size(),
        () -> {
          Candidates candidates = new Candidates(used, items, Candidates.DEPTH);
          return e -> {
            Example example = examples.get(e);
            candidates.gather(example.query(), example.allowed());
            TopK top = new TopK(length);
            for (int k = 0; k < candidates.size(); k++) {
              int i = candidates.item(k);
              double score = 0;
              for (int r = 0; r < used.size(); r++) {
                score += blend.part(r, candidates.score(r, i));
              }
              top.offer(i, (float) score);
            }
            out[e] = top.drain();
          };
        });
    return out;
  }
}
