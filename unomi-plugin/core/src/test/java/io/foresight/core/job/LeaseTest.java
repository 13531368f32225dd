/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.MutableClock;
import io.foresight.core.store.InMemoryDocumentStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private final InMemoryDocumentStore store = new InMemoryDocumentStore();
  private final MutableClock clock = new MutableClock("2026-11-22T00:00:00Z");
  private final Lease a = new Lease(store, clock, "a", Duration.ofSeconds(30));
  private final Lease b = new Lease(store, clock, "b", Duration.ofSeconds(30));

  @Test
  void oneHolderAtATime() {
    assertThat(a.acquire("x")).isTrue();
    assertThat(b.acquire("x")).isFalse();
    assertThat(b.acquire("y")).isTrue();
  }

  @Test
  void holderRenews_andAnExpiredLeaseIsFree() {
    a.acquire("x");
    clock.advance(Duration.ofSeconds(20));
    assertThat(a.acquire("x")).isTrue();
    clock.advance(Duration.ofSeconds(20));
    assertThat(b.acquire("x")).isFalse();
    clock.advance(Duration.ofSeconds(11));
    assertThat(a.isHeld("x")).isFalse();
    assertThat(b.acquire("x")).isTrue();
    assertThat(a.acquire("x")).isFalse();
  }

  @Test
  void release_freesOnlyWhatIsOurs() {
    a.acquire("x");
    b.release("x");
    assertThat(b.acquire("x")).isFalse();
    a.release("x");
    assertThat(b.acquire("x")).isTrue();
  }

  @Test
  void threadsOfOneHolder_allRenewAtTheSameMoment() throws Exception {
    a.acquire("x");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> renewals = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        renewals.add(threads.submit(() -> a.acquire("x")));
      }
      for (Future<Boolean> r : renewals) {
        assertThat(r.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
