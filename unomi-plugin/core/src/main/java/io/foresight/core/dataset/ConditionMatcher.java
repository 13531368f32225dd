/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import java.util.Map;
import java.util.Set;

/** Asks the platform which events or profiles match one of its own conditions. */
public interface ConditionMatcher {
  /**
   * When events matching a Unomi event condition happened, per profile, ascending.
   *
   * @param condition Unomi event condition as JSON
   * @param from ms, inclusive
   * @param to ms, exclusive
   */
  Map<String, long[]> eventTimes(Map<String, Object> condition, long from, long to);

  /**
   * The amounts of events matching a Unomi event condition, per profile. The default cannot read
   * them.
   *
   * @param condition Unomi event condition as JSON
   * @param amount path of the amount in the event, e.g. {@code properties.total}; several numbers
   *     there are added, in the unit the event has them in
   * @param from ms, inclusive
   * @param to ms, exclusive
   * @throws UnsupportedOperationException if this matcher cannot read amounts
   */
  default Map<String, AmountSeries> eventAmounts(
      Map<String, Object> condition, String amount, long from, long to) {
    throw new UnsupportedOperationException("amounts of events cannot be read here");
  }

  /**
   * Ids of the profiles that match a Unomi profile condition now.
   *
   * @param condition Unomi profile condition as JSON
   */
  Set<String> profiles(Map<String, Object> condition);
}
