/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.recommend.rank.Evidence;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A pool of items in order. */
final class Ranked implements Pool {
  private final int[] items;
  private final IntToDoubleFunction score;
  private final IntFunction<@Nullable Evidence> why;

  Ranked(int[] items, IntToDoubleFunction score, IntFunction<@Nullable Evidence> why) {
    this.items = items;
    this.score = score;
    this.why = why;
  }

  @Override
  public int size() {
    return items.length;
  }

  @Override
  public int item(int k) {
    return items[k];
  }

  @Override
  public double score(int k) {
    return score.applyAsDouble(items[k]);
  }

  @Override
  public @Nullable Evidence why(int item) {
    return why.apply(item);
  }
}
