/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.recommend.blend.Blend;
import io.foresight.core.recommend.blend.BlendReport;
import io.foresight.core.recommend.interaction.Ids;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.recommend.rank.Ranker;
import io.foresight.core.recommend.slot.Task;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was learned: rankers, and for each task how they are blended. Immutable and thread-safe. */
public final class RecommendModel {
  private final String version;
  private final long trainedAt;
  private final InteractionWeights weights;
  private final Ids items;
  private final List<Ranker> rankers;
  private final Map<Task, Blend> blends;
  private final Map<Task, BlendReport.Grade> grades;
  private final long[] hashes;
  private final int[] numbers;

  /**
   * @param version names it in answers
   * @param trainedAt milliseconds since 1970
   * @param weights with which histories must be weighed
   * @param rankers those that blends and slots may use
   * @throws IllegalArgumentException if a blend uses a ranker that is not there
   */
  public RecommendModel(
      String version,
      long trainedAt,
      InteractionWeights weights,
      Ids items,
      List<Ranker> rankers,
      Map<Task, Blend> blends,
      Map<Task, BlendReport.Grade> grades) {
    this.version = version;
    this.trainedAt = trainedAt;
    this.weights = weights;
    this.items = items;
    this.rankers = List.copyOf(rankers);
    this.blends = new EnumMap<>(Task.class);
    this.blends.putAll(blends);
    this.grades = new EnumMap<>(Task.class);
    this.grades.putAll(grades);
    for (Blend b : blends.values()) {
      for (String r : b.rankers()) {
        if (ranker(r) == null) {
          throw new IllegalArgumentException("a blend uses " + r + ", which the model has not");
        }
      }
    }
    Long[] order = new Long[items.size()];
    Map<Long, Integer> byHash = new LinkedHashMap<>();
    for (int i = 0; i < order.length; i++) {
      order[i] = MappedEvent.hash(items.id(i));
      byHash.putIfAbsent(order[i], i);
    }
    hashes = byHash.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    numbers = Arrays.stream(hashes).mapToInt(byHash::get).toArray();
  }

  /** Its version. */
  public String version() {
    return version;
  }

  /** When it was trained, milliseconds since 1970. */
  public long trainedAt() {
    return trainedAt;
  }

  /** How histories must be weighed for it. */
  public InteractionWeights weights() {
    return weights;
  }

  /** The items it knows. */
  public Ids items() {
    return items;
  }

  /** Its rankers. */
  public List<Ranker> rankers() {
    return rankers;
  }

  /** The ranker of a name; null where there is none. */
  public @Nullable Ranker ranker(String name) {
    for (Ranker r : rankers) {
      if (r.name().equals(name)) {
        return r;
      }
    }
    return null;
  }

  /** The blend of a task; null where none was learned. */
  public @Nullable Blend blend(Task task) {
    return blends.get(task);
  }

  /** What the blend of a task is worth; C where none was learned. */
  public BlendReport.Grade grade(Task task) {
    return grades.getOrDefault(task, BlendReport.Grade.C);
  }

  /** The number of the item whose id has that hash, -1 where there is none. */
  public int ofHash(long hash) {
    int at = Arrays.binarySearch(hashes, hash);
    return at < 0 ? -1 : numbers[at];
  }
}
