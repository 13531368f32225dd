/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void quantiles_areWithinATenth() {
    Latencies l = new Latencies();
    for (int i = 1; i <= 10_000; i++) {
      l.add(i * 1_000L);
    }
    Map<String, Object> m = l.toMap();
    assertThat(m).containsEntry("answers", 10_000L);
    assertThat(((Number) m.get("p50Micros")).doubleValue()).isCloseTo(5_000, within(550.0));
    assertThat(((Number) m.get("p99Micros")).doubleValue()).isCloseTo(9_900, within(1_050.0));
    assertThat(((Number) m.get("maxMicros")).longValue()).isGreaterThanOrEqualTo(10_000);
  }

  @Test
  void nothing_isZero_andAnHourIsCounted() {
    assertThat(new Latencies().toMap()).containsEntry("p99Micros", 0L);
    Latencies l = new Latencies();
    l.add(3_600_000_000_000L);
    l.add(0);
    assertThat(l.toMap()).containsEntry("answers", 2L);
  }
}
