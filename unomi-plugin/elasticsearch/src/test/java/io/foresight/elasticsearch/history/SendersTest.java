/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SendersTest {
  @Test
  void await_waitsForAllWork() {
    try (Senders senders = new Senders(3)) {
      AtomicInteger done = new AtomicInteger();
      for (int i = 0; i < 1_000; i++) {
        senders.submit(done::incrementAndGet);
      }
      senders.await();
      assertThat(done).hasValue(1_000);
    }
  }

  @Test
  void failure_reachesTheReader_andStopsTheRest() {
    try (Senders senders = new Senders(1)) {
      AtomicInteger after = new AtomicInteger();
      assertThatThrownBy(
              () -> {
                senders.submit(
                    () -> {
                      throw new IllegalStateException("away");
                    });
                for (int i = 0; i < 100; i++) {
                  senders.submit(after::incrementAndGet);
                }
              })
          .hasMessage("away");
      assertThatThrownBy(senders::await).hasMessage("away");
      assertThat(after).hasValue(0);
    }
  }
}
