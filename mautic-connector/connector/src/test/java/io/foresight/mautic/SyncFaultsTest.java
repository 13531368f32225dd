/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.delivery.MailPlatformException;
import io.foresight.core.delivery.Permission;
import io.foresight.core.delivery.SyncReport;
import io.foresight.core.job.CancelledException;
import io.foresight.core.job.Progress;
import io.foresight.mautic.standin.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever Mautic does, nothing is lost and the next run completes the work. */
class SyncFaultsTest {
  private static final String BATCH = "POST .*batch/new";

  private final Fixture f = new Fixture();

  @AfterEach
  void close() {
    f.close();
  }

  private void contacts(int n) {
    for (int i = 0; i < n; i++) {
      f.add(f.scored(String.format("p%05d", i), 1 + i % 100).segment("likely-buyers"));
    }
  }

  private void assertComplete(int n) {
    assertThat(f.mautic.contactCount()).isEqualTo(n);
    assertThat(f.mautic.members("fs-likely-buyers")).hasSize(n);
    f.deliveries
        .values()
        .forEach(
            d ->
                assertThat(f.mautic.contact(d.email()))
                    .containsEntry(
                        "fs_purchase_30d",
                        ((Number) d.values().get("purchase_30d")).doubleValue()));
    f.mautic.journal().clear();
    f.sync();
    assertThat(f.writes()).isZero();
  }

  @Test
  void batchThatCrashesOnce_isSplit_andGoesThrough() {
    contacts(40);
    f.mautic.faults().next(1, Fault.status(500), BATCH);
    assertThat(f.sync().count("failed")).isZero();
    assertComplete(40);
  }

  @Test
  void contactThatCrashesMautic_isFound_andTheOthersGoThrough() {
    contacts(30);
    f.sync();
    // As if the first contact crashed Mautic: with 30, 15, 7, 3 and alone; and one crash more.
    f.mautic.faults().next(6, Fault.status(500), BATCH);
    for (int i = 0; i < 30; i++) {
      f.add(f.scored(String.format("p%05d", i), 99).segment("likely-buyers"));
    }
    SyncReport report = f.sync();
    assertThat(report.count("failed")).isEqualTo(1);
    assertThat(report.problems().get(0)).contains("profile p00000").contains("500");
    assertThat(report.count("updated")).isEqualTo(29);
    f.clock.forward(Duration.ofHours(2));
    assertThat(f.sync().count("updated")).isEqualTo(1);
  }

  @Test
  void mauticThatCrashesOnEverything_isGivenUp_andBlamesNobody() {
    contacts(30);
    f.platform().sync(Progress.NONE);
    for (int i = 0; i < 30; i++) {
      f.add(f.scored(String.format("p%05d", i), 98).segment("likely-buyers"));
    }
    f.mautic.faults().next(1000, Fault.status(500), BATCH + "|GET /api/contacts");
    assertThatThrownBy(f::sync).isInstanceOf(MailPlatformException.class);
    assertThat(f.row("p00000").state).isEqualTo(OutboxRow.State.TOLD);
    f.mautic.faults().clear();
    f.sync();
    assertComplete(30);
  }

  @Test
  void timeouts_makeBatchesSmaller_andNothingIsDoubled() {
    contacts(200);
    f.config.put("requestTimeoutMillis", "1000");
    f.mautic.faults().next(1, Fault.slow(Duration.ofSeconds(30)), BATCH);
    f.sync();
    assertComplete(200);
    assertThat(f.slept).contains(Duration.ofSeconds(2));
  }

  @Test
  void lostAnswers_doNotDoubleContacts() {
    contacts(60);
    f.mautic.faults().next(1, Fault.lostAnswer(), BATCH);
    f.mautic.faults().next(1, Fault.lostAnswer(), "POST .*contacts/add");
    f.mautic.faults().next(1, Fault.lostAnswer(), "POST .*segments/new");
    f.mautic.faults().next(1, Fault.lostAnswer(), "POST .*fields/contact/new");
    f.sync();
    assertComplete(60);
  }

  @Test
  void everyOtherFault_endsInAClearErrorOrInSuccess_andTheNextRunCompletes() {
    Fault[] faults = {
      Fault.status(401),
      Fault.status(403),
      Fault.status(404),
      Fault.status(422),
      Fault.status(429),
      Fault.status(500),
      Fault.status(502),
      Fault.garbage(),
      Fault.reset()
    };
    String[] requests = {
      BATCH,
      "GET .*fields/contact",
      "POST .*fields/contact/new",
      "POST .*segments/new",
      "POST .*contacts/add"
    };
    for (Fault fault : faults) {
      for (String request : requests) {
        try (Fixture g = new Fixture()) {
          for (int i = 0; i < 5; i++) {
            g.add(g.scored("p" + i, 40).segment("likely-buyers"));
          }
          g.mautic.faults().next(1, fault, request);
          try {
            g.sync();
          } catch (MailPlatformException e) {
            assertThat(e).hasMessageContaining("Mautic").hasMessageNotContaining("secret");
          } catch (RuntimeException e) {
            throw new AssertionError(request, e);
          }
          g.mautic.faults().clear();
          g.clock.forward(Duration.ofHours(3));
          g.sync();
          assertThat(g.mautic.members("fs-likely-buyers")).as(request).hasSize(5);
          assertThat(g.mautic.contactCount()).isEqualTo(5);
        }
      }
    }
  }

  @Test
  void segmentDeletedInMautic_isMadeAgain() {
    contacts(3);
    f.sync();
    MauticClient client = new MauticClient(MauticSettings.of(f.config), f.clock, d -> {});
    client.delete("/api/segments/1/delete");
    f.add(f.scored("zoe", 90).segment("likely-buyers"));
    assertThat(f.sync().problems().get(0)).contains("likely-buyers is gone");
    f.sync();
    assertThat(f.mautic.members("fs-likely-buyers")).contains("zoe@example.com");
  }

  @Test
  void doNotContactThatFails_isTriedAgain() {
    contacts(1);
    f.sync();
    f.add(f.scored("p00000", 1).permission(Permission.UNSUBSCRIBED));
    f.mautic.faults().next(1, Fault.status(500), "POST .*dnc.*");
    assertThat(f.sync().count("failed")).isEqualTo(1);
    f.clock.forward(Duration.ofHours(2));
    f.sync();
    assertThat(f.mautic.doNotContact("p00000@example.com")).isEqualTo(1);
  }

  @Test
  void cancelled_stops_andTheNextRunCompletes() {
    contacts(2500);
    Progress stop =
        (phase, done, total) -> {
          if (done >= 1000) {
            throw new CancelledException("operator");
          }
        };
    assertThatThrownBy(() -> f.platform().sync(stop)).isInstanceOf(CancelledException.class);
    assertThat(f.mautic.contactCount()).isBetween(1, 2499);
    f.sync();
    assertComplete(2500);
  }

  @Test
  void syncsAtTheSameTime_waitForEachOther_andDoubleNobody() throws Exception {
    contacts(300);
    MauticPlatform platform = f.platform();
    List<CompletableFuture<SyncReport>> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runs.add(CompletableFuture.supplyAsync(() -> platform.sync(Progress.NONE)));
    }
    long created = 0;
    for (CompletableFuture<SyncReport> r : runs) {
      created += r.get(60, TimeUnit.SECONDS).count("created");
    }
    assertThat(created).isEqualTo(300);
    assertComplete(300);
  }
}
