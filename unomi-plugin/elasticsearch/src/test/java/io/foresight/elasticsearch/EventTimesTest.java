/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T03:04:05Z",
        "2024-02-29T23:59:59Z",
        "1969-12-31T23:59:59Z",
        "2026-01-31T00:00:00Z",
        "2026-11-22T03:04:05.678Z"
      })
  void everyMomentInUtc_isReadAsTheJdkDoes(String text) {
    assertThat(EventTimes.millis(text)).isEqualTo(Instant.parse(text).toEpochMilli());
  }

  @Test
  void offsets_andNumbers_areRead() {
    long at = Instant.parse("2026-11-22T03:04:05Z").toEpochMilli();
    assertThat(EventTimes.millis("2026-11-22T04:04:05+01:00")).isEqualTo(at);
    assertThat(EventTimes.millis("2026-11-22T04:04:05.000+0100")).isEqualTo(at);
    assertThat(EventTimes.millis(at)).isEqualTo(at);
    assertThat(EventTimes.millis(7)).isEqualTo(7);
  }

  @Test
  void whatIsNoMoment_isRefused() {
    for (Object bad :
        Arrays.asList(
            null, "", "yesterday", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", true)) {
      assertThatThrownBy(() -> EventTimes.millis(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("timeStamp");
    }
  }
}
