/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import java.util.Map;
import java.util.Set;

/** For goals without conditions: asking is an error. */
final class NoConditions implements ConditionMatcher {
  @Override
  public Map<String, long[]> eventTimes(Map<String, Object> condition, long from, long to) {
    throw new IllegalStateException("no goal here has a condition");
  }

  @Override
  public Set<String> profiles(Map<String, Object> condition) {
    throw new IllegalStateException("no goal here has a condition");
  }
}
