/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.dataset.ConditionMatcher;
import io.foresight.core.goal.Goal;
import io.foresight.core.live.ForesightMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who belongs to the populations that a condition of Unomi describes, asked once for a run. */
final class Members {
  private final Map<String, Set<String>> profilesByGoal = new LinkedHashMap<>();

  /**
   * @param goals those without such a condition are left alone
   */
  Members(List<Goal> goals, ConditionMatcher conditions) {
    for (Goal g : goals) {
      if (!g.population().condition().isEmpty()) {
        profilesByGoal.put(g.id(), conditions.profiles(g.population().condition()));
      }
    }
  }

  /**
   * Takes the scores away whose population the profile does not belong to.
   *
   * @param before the content so far
   * @param after the new content with scores of all goals; changed
   */
  Map<String, Object> restrict(
      String profileId, Map<String, Object> before, Map<String, Object> after) {
    Map<String, Object> scores = new LinkedHashMap<>(ForesightMap.scores(after));
    profilesByGoal.forEach(
        (goal, profiles) -> {
          if (!profiles.contains(profileId) && scores.remove(goal) != null) {
            if (ForesightMap.score(before, goal) != null) {
              // Null, not absent: partial updates cannot delete.
              scores.put(goal, null);
            }
            after.put(ForesightMap.SCORES, scores);
          }
        });
    return after;
  }
}
