/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockPublisherTest {
  @Test
  void clock_startsAtTheGivenMomentAndGoesOn() {
    Instant start = Instant.parse("2011-12-10T00:00:00Z");
    Clock clock = ClockPublisher.clock(start.toString());
    assertThat(Duration.between(start, clock.instant()))
        .isBetween(Duration.ZERO, Duration.ofMinutes(1));
  }

  @Test
  void withoutOrWithABadMoment_itIsTheWallClock() {
    assertThat(ClockPublisher.clock(null)).isEqualTo(Clock.systemUTC());
    assertThat(ClockPublisher.clock("yesterday")).isEqualTo(Clock.systemUTC());
  }
}
