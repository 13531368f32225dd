/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import java.util.Collection;

/**
 * The words in which conditions on one goal's score at one moment are said. Each implementation
 * gives them one meaning: true or false for a profile in memory, or a query.
 *
 * @param <Q> what a statement becomes
 */
interface ScoreLogic<Q> {
  /** There is a score and it has not expired. */
  Q present();

  /** The number is there and within bounds, inclusive. */
  Q between(String field, int min, int max);

  /** The text is one of the given. */
  Q anyOf(String field, Collection<String> values);

  /**
   * The percent differs from that of the earliest trail point of the last days before today.
   * Without such a point there is no change.
   *
   * @param points at least this many points of percent, positive
   * @param up whether it must have risen, else fallen
   * @param withinDays how far back, in UTC days
   */
  Q changed(int points, boolean up, int withinDays);

  /** Both hold. */
  Q and(Q a, Q b);

  /** It does not hold. */
  Q not(Q a);
}
