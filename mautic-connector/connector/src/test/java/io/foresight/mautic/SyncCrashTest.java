/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.delivery.Permission;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that is killed leaves what the store and Mautic have; a new one finishes the work. */
class SyncCrashTest {
  private static final int N = 1000;

  /** Ends the process, as far as the code under test can tell. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Moments: before the first rows are noted (Mautic has the first batch, we do not know); between
   * two batches; within the noting of a batch; before segment memberships are noted; before a
   * do-not-contact mark is noted.
   */
  @ParameterizedTest
  @CsvSource({
    "mautic-contact, 1",
    "mautic-contact, 201",
    "mautic-outbox, 350",
    "mautic-outbox, 1100",
    "mautic-outbox, 2010"
  })
  void killedAtAnyMoment_theNextRunLosesNothing_andDoublesNothing(String collection, int write) {
    try (Fixture f = new Fixture()) {
      for (int i = 0; i < N; i++) {
        f.add(f.scored(String.format("p%05d", i), 1 + i % 100).segment("likely-buyers"));
      }
      if (write > 2 * N) {
        f.sync();
        for (int i = 0; i < 30; i++) {
          f.add(f.scored(String.format("p%05d", i), 5).permission(Permission.UNSUBSCRIBED));
        }
        kill(f, collection, write - 2 * N);
      } else {
        kill(f, collection, write);
      }
      long batchesBefore = f.mautic.journal().count("POST .*batch/new");
      f.sync();
      long batches = f.mautic.journal().count("POST .*batch/new") - batchesBefore;
      assertThat(batches).as("at most what was on its way is sent again").isLessThanOrEqualTo(5);
      assertThat(f.mautic.contactCount()).isEqualTo(N);
      assertThat(f.mautic.members("fs-likely-buyers")).hasSize(N);
      f.deliveries
          .values()
          .forEach(
              d -> {
                boolean stopped = d.permission() == Permission.UNSUBSCRIBED;
                assertThat(f.mautic.doNotContact(d.email())).isEqualTo(stopped ? 1 : 0);
                if (!stopped) {
                  assertThat(f.mautic.contact(d.email())).containsKey("fs_purchase_30d");
                }
              });
      f.mautic.journal().clear();
      f.sync();
      assertThat(f.writes()).isZero();
    }
  }

  private static void kill(Fixture f, String collection, int write) {
    AtomicInteger left = new AtomicInteger(write);
    f.store.beforeWrite =
        c -> {
          if (c.equals(collection) && left.decrementAndGet() == 0) {
            throw new Killed();
          }
        };
    assertThatThrownBy(f::sync).isInstanceOf(Killed.class);
    f.store.beforeWrite = c -> {};
  }

  @Test
  void killedBetweenBatches_whatWasNotedIsNotSentAgain() {
    try (Fixture f = new Fixture()) {
      for (int i = 0; i < N; i++) {
        f.add(f.scored(String.format("p%05d", i), 1 + i % 100));
      }
      kill(f, "mautic-contact", 601);
      f.mautic.journal().clear();
      assertThat(f.sync().count("unchanged")).isEqualTo(600);
      assertThat(f.mautic.journal().count("POST .*batch/new")).isEqualTo(2);
    }
  }
}
