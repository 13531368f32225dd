/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WeeklyMovesTest {
  private static final List<String> STAGES = List.of("lead", "buyer");

  /** Sunday evening in London and UTC, Monday morning in Sydney. */
  private static final String MOVE = "2026-06-07T20:00:00Z";

  private static List<?> weeks(ZoneId zone) {
    long now = Instant.parse("2026-06-10T12:00:00Z").toEpochMilli();
    WeeklyMoves moves = new WeeklyMoves(STAGES, now, zone);
    moves.add(
        Map.of("stage", "buyer", "trail", List.of("2026-01-01T00:00:00Z lead", MOVE + " buyer")));
    return (List<?>) Objects.requireNonNull(moves.toMap().get("weeks"));
  }

  @Test
  void aWeekEnds_atTheMidnightOfTheZone() {
    Map<String, Long> moves = Map.of("lead>buyer", 1L);
    assertThat(weeks(ZoneOffset.UTC))
        .isEqualTo(List.of(Map.of("week", "2026-06-01", "moves", moves)));
    assertThat(weeks(ZoneId.of("Australia/Sydney")))
        .isEqualTo(List.of(Map.of("week", "2026-06-08", "moves", moves)));
  }
}
