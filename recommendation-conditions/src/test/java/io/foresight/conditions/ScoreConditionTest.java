/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import static io.foresight.conditions.Profiles.NOW;
import static io.foresight.conditions.Profiles.point;
import static io.foresight.conditions.Profiles.scored;
import static io.foresight.conditions.ScoreCondition.BAND;
import static io.foresight.conditions.ScoreCondition.PERCENTILE;
import static io.foresight.conditions.ScoreCondition.SCORE_BETWEEN;
import static io.foresight.conditions.ScoreCondition.SCORE_CHANGE;
import static io.foresight.conditions.ScoreCondition.SCORE_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.Session;
import org.junit.jupiter.api.Test;

class ScoreConditionTest {
  private static final String GOAL = "purchase-30d";

  @Test
  void between_includesBothBounds() {
    Profile profile = scored(GOAL, Map.of("percent", 50));

    assertThat(matches(SCORE_BETWEEN, Map.of("min", 50, "max", 50), profile)).isTrue();
    assertThat(matches(SCORE_BETWEEN, Map.of("min", 51), profile)).isFalse();
    assertThat(matches(SCORE_BETWEEN, Map.of("max", 49), profile)).isFalse();
    assertThat(matches(SCORE_BETWEEN, Map.of(), profile)).isTrue();
  }

  @Test
  void band_isAnyOfTheGiven() {
    Profile profile = scored(GOAL, Map.of("percent", 50, "band", "high"));

    assertThat(matches(BAND, Map.of("bands", List.of("high", "very_high")), profile)).isTrue();
    assertThat(matches(BAND, Map.of("bands", List.of("low")), profile)).isFalse();
    assertThat(matches(BAND, Map.of("bands", "high"), profile)).isTrue();
    assertThat(matches(BAND, Map.of("bands", Set.of("high")), profile)).isTrue();
  }

  @Test
  void percentile_isAtLeast() {
    Profile profile = scored(GOAL, Map.of("percent", 50, "percentile", 80));

    assertThat(matches(PERCENTILE, Map.of(), profile)).isTrue();
    assertThat(matches(PERCENTILE, Map.of("atLeast", 80), profile)).isTrue();
    assertThat(matches(PERCENTILE, Map.of("atLeast", 81), profile)).isFalse();
  }

  @Test
  void change_isCountedFromTheEarliestPointInTheWindow() {
    Profile profile =
        scored(
            GOAL,
            Map.of("percent", 50, "trail", List.of(point(9, 90), point(7, 40), point(1, 60))));

    assertThat(change("rising", 10, 7, profile)).isTrue();
    assertThat(change("rising", 11, 7, profile)).isFalse();
    assertThat(change("falling", 40, 9, profile)).isTrue();
    assertThat(change("falling", 10, 6, profile)).isTrue();
    assertThat(change("FALLING", 11, 6, profile)).isFalse();
  }

  @Test
  void change_needsAPointBeforeToday() {
    assertThat(change("rising", 1, 7, scored(GOAL, Map.of("percent", 50)))).isFalse();
    Profile today = scored(GOAL, Map.of("percent", 50, "trail", List.of(point(0, 20))));
    assertThat(change("rising", 1, 7, today)).isFalse();
    Profile old = scored(GOAL, Map.of("percent", 50, "trail", List.of(point(8, 20))));
    assertThat(change("rising", 1, 7, old)).isFalse();
  }

  @Test
  void expired_countsAsAbsent() {
    Map<String, Object> score = new HashMap<>();
    score.put("validUntil", NOW.toString());
    score.put("percent", 50);
    score.put("band", "high");
    score.put("percentile", 90);
    score.put("trail", List.of(point(3, 10)));
    Profile profile = scored(GOAL, score);

    assertThat(matches(SCORE_BETWEEN, Map.of(), profile)).isFalse();
    assertThat(matches(BAND, Map.of("bands", ScoreCondition.BANDS), profile)).isFalse();
    assertThat(matches(PERCENTILE, Map.of("atLeast", 1), profile)).isFalse();
    assertThat(change("rising", 1, 7, profile)).isFalse();
    assertThat(matches(SCORE_MISSING, Map.of(), profile)).isTrue();
  }

  @Test
  void missing_isTrueWithoutAnyTraceOfUs() {
    assertThat(matches(SCORE_MISSING, Map.of(), new Profile("p"))).isTrue();
    Profile none = new Profile("p");
    none.setSystemProperties(null);
    assertThat(matches(SCORE_MISSING, Map.of(), none)).isTrue();
    Profile broken = new Profile("p");
    broken.setSystemProperty("foresight", "what is this");
    assertThat(matches(SCORE_MISSING, Map.of(), broken)).isTrue();
    assertThat(matches(SCORE_MISSING, Map.of(), scored("other", Map.of("percent", 1)))).isTrue();
    assertThat(matches(SCORE_MISSING, Map.of(), scored(GOAL, Map.of("percent", 1)))).isFalse();
  }

  @Test
  void validUntil_mayBeAnyKindOfDate() {
    for (Object until :
        List.of(
            NOW.plusMillis(1).toString(),
            new Date(NOW.toEpochMilli() + 1),
            NOW.toEpochMilli() + 1,
            NOW.plusMillis(1))) {
      Profile profile = new Profile("p");
      Map<String, Object> score = Map.of("percent", 50, "validUntil", until);
      profile.setSystemProperty("foresight", Map.of("scores", Map.of(GOAL, score)));

      assertThat(matches(SCORE_BETWEEN, Map.of(), profile)).as("%s", until).isTrue();
    }
    Profile garbage = scored(GOAL, Map.of("percent", 50, "validUntil", "soon"));
    assertThat(matches(SCORE_MISSING, Map.of(), garbage)).isTrue();
  }

  @Test
  void numbersAsText_areNumbers() {
    Profile profile = scored(GOAL, Map.of("percent", 50));

    assertThat(matches(SCORE_BETWEEN, Map.of("min", "50", "max", "50"), profile)).isTrue();
    assertThat(matches(SCORE_BETWEEN, Map.of("min", "51"), profile)).isFalse();
  }

  @Test
  void otherItems_neverMatch() {
    assertThat(
            Conditions.matches(
                SCORE_MISSING,
                Map.of("goal", GOAL),
                new Session("s", new Profile("p"), Date.from(NOW), "scope")))
        .isFalse();
  }

  private static boolean change(String direction, int points, int days, Profile profile) {
    return matches(
        SCORE_CHANGE,
        Map.of("direction", direction, "points", points, "withinDays", days),
        profile);
  }

  private static boolean matches(
      ScoreCondition type, Map<String, Object> parameters, Profile profile) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("goal", GOAL);
    return Conditions.matches(type, all, profile);
  }
}
