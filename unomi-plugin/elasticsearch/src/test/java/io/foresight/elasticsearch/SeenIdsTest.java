/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenIdsTest {
  @Test
  void aMillionIds_areEachNewOnce() {
    SeenIds seen = new SeenIds();
    for (int i = 0; i < 1_000_000; i++) {
      if (!seen.add("event-" + i)) {
        throw new AssertionError("collision at " + i);
      }
    }
    assertThat(seen.size()).isEqualTo(1_000_000);
    assertThat(seen.add("event-0")).isFalse();
    assertThat(seen.add("event-999999")).isFalse();
    assertThat(seen.add("event-1000000")).isTrue();
    assertThat(seen.add("")).isTrue();
    assertThat(seen.add("")).isFalse();
  }
}
