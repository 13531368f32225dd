/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import org.jspecify.annotations.Nullable;

/** Scores items for a person or for other items. Immutable and thread-safe. */
public interface Ranker {
  /** Its name, unique within a model, e.g. {@code ease}. */
  String name();

  /**
   * Adds its scores: above 0, the higher the better, comparable within one query only. Items it
   * knows nothing of are left alone.
   */
  void score(Query query, Scores into);

  /**
   * The same scores sorted, of a ranker that gives them to many queries alike; null of others.
   * Spares going through all items for each query.
   */
  default @Nullable Standing standing(Query query) {
    return null;
  }

  /** What speaks most for an item, true to the score; null where it gave the item none. */
  @Nullable Evidence why(Query query, int item);
}
