/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.delivery.MailPlatformException;
import io.foresight.core.delivery.MailRequest;
import io.foresight.core.delivery.SendOutcome;
import io.foresight.mautic.standin.Fault;
import io.foresight.mautic.standin.SentMail;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailSendsTest {
  private static final String HTML =
      "<html><body>{fs_r_for_you} {fs_r_refill} {unsubscribe_url}</body></html>";

  private final Fixture f = new Fixture();
  private long mailing;

  /** Mautic's API as its user has it. */
  static final class Api {
    private final MauticClient client;

    Api(Fixture f) {
      client = new MauticClient(MauticSettings.of(f.config), f.clock, d -> {});
    }

    long mailing(String subject, String html, String text) {
      Map<String, Object> body =
          Map.of("name", subject, "subject", subject, "customHtml", html, "plainText", text);
      return Shapes.id(client.post("/api/emails/new", body).body.path("email"));
    }
  }

  @BeforeEach
  void contacts() {
    f.add(f.scored("ann", 50)).add(f.scored("bob", 50)).sync();
    mailing = new Api(f).mailing("For {fs_r_for_you_title_1}", HTML, "{fs_r_for_you_text}");
  }

  @AfterEach
  void close() {
    f.close();
  }

  private SendOutcome send(String profile, String key) {
    return f.platform()
        .send(
            new MailRequest(
                String.valueOf(mailing),
                profile,
                profile + "@example.com",
                key,
                Map.of("r_for_you", "<b>Tent</b>", "r_for_you_text", "Tent")));
  }

  @Test
  void tokens_areFilled_andThoseWithoutAValueDoNotShow() {
    assertThat(send("ann", "cart-1")).isEqualTo(SendOutcome.SENT);
    SentMail mail = f.mautic.mails().get(0);
    assertThat(mail.to()).isEqualTo("ann@example.com");
    assertThat(mail.subject()).isEqualTo("For ");
    assertThat(mail.html()).isEqualTo("<html><body><b>Tent</b>  {unsubscribe_url}</body></html>");
    assertThat(mail.text()).isEqualTo("Tent");
  }

  @Test
  void oneOccasion_isOneMail() {
    assertThat(send("ann", "cart-1")).isEqualTo(SendOutcome.SENT);
    assertThat(send("ann", "cart-1")).isEqualTo(SendOutcome.ALREADY_SENT);
    assertThat(send("ann", "cart-2")).isEqualTo(SendOutcome.SENT);
    assertThat(send("bob", "cart-1")).isEqualTo(SendOutcome.SENT);
    assertThat(f.mautic.mails()).hasSize(3);
  }

  @Test
  void whoUnsubscribedInMautic_isNotWrittenTo_howeverShortlyBefore() {
    f.mautic.react().unsubscribed("ann@example.com", Instant.parse("2026-11-22T08:00:00Z"));
    assertThat(send("ann", "cart-1")).isEqualTo(SendOutcome.DO_NOT_CONTACT);
    f.mautic.react().bounced("bob@example.com", Instant.parse("2026-11-22T08:00:00Z"));
    assertThat(send("bob", "cart-1")).isEqualTo(SendOutcome.DO_NOT_CONTACT);
    assertThat(f.mautic.mails()).isEmpty();
  }

  @Test
  void anAnswerThatGotLost_isNotSentTwice() {
    f.mautic.faults().next(1, Fault.lostAnswer(), "POST .*/send");
    assertThat(send("ann", "cart-1")).isEqualTo(SendOutcome.IN_DOUBT);
    assertThat(send("ann", "cart-1")).isEqualTo(SendOutcome.ALREADY_SENT);
    assertThat(f.mautic.mails()).hasSize(1);
  }

  @Test
  void aRequestThatGotLost_isSentAgainWhenThatIsSure() {
    f.mautic.faults().next(1, Fault.reset(), "POST .*/send");
    assertThat(send("ann", "cart-1")).isEqualTo(SendOutcome.IN_DOUBT);
    assertThat(send("ann", "cart-1")).isEqualTo(SendOutcome.IN_DOUBT);
    assertThat(f.mautic.mails()).isEmpty();
    f.clock.forward(Duration.ofMinutes(16));
    assertThat(send("ann", "cart-1")).isEqualTo(SendOutcome.SENT);
    assertThat(f.mautic.mails()).hasSize(1);
  }

  @Test
  void whatMauticCrashesOn_mayBeAskedForAgain() {
    f.mautic.faults().next(1, Fault.status(500), "POST .*/send");
    assertThat(send("ann", "cart-1")).isEqualTo(SendOutcome.REFUSED);
    assertThat(send("ann", "cart-1")).isEqualTo(SendOutcome.SENT);
  }

  @Test
  void aPersonMauticDoesNotHave_isNotMade() {
    assertThat(send("nobody", "cart-1")).isEqualTo(SendOutcome.NO_CONTACT);
    assertThat(f.mautic.contactCount()).isEqualTo(2);
  }

  @Test
  void anUnknownMailing_isSaidSo() {
    MailRequest lost = new MailRequest("999", "ann", null, "", Map.of());
    assertThatThrownBy(() -> f.platform().send(lost))
        .isInstanceOf(MailPlatformException.class)
        .hasMessageContaining("999");
    MailRequest bad = new MailRequest("../x", "ann", null, "", Map.of());
    assertThatThrownBy(() -> f.platform().send(bad)).isInstanceOf(MailPlatformException.class);
  }

  @Test
  void whatIsKeptOfSends_namesNobody() {
    send("ann", "cart-1");
    StringBuilder kept = new StringBuilder();
    f.store.refresh(MailSends.COLLECTION);
    f.store.scan(MailSends.COLLECTION, Map.of(), d -> kept.append(d.id()).append(d.source()));
    assertThat(kept.toString()).contains("sent").doesNotContain("ann");
  }
}
