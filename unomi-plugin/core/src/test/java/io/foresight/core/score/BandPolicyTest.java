/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BandPolicyTest {
  private final BandPolicy policy = BandPolicy.DEFAULT;

  @Test
  void thresholds_areTheFirstPercentileOfABand() {
    assertThat(policy.band(0, 19, null)).isEqualTo(Band.VERY_LOW);
    assertThat(policy.band(0, 20, null)).isEqualTo(Band.LOW);
    assertThat(policy.band(0, 50, null)).isEqualTo(Band.MEDIUM);
    assertThat(policy.band(0, 80, null)).isEqualTo(Band.HIGH);
    assertThat(policy.band(0, 100, null)).isEqualTo(Band.VERY_HIGH);
  }

  @Test
  void aSmallMoveOverAThreshold_changesNothing() {
    assertThat(policy.band(0, 79, Band.HIGH)).isEqualTo(Band.HIGH);
    assertThat(policy.band(0, 81, Band.MEDIUM)).isEqualTo(Band.MEDIUM);
  }

  @Test
  void aLargerMove_changesTheBandAtOnce() {
    assertThat(policy.band(0, 77, Band.HIGH)).isEqualTo(Band.MEDIUM);
    assertThat(policy.band(0, 82, Band.MEDIUM)).isEqualTo(Band.HIGH);
    assertThat(policy.band(0, 3, Band.VERY_HIGH)).isEqualTo(Band.VERY_LOW);
    assertThat(policy.band(0, 99, Band.VERY_LOW)).isEqualTo(Band.VERY_HIGH);
  }

  @Test
  void byPercent_comparesTheProbability() {
    BandPolicy own =
        read(Map.of("by", "percent", "thresholds", List.of(1, 5, 20, 60), "hysteresis", 0));
    assertThat(own.band(0.0099, 90, null)).isEqualTo(Band.VERY_LOW);
    assertThat(own.band(0.2, 10, Band.MEDIUM)).isEqualTo(Band.HIGH);
    assertThat(own.toMap()).isEqualTo(read(own.toMap()).toMap()).containsEntry("by", "percent");
  }

  @Test
  void badPolicies_nameTheField() {
    for (Object bad :
        List.of(List.of(1, 2, 3), List.of(4, 3, 2, 1), List.of(0, 1, 2, 101), "20,50", List.of())) {
      assertThatThrownBy(() -> read(Map.of("thresholds", bad)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("bands.thresholds");
    }
    assertThatThrownBy(() -> read(Map.of("hysteresis", -1))).hasMessageContaining("hysteresis");
    assertThatThrownBy(() -> read(Map.of("tresholds", 1))).hasMessageContaining("tresholds");
  }

  private static BandPolicy read(Map<String, Object> map) {
    return BandPolicy.of(Fields.of("bands", map));
  }
}
