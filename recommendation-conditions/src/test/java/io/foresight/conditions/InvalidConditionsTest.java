/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.input.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidConditionsTest {
  private static final String NOTHING = "{\"match_all\"";

  static Stream<Arguments> wrongParameters() {
    return Stream.of(
        Arguments.of(ScoreCondition.SCORE_BETWEEN, Map.of("min", 1)),
        Arguments.of(ScoreCondition.SCORE_BETWEEN, Map.of("goal", "g", "min", 60, "max", 50)),
        Arguments.of(ScoreCondition.SCORE_BETWEEN, Map.of("goal", "g", "min", "many")),
        Arguments.of(ScoreCondition.SCORE_BETWEEN, Map.of("goal", "g", "max", 50.5)),
        Arguments.of(ScoreCondition.SCORE_BETWEEN, Map.of("goal", "*")),
        Arguments.of(ScoreCondition.SCORE_BETWEEN, Map.of("goal", "a.b")),
        Arguments.of(ScoreCondition.SCORE_BETWEEN, Map.of("goal", 7)),
        Arguments.of(ScoreCondition.BAND, Map.of("goal", "g")),
        Arguments.of(ScoreCondition.BAND, Map.of("goal", "g", "bands", List.of())),
        Arguments.of(ScoreCondition.BAND, Map.of("goal", "g", "bands", List.of("best"))),
        Arguments.of(ScoreCondition.PERCENTILE, Map.of("goal", "g", "atLeast", 101)),
        Arguments.of(ScoreCondition.SCORE_CHANGE, Map.of("goal", "g", "direction", "sideways")),
        Arguments.of(ScoreCondition.SCORE_CHANGE, Map.of("goal", "g", "points", 0)),
        Arguments.of(ScoreCondition.SCORE_CHANGE, Map.of("goal", "g", "withinDays", 31)),
        Arguments.of(ScoreCondition.SCORE_MISSING, Map.of()));
  }

  @ParameterizedTest
  @MethodSource("wrongParameters")
  void wrongParameters_matchNothingInBothReadings(
      ScoreCondition type, Map<String, Object> parameters) {
    assertThat(Conditions.matches(type, parameters, Profiles.scored("g", Map.of("percent", 50))))
        .isFalse();
    assertThat(Conditions.matches(type, parameters, new org.apache.unomi.api.Profile("p")))
        .isFalse();
    String query = Conditions.query(type, parameters).toString().replaceAll("\\s", "");
    assertThat(query).contains("\"must_not\":[" + NOTHING).doesNotContain("\"must\":");
  }

  @Test
  void sameProblem_isLoggedOnce() {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      InvalidConditions invalid = new InvalidConditions();
      for (int i = 0; i < 3; i++) {
        invalid.report(new InvalidInputException("foresightBandCondition.bands", "is required"));
      }
    } finally {
      System.setErr(before);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("foresightBandCondition.bands is required");
  }
}
