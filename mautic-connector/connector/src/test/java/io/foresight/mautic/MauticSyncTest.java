/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.delivery.Delivery;
import io.foresight.core.delivery.Permission;
import io.foresight.core.delivery.SyncReport;
import io.foresight.core.job.Progress;
import io.foresight.mautic.standin.MauticStandIn;
import io.foresight.mautic.standin.StandInOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MauticSyncTest {
  private final Fixture f = new Fixture();

  @AfterEach
  void close() {
    f.close();
  }

  @Test
  void firstSync_createsContactsWithValuesAndSegments() {
    f.add(f.scored("alice", 73).segment("likely-buyers").segment("not-mirrored"));
    f.add(f.scored("bob", 4));
    SyncReport report = f.sync();
    assertThat(report.count("created")).isEqualTo(2);
    assertThat(f.mautic.contact("alice@example.com"))
        .containsEntry("fs_purchase_30d", 73.0)
        .containsEntry("fs_purchase_30d_band", "high")
        .containsEntry("fs_purchase_30d_why", "Looked twice")
        .containsEntry("fs_purchase_30d_on", "2026-11-22 02:00:00");
    assertThat(f.mautic.members("fs-likely-buyers")).containsExactly("alice@example.com");
  }

  @Test
  void secondSync_writesNothing() {
    f.add(f.scored("alice", 73).segment("likely-buyers")).add(f.scored("bob", 4));
    f.add(Delivery.of("carol", "carol@example.com").permission(Permission.UNSUBSCRIBED));
    f.sync();
    f.mautic.journal().clear();
    SyncReport report = f.sync();
    assertThat(f.writes()).isZero();
    assertThat(report.count("unchanged")).isEqualTo(2);
  }

  @Test
  void onlyWhatChangedIsSent_andQuietFieldsAloneAreNoChange() {
    f.add(f.scored("alice", 73)).add(f.scored("bob", 4));
    f.sync();
    f.add(f.scored("alice", 74));
    f.add(f.scored("bob", 4).value("purchase_30d_on", Fixture.SCORED.plus(Duration.ofDays(1))));
    SyncReport report = f.sync();
    assertThat(report.count("updated")).isEqualTo(1);
    assertThat(report.count("unchanged")).isEqualTo(1);
    assertThat(f.mautic.contact("alice@example.com")).containsEntry("fs_purchase_30d", 74.0);
  }

  @Test
  void lowestScore_survivesMauticsLossOfZeros() {
    f.add(f.scored("alice", 73));
    f.sync();
    f.add(f.scored("alice", 0));
    f.sync();
    assertThat(f.mautic.contact("alice@example.com")).containsEntry("fs_purchase_30d", 1.0);
  }

  @Test
  void expiredScore_isBlanked_andOtherFieldsOfTheContactStay() {
    f.add(f.scored("alice", 73));
    f.sync();
    f.add(Delivery.of("alice", "alice@example.com").permission(Permission.GRANTED));
    SyncReport report = f.sync();
    assertThat(report.count("blanked")).isEqualTo(1);
    assertThat(f.mautic.contact("alice@example.com")).containsOnlyKeys("email");
    f.mautic.journal().clear();
    f.sync();
    assertThat(f.writes()).isZero();
  }

  @Test
  void segments_areMirroredByDifference() {
    f.add(f.scored("alice", 73).segment("likely-buyers"));
    f.add(f.scored("bob", 60).segment("likely-buyers"));
    f.sync();
    f.add(f.scored("alice", 73)).add(f.scored("carol", 80).segment("likely-buyers"));
    SyncReport report = f.sync();
    assertThat(report.count("left")).isEqualTo(1);
    assertThat(report.count("joined")).isEqualTo(1);
    assertThat(f.mautic.members("fs-likely-buyers"))
        .containsExactly("bob@example.com", "carol@example.com");
  }

  @Test
  void noConsent_isNeverDelivered_whateverTheDeliveryCarries() {
    f.add(f.scored("alice", 73).permission(Permission.NO_CONSENT).segment("likely-buyers"));
    f.add(Delivery.of("bob", "bob@example.com").value("purchase_30d", 50));
    f.sync();
    assertThat(f.mautic.contactCount()).isZero();
    assertThat(f.mautic.journal().count("POST /api/contacts.*")).isZero();
  }

  @Test
  void consentWithdrawn_blanksValues_leavesSegments_andMarksDoNotContact() {
    f.add(f.scored("alice", 73).segment("likely-buyers"));
    f.sync();
    f.add(f.scored("alice", 80).permission(Permission.NO_CONSENT).segment("likely-buyers"));
    f.sync();
    assertThat(f.mautic.contact("alice@example.com")).containsOnlyKeys("email");
    assertThat(f.mautic.members("fs-likely-buyers")).isEmpty();
    assertThat(f.mautic.doNotContact("alice@example.com")).isEqualTo(3);
    f.mautic.journal().clear();
    f.sync();
    assertThat(f.writes()).isZero();
  }

  @Test
  void unsubscribed_isMarkedButNeverUnmarkedByUs() {
    f.add(f.scored("alice", 73));
    f.sync();
    f.add(f.scored("alice", 73).permission(Permission.UNSUBSCRIBED));
    f.sync();
    assertThat(f.mautic.doNotContact("alice@example.com")).isEqualTo(1);
    f.add(f.scored("alice", 90));
    f.sync();
    assertThat(f.mautic.doNotContact("alice@example.com")).isEqualTo(1);
    assertThat(f.mautic.contact("alice@example.com")).containsEntry("fs_purchase_30d", 90.0);
    assertThat(f.mautic.journal().count(".*dnc/email/remove")).isZero();
  }

  @Test
  void unsubscribedStranger_isMarkedIfMauticHasHim_andAskedForOnce() {
    f.add(f.scored("alice", 73));
    f.sync();
    new Outbox(f.store).delete(f.row("alice"));
    f.add(Delivery.of("alice", "Alice@Example.com").permission(Permission.UNSUBSCRIBED));
    f.add(Delivery.of("zoe", "zoe@example.com").permission(Permission.UNSUBSCRIBED));
    f.sync();
    assertThat(f.mautic.doNotContact("alice@example.com")).isEqualTo(1);
    assertThat(f.mautic.contactCount()).isEqualTo(1);
    f.mautic.journal().clear();
    f.sync();
    assertThat(f.mautic.journal().count("GET /api/contacts")).isZero();
  }

  @Test
  void manyStrangersWithoutPermission_areLookedUpInFewRequests() {
    for (int i = 0; i < 1000; i++) {
      f.add(
          Delivery.of("p" + i, "stranger" + i + "@example.com")
              .permission(Permission.UNSUBSCRIBED));
    }
    assertThat(f.sync().count("skipped")).isEqualTo(1000);
    assertThat(f.mautic.journal().count("GET /api/contacts")).isLessThanOrEqualTo(8);
    assertThat(f.mautic.contactCount()).isZero();
  }

  @Test
  void badContact_doesNotBlockTheOthers_andIsTriedAgainLater() {
    f.add(f.scored("alice", 73)).add(f.scored("zoe", 50));
    f.add(
        Delivery.of("bad", "not-an-address")
            .permission(Permission.GRANTED)
            .value("purchase_30d", 5));
    SyncReport report = f.sync();
    assertThat(report.count("created")).isEqualTo(2);
    assertThat(report.count("failed")).isEqualTo(1);
    assertThat(report.problems().get(0)).contains("profile bad").contains("invalid");
    assertThat(f.row("bad").attempts).isEqualTo(1);
    assertThat(f.sync().count("waiting")).isEqualTo(1);
    f.clock.forward(Duration.ofHours(2));
    assertThat(f.sync().count("failed")).isEqualTo(1);
    assertThat(f.row("bad").attempts).isEqualTo(2);
    f.clock.forward(Duration.ofMinutes(90));
    assertThat(f.sync().count("waiting")).as("the pause has grown to two hours").isEqualTo(1);
    f.add(Delivery.of("bad", "good@example.com").permission(Permission.GRANTED));
    assertThat(f.sync().count("created")).as("a new address is tried at once").isEqualTo(1);
    assertThat(f.row("bad").attempts).isZero();
  }

  @Test
  void twoProfilesWithOneAddress_oneContact_sameWinnerInAnyOrder() {
    for (List<String> order : List.of(List.of("a", "b"), List.of("b", "a"))) {
      try (Fixture g = new Fixture()) {
        g.order.addAll(order);
        g.add(
            Delivery.of("a", "x@example.com")
                .permission(Permission.GRANTED)
                .value("purchase_30d", 11));
        g.add(
            Delivery.of("b", "X@example.com")
                .permission(Permission.GRANTED)
                .value("purchase_30d", 22));
        SyncReport report = g.sync();
        assertThat(report.count("duplicates")).isEqualTo(1);
        assertThat(g.mautic.contactCount()).isEqualTo(1);
        assertThat(g.mautic.contact("x@example.com")).containsEntry("fs_purchase_30d", 11.0);
        g.mautic.journal().clear();
        g.sync();
        assertThat(g.writes()).as("second sync, order " + order).isZero();
      }
    }
  }

  @Test
  void twoProfilesWithOneAddress_theStricterPermissionWins() {
    f.add(f.scored("b", 50)).sync();
    f.add(
        Delivery.of("b", "x@example.com").permission(Permission.GRANTED).value("purchase_30d", 5));
    f.sync();
    f.add(Delivery.of("c", "x@example.com").permission(Permission.UNSUBSCRIBED));
    f.sync();
    assertThat(f.mautic.doNotContact("x@example.com")).isEqualTo(1);
    f.mautic.journal().clear();
    f.sync();
    assertThat(f.writes()).isZero();
  }

  @Test
  void winnerGone_theOtherTakesOver() {
    f.add(
        Delivery.of("a", "x@example.com").permission(Permission.GRANTED).value("purchase_30d", 11));
    f.add(
        Delivery.of("b", "x@example.com").permission(Permission.GRANTED).value("purchase_30d", 22));
    f.sync();
    f.remove("a").sync();
    assertThat(f.mautic.contact("x@example.com")).containsEntry("fs_purchase_30d", 22.0);
    assertThat(f.mautic.contactCount()).isEqualTo(1);
    f.mautic.journal().clear();
    f.sync();
    assertThat(f.writes()).isZero();
  }

  @Test
  void newAddress_movesTheContact() {
    f.add(f.scored("alice", 73).segment("likely-buyers"));
    f.sync();
    f.add(
        Delivery.of("alice", "alice@new.example")
            .permission(Permission.GRANTED)
            .value("purchase_30d", 74)
            .segment("likely-buyers"));
    f.sync();
    assertThat(f.mautic.contactCount()).isEqualTo(1);
    assertThat(f.mautic.contact("alice@new.example")).containsEntry("fs_purchase_30d", 74.0);
    assertThat(f.mautic.members("fs-likely-buyers")).containsExactly("alice@new.example");
  }

  @Test
  void newAddressThatHasAContact_writesThatOne_andEmptiesTheOld() {
    f.add(f.scored("alice", 73)).add(f.scored("bob", 20));
    f.sync();
    f.remove("bob");
    f.add(
        Delivery.of("alice", "bob@example.com")
            .permission(Permission.GRANTED)
            .value("purchase_30d", 74));
    f.sync();
    assertThat(f.mautic.contact("bob@example.com")).containsEntry("fs_purchase_30d", 74.0);
    assertThat(f.mautic.contact("alice@example.com")).containsOnlyKeys("email");
  }

  @Test
  void contactDeletedInMautic_isMadeAgainWhenItIsNeeded() {
    f.add(f.scored("alice", 73).segment("likely-buyers"));
    f.sync();
    f.mautic.deleteContact(f.row("alice").contactId);
    f.add(f.scored("alice", 80).segment("likely-buyers"));
    assertThat(f.sync().count("created")).isEqualTo(1);
    assertThat(f.mautic.members("fs-likely-buyers")).containsExactly("alice@example.com");
    f.mautic.deleteContact(f.row("alice").contactId);
    f.add(f.scored("alice", 80));
    f.sync();
    assertThat(f.mautic.contact("alice@example.com"))
        .as("the leaving of the segment finds it gone")
        .containsEntry("fs_purchase_30d", 80.0);
  }

  @Test
  void contactDeletedInMautic_isNotMadeAgainForSomebodyWithoutConsent() {
    f.add(f.scored("alice", 73));
    f.sync();
    f.mautic.deleteContact(f.row("alice").contactId);
    f.add(f.scored("alice", 73).permission(Permission.NO_CONSENT));
    f.sync();
    assertThat(f.mautic.contactCount()).isZero();
    f.sync();
    assertThat(f.row("alice").state).isEqualTo(OutboxRow.State.ABSENT);
  }

  @Test
  void mergedContact_isFollowed() {
    f.add(f.scored("alice", 73)).add(f.scored("bob", 20));
    f.sync();
    long bob = f.row("bob").contactId;
    f.mautic.merge(bob, f.row("alice").contactId);
    f.add(f.scored("bob", 20).segment("likely-buyers"));
    SyncReport report = f.sync();
    assertThat(report.count("merged")).isEqualTo(1);
    assertThat(f.row("bob").contactId).isEqualTo(f.row("alice").contactId);
  }

  @Test
  void profileGone_itsContactIsEmptied_andForgotten() {
    f.add(f.scored("alice", 73).segment("likely-buyers")).add(f.scored("bob", 20));
    f.sync();
    f.remove("alice");
    SyncReport report = f.sync();
    assertThat(report.count("withdrawn")).isEqualTo(1);
    assertThat(f.mautic.contact("alice@example.com")).containsOnlyKeys("email");
    assertThat(f.mautic.members("fs-likely-buyers")).isEmpty();
    assertThat(f.store.get(Outbox.ROWS, "alice")).isEmpty();
  }

  @Test
  void profilesMergedInUnomi_theContactKeepsTheWinnersValues() {
    f.add(f.scored("alice", 73));
    f.sync();
    f.remove("alice");
    f.add(
        Delivery.of("master", "alice@example.com")
            .permission(Permission.GRANTED)
            .value("purchase_30d", 33));
    f.sync();
    assertThat(f.mautic.contact("alice@example.com")).containsEntry("fs_purchase_30d", 33.0);
    assertThat(f.store.get(Outbox.ROWS, "alice")).isEmpty();
  }

  @Test
  void mostProfilesGoneAtOnce_isTakenForAMistake() {
    for (int i = 0; i < 150; i++) {
      f.add(f.scored("p" + i, 10));
    }
    f.sync();
    f.deliveries.clear();
    f.mautic.journal().clear();
    SyncReport report = f.sync();
    assertThat(f.writes()).isZero();
    assertThat(report.problems().get(0)).contains("150 of 150").contains("withdrawalPercent");
    f.config.put("withdrawalPercent", "100");
    assertThat(f.sync().count("withdrawn")).isEqualTo(150);
  }

  @Test
  void withoutAddress_isSkipped_andAnEmptySourceIsFine() {
    assertThat(f.sync().count("read")).isZero();
    f.add(Delivery.of("anonymous", " ").permission(Permission.GRANTED));
    assertThat(f.sync().count("skipped")).isEqualTo(1);
  }

  @Test
  void longReason_isCutToWhatMauticTakes() {
    f.add(f.scored("alice", 73).value("purchase_30d_why", "x".repeat(300)));
    f.sync();
    Object why = f.mautic.contact("alice@example.com").get("fs_purchase_30d_why");
    assertThat(String.valueOf(why)).hasSize(255).endsWith("…");
  }

  @Test
  void fieldDeletedInMautic_isMadeAgain_andFilledForEverybody() {
    f.add(f.scored("alice", 73)).add(f.scored("bob", 4)).sync();
    MauticClient client = new MauticClient(MauticSettings.of(f.config), f.clock, d -> {});
    client.delete("/api/fields/contact/44/delete");
    assertThat(f.mautic.contact("alice@example.com")).doesNotContainKey("fs_purchase_30d");
    assertThat(f.sync().count("updated")).isEqualTo(2);
    assertThat(f.mautic.contact("alice@example.com")).containsEntry("fs_purchase_30d", 73.0);
  }

  @Test
  void anotherMautic_isToldEverythingAnew_andReadFromItsBeginning() {
    f.add(f.scored("alice", 73).segment("likely-buyers")).add(f.scored("bob", 4)).sync();
    f.mautic
        .react()
        .sent(f.mautic.react().mailing("m", "s"), "alice@example.com", f.clock.instant());
    f.platform().poll(Progress.NONE);
    f.clock.forward(Duration.ofDays(1));
    try (MauticStandIn other = MauticStandIn.start(new StandInOptions().clock(f.clock))) {
      f.config.put("url", other.url());
      f.sync();
      assertThat(other.contact("alice@example.com")).containsEntry("fs_purchase_30d", 73.0);
      assertThat(other.members("fs-likely-buyers")).containsExactly("alice@example.com");
      other.react().sent(other.react().mailing("m", "s"), "alice@example.com", f.clock.instant());
      assertThat(f.platform().poll(Progress.NONE).count("accepted")).isEqualTo(1);
    }
  }

  @Test
  void addressTwiceInMautic_isReported_andTheOthersGoThrough() {
    f.add(f.scored("alice", 73)).add(f.scored("bob", 20));
    f.sync();
    MauticClient client = new MauticClient(MauticSettings.of(f.config), f.clock, d -> {});
    long alice = f.row("alice").contactId;
    // The same id twice in a batch edit makes Mautic double the contact.
    client.patch(
        "/api/contacts/batch/edit",
        List.of(Map.of("id", alice, "city", "A"), Map.of("id", alice, "city", "B")));
    assertThat(f.mautic.contactIds("alice@example.com")).hasSize(2);
    f.add(f.scored("alice", 74)).add(f.scored("bob", 21));
    SyncReport report = f.sync();
    assertThat(report.count("updated")).isEqualTo(1);
    assertThat(report.problems().get(0)).contains("deduplicate").doesNotContain("alice@");
  }
}
