/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.foresight.core.dataset.ConditionMatcher;
import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.live.ForesightMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembersTest {
  private static final Map<String, Object> IN_GERMANY = Map.of("type", "inGermany");
  private static final Map<String, Object> SCORE = Map.of("value", 0.5);

  private final ConditionMatcher conditions = mock(ConditionMatcher.class);

  private static Map<String, Object> content(String... goals) {
    Map<String, Object> scores = new LinkedHashMap<>();
    for (String g : goals) {
      scores.put(g, SCORE);
    }
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(ForesightMap.SCORES, scores);
    return out;
  }

  private Members members() {
    when(conditions.profiles(IN_GERMANY)).thenReturn(Set.of("anna"));
    Map<String, Object> own =
        Map.of(
            "id",
            "own",
            "horizonDays",
            30,
            "outcome",
            Map.of("role", "order"),
            "population",
            Map.of("condition", IN_GERMANY));
    return new Members(List.of(Goal.from(own), ShippedGoals.all().get(0)), conditions);
  }

  @Test
  void member_keepsAllScores() {
    Map<String, Object> after = members().restrict("anna", content(), content("own", "other"));
    assertThat(ForesightMap.scores(after)).containsOnlyKeys("own", "other");
  }

  @Test
  void outsider_isNotScored_andLosesWhatWasStored() {
    Map<String, Object> never = members().restrict("bob", content(), content("own", "other"));
    assertThat(ForesightMap.scores(never)).containsOnlyKeys("other");

    Map<String, Object> left = members().restrict("bob", content("own"), content("own", "other"));
    assertThat(ForesightMap.scores(left)).containsOnlyKeys("own", "other");
    assertThat(ForesightMap.scores(left).get("own")).as("overwritten by null").isNull();
  }

  @Test
  void goalsWithoutCondition_askNothing() {
    new Members(ShippedGoals.all(), conditions);
    verify(conditions, never()).profiles(any());
  }
}
