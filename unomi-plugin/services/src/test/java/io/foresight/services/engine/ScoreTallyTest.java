/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreTallyTest {
  private static Map<String, Object> scored(double value) {
    return Map.of("scores", Map.of("g", Map.of("value", value)));
  }

  @Test
  void aMillionValues_keepTheirDistributionInBoundedMemory() {
    ScoreTally tally = new ScoreTally();
    for (int i = 0; i < 1_000_000; i++) {
      tally.add(scored((i * 7_919L % 1_000_000) / 1e6));
    }
    double[] sorted = tally.sorted().get("g");
    assertThat(sorted.length).isBetween(10_000, 20_000);
    for (double q : new double[] {0.01, 0.25, 0.5, 0.75, 0.99}) {
      assertThat(sorted[(int) (q * sorted.length)]).isBetween(q - 0.02, q + 0.02);
    }
  }

  @Test
  void profilesWithoutScores_countForNothing() {
    ScoreTally tally = new ScoreTally();
    tally.add(Map.of());
    tally.add(Map.of("scores", Map.of()));
    assertThat(tally.sorted()).isEmpty();
  }
}
