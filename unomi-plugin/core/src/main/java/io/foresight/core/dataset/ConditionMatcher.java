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
   * Ids of the profiles that match a Unomi profile condition now.
   *
   * @param condition Unomi profile condition as JSON
   */
  Set<String> profiles(Map<String, Object> condition);
}
