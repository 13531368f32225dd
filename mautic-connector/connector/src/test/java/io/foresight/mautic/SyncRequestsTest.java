/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many requests a sync needs. */
class SyncRequestsTest {
  private static final int N = 10_000;

  @Test
  void firstSyncOfTenThousand_needsABatchPerTwoHundredAndLittleElse_secondNeedsNoWrite() {
    try (Fixture f = new Fixture()) {
      for (int i = 0; i < N; i++) {
        f.add(f.scored("p" + i, 1 + i % 100).segment(i % 10 == 0 ? "likely-buyers" : "other"));
      }
      assertThat(f.sync().count("created")).isEqualTo(N);
      int all = f.mautic.journal().count(".*");
      int segments = f.mautic.journal().count(".*/api/segments.*");
      assertThat(f.mautic.journal().count("POST .*batch/new")).isEqualTo(N / 200);
      assertThat(all - segments)
          .as("token, fields read, four fields made, batches; the bar is n/200 + 30")
          .isEqualTo(N / 200 + 6);
      assertThat(segments).isEqualTo(2 + N / 10 / 500);
      f.mautic.journal().clear();
      f.sync();
      assertThat(f.writes()).isZero();
      assertThat(f.mautic.journal().count(".*")).isLessThanOrEqualTo(2);
    }
  }
}
