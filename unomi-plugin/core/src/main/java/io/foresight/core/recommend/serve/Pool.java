/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.recommend.rank.Evidence;
import org.jspecify.annotations.Nullable;

/** What a source offers: items with their scores, the best first, and why. */
interface Pool {
  /** How many. */
  int size();

  /** The k-th best item. */
  int item(int k);

  /** Its score, above 0. */
  double score(int k);

  /** Why it is there; null where nothing is known. */
  @Nullable Evidence why(int item);
}
