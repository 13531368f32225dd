/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.InvalidInputException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00.123Z");

  @Test
  void map_isTheLayoutOfTheProfile() {
    assertThat(score(0.12345649).toMap())
        .containsExactly(
            Map.entry("value", 0.123456),
            Map.entry("percent", 12),
            Map.entry("band", "very_high"),
            Map.entry("percentile", 97),
            Map.entry("tier", "personal"),
            Map.entry("reasons", List.of("a", "b", "c")),
            Map.entry("computedAt", "2026-11-22T02:00:00Z"),
            Map.entry("validUntil", "2026-11-29T02:00:00Z"),
            Map.entry("version", "purchase-30d-3"),
            Map.entry("trail", List.of(20_779_012L)));
  }

  @Test
  void score_survivesItsMap() {
    Score s = score(0.5);
    assertThat(Score.fromMap(s.toMap())).isEqualTo(s);
  }

  @Test
  void percent_isKeptWithin1And100() {
    assertThat(Score.percent(0)).isEqualTo(1);
    assertThat(Score.percent(0.994)).isEqualTo(99);
    assertThat(Score.percent(1)).isEqualTo(100);
  }

  @Test
  void expiry_isAtValidUntil() {
    Score s = score(0.5);
    assertThat(s.expired(Instant.parse("2026-11-29T01:59:59Z"))).isFalse();
    assertThat(s.expired(Instant.parse("2026-11-29T02:00:00Z"))).isTrue();
  }

  @Test
  void damagedMaps_nameTheField() {
    for (String field : List.of("value", "band", "computedAt", "validUntil", "version")) {
      Map<String, Object> m = new HashMap<>(score(0.5).toMap());
      m.remove(field);
      assertThatThrownBy(() -> Score.fromMap(m))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("score." + field);
    }
    Map<String, Object> m = new HashMap<>(score(0.5).toMap());
    m.put("computedAt", "yesterday");
    assertThatThrownBy(() -> Score.fromMap(m)).hasMessageContaining("score.computedAt");
  }

  @Test
  void valuesOutOfRange_areRefused() {
    assertThatThrownBy(() -> score(1.1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> score(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Score score(double value) {
    return new Score(
        value,
        Band.VERY_HIGH,
        97,
        Tier.PERSONAL,
        List.of("a", "b", "c", "d"),
        NOW,
        NOW.plusSeconds(7 * 86_400),
        "purchase-30d-3",
        Trail.EMPTY.with(20_779, 12));
  }
}
