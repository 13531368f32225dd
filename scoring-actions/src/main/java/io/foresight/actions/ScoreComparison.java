/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Compares contents of {@code systemProperties.foresight}. */
final class ScoreComparison {
  private ScoreComparison() {}

  /** Whether all is equal apart from when scores were computed and until when they are valid. */
  static boolean differOnlyInTime(Map<String, Object> a, Map<String, Object> b) {
    return timeless(a).equals(timeless(b));
  }

  private static Map<String, Object> timeless(Map<String, Object> content) {
    Map<String, Object> scores = new HashMap<>(scores(content));
    scores.replaceAll(
        (goal, score) -> {
          Map<String, Object> rest = new HashMap<>(ForesightContent.map(score));
          rest.keySet().removeAll(Set.of("computedAt", "validUntil"));
          return rest;
        });
    Map<String, Object> rest = new HashMap<>(content);
    rest.put(ForesightContent.SCORES, scores);
    return rest;
  }

  private static Map<String, Object> scores(Map<String, Object> content) {
    return ForesightContent.map(content.get(ForesightContent.SCORES));
  }
}
