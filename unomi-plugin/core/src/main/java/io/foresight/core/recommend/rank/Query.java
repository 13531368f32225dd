/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.recommend.interaction.History;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whom or what to recommend for. Its parts do not change, but rankers may keep what they found out
 * in it: not for several threads at the same time.
 */
public final class Query {
  private static final int[] NONE = {};

  private final History history;
  private final int[] anchors;
  private final @Nullable String segment;
  private final Map<Object, Object> memo = new IdentityHashMap<>();

  private Query(History history, int[] anchors, @Nullable String segment) {
    this.history = history;
    this.anchors = anchors;
    this.segment = segment;
  }

  /** For a person. */
  public static Query of(History history) {
    return new Query(history, NONE, null);
  }

  /** The same, for what goes with these items rather than with all that the person did. */
  public Query anchors(int... items) {
    return new Query(history, items.clone(), segment);
  }

  /** The same, of a person in a segment, country or language that popularity is known for. */
  public Query segment(@Nullable String key) {
    return new Query(history, anchors, key);
  }

  /** What the person did. */
  public History history() {
    return history;
  }

  /** The items to find company for; none where the person counts. Not to be changed. */
  public int[] anchors() {
    return anchors;
  }

  /** The segment, country or language. */
  public @Nullable String segment() {
    return segment;
  }

  /** What a ranker found out about this query before, or finds out now. */
  <T> T memo(Ranker ranker, Class<T> type, Supplier<T> find) {
    Object known = memo.get(ranker);
    if (type.isInstance(known)) {
      return type.cast(known);
    }
    T found = find.get();
    memo.put(ranker, found);
    return found;
  }
}
