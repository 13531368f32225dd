/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.blend;

import io.foresight.core.recommend.rank.Query;
import java.util.Set;
import java.util.function.IntPredicate;

/** What was known of somebody at a moment, and what he took after it. Immutable. */
public final class Example {
  private final Query query;
  private final Set<Integer> taken;
  private final IntPredicate allowed;

  /**
   * @param taken items taken afterwards, each allowed
   * @param allowed which items the slot may show him
   */
  public Example(Query query, Set<Integer> taken, IntPredicate allowed) {
    this.query = query;
    this.taken = Set.copyOf(taken);
    this.allowed = allowed;
  }

  /** What was known. */
  public Query query() {
    return query;
  }

  /** What he took. */
  public Set<Integer> taken() {
    return taken;
  }

  /** Which items may be shown. */
  public IntPredicate allowed() {
    return allowed;
  }
}
