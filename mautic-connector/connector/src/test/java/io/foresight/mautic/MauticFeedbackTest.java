/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.delivery.FeedbackEvent;
import io.foresight.core.delivery.FeedbackReport;
import io.foresight.core.delivery.MailPlatformException;
import io.foresight.core.delivery.Permission;
import io.foresight.core.job.Progress;
import io.foresight.mautic.standin.Fault;
import io.foresight.mautic.standin.Reactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MauticFeedbackTest {
  private static final Instant T = Instant.parse("2026-11-22T09:00:00Z");
  private static final String HUMAN = "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0";

  private final Fixture f = new Fixture();
  private final Reactions react = f.mautic.react();
  private long mailing;

  @BeforeEach
  void contacts() {
    f.add(f.scored("alice", 73)).add(f.scored("bob", 20)).sync();
    mailing = react.mailing("Autumn", "Leaves are falling");
  }

  @AfterEach
  void close() {
    f.close();
  }

  private FeedbackReport poll() {
    return f.platform().poll(Progress.NONE);
  }

  /** Ids carry the moment, which is left out here. */
  private FeedbackEvent event(String id) {
    List<FeedbackEvent> found = new ArrayList<>(f.events.values());
    found.removeIf(e -> !shortened(e.id()).equals(id));
    assertThat(found).as(id).hasSize(1);
    return found.get(0);
  }

  private static String shortened(String id) {
    return id.replaceFirst("-\\d{10}", "");
  }

  private List<String> accepted() {
    return f.acceptedIds.stream().map(MauticFeedbackTest::shortened).collect(Collectors.toList());
  }

  @Test
  void whatRecipientsDo_becomesEventsOfTheirProfiles() {
    long stat = react.sent(mailing, "alice@example.com", T);
    react.opened(stat, T.plusSeconds(60), HUMAN);
    react.clicked(stat, "https://shop.example/x", T.plusSeconds(70));
    react.unsubscribed("alice@example.com", T.plusSeconds(80));
    react.sent(mailing, "bob@example.com", T);
    react.bounced("bob@example.com", T.plusSeconds(5));
    FeedbackReport report = poll();
    assertThat(report.count("accepted")).isEqualTo(6);
    FeedbackEvent open = event("mautic-open-1-1");
    assertThat(open.type()).isEqualTo("mailOpen");
    assertThat(open.profileId()).isEqualTo("alice");
    assertThat(open.email()).isEqualTo("alice@example.com");
    assertThat(open.time()).isEqualTo(T.plusSeconds(60).toEpochMilli());
    assertThat(open.properties())
        .containsEntry("mailingId", "1")
        .containsEntry("subject", "Leaves are falling")
        .containsEntry("machine", false);
    assertThat(event("mautic-click-1").properties()).containsEntry("url", "https://shop.example/x");
    assertThat(event("mautic-sent-2").profileId()).isEqualTo("bob");
    assertThat(event("mautic-dnc-1-1").type()).isEqualTo("mailUnsubscribe");
    assertThat(event("mautic-dnc-2-2").type()).isEqualTo("mailBounce");
    assertThat(event("mautic-dnc-2-2").profileId()).isEqualTo("bob");
  }

  @Test
  void everythingComesOnce_howeverOftenItIsPolled() {
    long stat = react.sent(mailing, "alice@example.com", T);
    react.opened(stat, T.plusSeconds(60), HUMAN);
    poll();
    assertThat(poll().count("accepted")).isZero();
    react.opened(stat, T.plusSeconds(61), HUMAN);
    react.sent(mailing, "bob@example.com", T.plusSeconds(1));
    poll();
    poll();
    assertThat(accepted())
        .containsExactlyInAnyOrder(
            "mautic-sent-1", "mautic-open-1-1", "mautic-open-1-2", "mautic-sent-2");
  }

  @Test
  void secondOpenMuchLater_isASecondEvent_andTheFirstIsNotRepeated() {
    long stat = react.sent(mailing, "alice@example.com", T);
    react.opened(stat, T.plusSeconds(60), HUMAN);
    poll();
    react.opened(stat, T.plusSeconds(86_400), HUMAN);
    poll();
    assertThat(accepted()).containsExactly("mautic-sent-1", "mautic-open-1-1", "mautic-open-1-2");
    assertThat(event("mautic-open-1-2").time()).isEqualTo(T.plusSeconds(86_400).toEpochMilli());
  }

  @Test
  void scannersAreMarked_proxiesAreHandedOnToBeJudged() {
    String proxy = "Mozilla/5.0 (via ggpht.com GoogleImageProxy)";
    long stat = react.sent(mailing, "alice@example.com", T);
    react.opened(stat, T.plusSeconds(2), proxy);
    react.opened(stat, T.plusSeconds(3), "Barracuda Sentinel");
    poll();
    assertThat(event("mautic-open-1-1").properties())
        .containsEntry("machine", false)
        .containsEntry("userAgent", proxy);
    assertThat(event("mautic-open-1-2").properties()).containsEntry("machine", true);
  }

  @Test
  void ourOwnMarks_doNotComeBackAsNews() {
    f.add(f.scored("alice", 73).permission(Permission.UNSUBSCRIBED)).sync();
    assertThat(f.mautic.doNotContact("alice@example.com")).isEqualTo(1);
    assertThat(poll().count("mailUnsubscribe")).isZero();
  }

  @Test
  void strangers_areHandedOverByAddress_andNobodysAreCounted() {
    MauticClient client = new MauticClient(MauticSettings.of(f.config), f.clock, d -> {});
    client.post("/api/contacts/new", java.util.Map.of("email", "zoe@example.com"));
    long stat = react.sent(mailing, "zoe@example.com", T);
    react.clicked(stat, "https://shop.example/", T);
    react.unsubscribed("zoe@example.com", T);
    poll();
    assertThat(event("mautic-click-1").profileId()).isNull();
    assertThat(event("mautic-click-1").email()).isEqualTo("zoe@example.com");
    assertThat(event("mautic-dnc-1-1").email()).isEqualTo("zoe@example.com");
    react.clicked(stat, "https://shop.example/", T.plusSeconds(9));
    f.mautic.deleteContact(f.mautic.contactIds("zoe@example.com").get(0));
    assertThat(poll().count("unknown")).isEqualTo(1);
  }

  @Test
  void contactUnknownToTheOutbox_isFoundByItsAddress() {
    long stat = react.sent(mailing, "alice@example.com", T);
    react.opened(stat, T.plusSeconds(60), HUMAN);
    f.store.drop(Outbox.CONTACTS);
    f.store.refresh(Outbox.ROWS);
    poll();
    assertThat(event("mautic-open-1-1").profileId()).isEqualTo("alice");
  }

  @Test
  void manyPages_areReadCompletely_alsoWhenAllHappenedInOneSecond() {
    for (int i = 0; i < 1300; i++) {
      long stat = react.sent(mailing, i % 2 == 0 ? "alice@example.com" : "bob@example.com", T);
      react.opened(stat, T.plusSeconds(60), HUMAN);
    }
    FeedbackReport report = poll();
    assertThat(report.count("mailSent")).isEqualTo(1300);
    assertThat(report.count("mailOpen")).isEqualTo(1300);
    assertThat(f.acceptedIds).hasSize(2600).doesNotHaveDuplicates();
    assertThat(poll().count("accepted")).isZero();
    assertThat(f.acceptedIds).hasSize(2600);
  }

  @Test
  void killedBeforeTheCursorIsSaved_theSameIdsComeAgain_andNothingIsMissing() {
    for (int i = 0; i < 1200; i++) {
      long stat = react.sent(mailing, "alice@example.com", T.plusSeconds(i));
      react.opened(stat, T.plusSeconds(2000 + i), HUMAN);
      react.clicked(stat, "https://shop.example/" + i, T.plusSeconds(3000 + i));
    }
    for (int writesUntilKilled : new int[] {1, 2, 3, 3, 3}) {
      AtomicInteger left = new AtomicInteger(writesUntilKilled);
      f.store.beforeWrite =
          c -> {
            if (left.decrementAndGet() == 0) {
              throw new IllegalStateException("killed");
            }
          };
      assertThatThrownBy(this::poll).hasMessage("killed");
    }
    f.store.beforeWrite = c -> {};
    poll();
    assertThat(f.events).hasSize(3600);
    int before = f.acceptedIds.size();
    poll();
    assertThat(f.acceptedIds).hasSize(before);
  }

  @Test
  void faults_loseNothing() {
    long stat = react.sent(mailing, "alice@example.com", T);
    react.opened(stat, T.plusSeconds(60), HUMAN);
    for (Fault fault :
        List.of(
            Fault.status(401),
            Fault.status(403),
            Fault.status(404),
            Fault.status(429),
            Fault.status(500),
            Fault.garbage(),
            Fault.reset())) {
      f.mautic.faults().next(1, fault, "GET /api/stats/.*");
      try {
        poll();
      } catch (MailPlatformException e) {
        assertThat(e).hasMessageContaining("/api/stats");
      }
      f.mautic.faults().clear();
    }
    poll();
    assertThat(accepted()).containsExactly("mautic-sent-1", "mautic-open-1-1");
    assertThat(f.acceptedIds).doesNotHaveDuplicates();
  }
}
