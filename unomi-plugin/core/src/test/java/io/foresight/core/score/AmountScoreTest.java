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

class AmountScoreTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private static Score score(double value) {
    return Score.ofAmount(
        value,
        Band.HIGH,
        83,
        Tier.PERSONAL,
        List.of("spent much"),
        NOW,
        NOW.plusSeconds(60),
        "spend-90d-1",
        Trail.EMPTY.with(20_000, 83));
  }

  @Test
  void anAmount_hasItsPercentileAsPercent_andSurvivesItsStoredForm() {
    Score s = score(1234.5);
    assertThat(s.value()).isEqualTo(1234.5);
    assertThat(s.percent()).isEqualTo(83);
    assertThat(s.toMap()).containsEntry("kind", "amount").containsEntry("percent", 83);
    assertThat(Score.fromMap(s.toMap())).isEqualTo(s);
  }

  @Test
  void aProbability_isNotAnAmount() {
    Map<String, Object> m = new HashMap<>(score(1234.5).toMap());
    m.remove("kind");
    assertThatThrownBy(() -> Score.fromMap(m))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("score.value");
    m.put("value", 0.25);
    Score p = Score.fromMap(m);
    assertThat(p.isAmount()).isFalse();
    assertThat(p.percent()).isEqualTo(25);
    assertThat(p.toMap()).doesNotContainKey("kind");
  }

  @Test
  void amountsBelowNothing_areRefused() {
    assertThatThrownBy(() -> score(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> score(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
