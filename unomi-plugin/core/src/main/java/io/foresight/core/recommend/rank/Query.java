/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.recommend.interaction.History;
import org.jspecify.annotations.Nullable;

/** Whom or what to recommend for. Immutable. */
public final class Query {
  private static final int[] NONE = {};

  private final History history;
  private final int[] anchors;
  private final @Nullable String segment;

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
}
