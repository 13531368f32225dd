/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import java.util.Collection;

/**
 * The words in which conditions on what was written about recommendations are said. Each
 * implementation gives them one meaning: true or false for a profile in memory, or a query.
 *
 * @param <Q> what a statement becomes
 */
interface SetLogic<Q> {
  /** There is a set for the slot and it has not expired. */
  Q present(String slot);

  /** The field below {@code recommend} holds one of these words. */
  Q anyOf(String field, Collection<String> words);

  /** Both hold. */
  Q and(Q a, Q b);
}
