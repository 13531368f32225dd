/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.delivery.Delivery;
import io.foresight.core.delivery.DeliveryField;
import io.foresight.core.delivery.FeedbackEvent;
import io.foresight.core.delivery.SyncReport;
import io.foresight.core.job.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blocks for mails as fields of contacts. */
class TokenFieldsTest {
  private static final String BLOCK =
      "<table><tr><td><a href=\"https://shop.example/p?a=1&amp;fs=s1.1\">Tent &#8364;</a></td></tr></table>";
  private static final DeliveryField HTML =
      new DeliveryField("r_for_you", "For you: block", DeliveryField.Type.HTML, false);
  private static final DeliveryField TEXT =
      new DeliveryField("r_for_you_text", "For you: text", DeliveryField.Type.LONG_TEXT, false);
  private static final DeliveryField LONG =
      new DeliveryField(
          "r_because_you_viewed_title_1", "Viewed: title 1", DeliveryField.Type.LONG_TEXT, false);

  private final Fixture f = new Fixture();

  @BeforeEach
  void fields() {
    f.moreFields.addAll(List.of(HTML, TEXT, LONG));
  }

  @AfterEach
  void close() {
    f.close();
  }

  private Delivery.Builder withBlock(String id, String html) {
    return f.scored(id, 50)
        .value(HTML.key(), html)
        .value(TEXT.key(), "Tent 12,90 € – größer\nhttps://shop.example/p?fs=s1.1")
        .value(LONG.key(), "0.5");
  }

  private String alias(DeliveryField field) {
    return f.platform()
        .tokens(List.of(field))
        .get(field.key())
        .get("field")
        .substring(14)
        .replace("}", "");
  }

  @Test
  void aBlock_arrivesAsItIs_andASecondSyncWritesNothing() {
    f.add(withBlock("ann", BLOCK)).sync();
    Map<String, Object> ann = f.mautic.contact("ann@example.com");
    assertThat(ann.get("fs_r_for_you")).isEqualTo(BLOCK);
    assertThat(ann.get("fs_r_for_you_text").toString()).contains("12,90 € – größer\nhttps");
    assertThat(alias(LONG)).hasSizeLessThanOrEqualTo(24).startsWith("fs_r_because");
    assertThat(ann.get(alias(LONG)).toString()).startsWith("0.5");
    f.mautic.journal().clear();
    SyncReport second = f.sync();
    assertThat(f.writes()).isZero();
    assertThat(second.count("unchanged")).isEqualTo(1);
  }

  @Test
  void aTextThatIsNearlyNothing_isNotLostWhenTheContactIsUpdated() {
    f.add(f.scored("ann", 50)).sync();
    f.add(withBlock("ann", BLOCK)).sync();
    assertThat(f.mautic.contact("ann@example.com").get(alias(LONG)).toString()).startsWith("0.5");
  }

  @Test
  void aBlockThatIsGone_isBlanked() {
    f.add(withBlock("ann", BLOCK)).sync();
    f.add(f.scored("ann", 50)).sync();
    assertThat(f.mautic.contact("ann@example.com")).doesNotContainKeys("fs_r_for_you");
  }

  @Test
  void largeBlocks_goInSmallRequests() {
    for (int i = 0; i < 200; i++) {
      f.add(withBlock(String.format("p%03d", i), BLOCK + "x".repeat(32_000)));
    }
    f.sync();
    assertThat(f.mautic.contactCount()).isEqualTo(200);
    assertThat(f.mautic.journal().count("POST .*batch/new")).isGreaterThanOrEqualTo(4);
    f.mautic.journal().clear();
    f.sync();
    assertThat(f.writes()).isZero();
  }

  @Test
  void aMailingShowsItsField_andTheSendingSaysWhichFieldsWereShown() {
    f.add(withBlock("ann", BLOCK)).sync();
    long mailing =
        new MailSendsTest.Api(f)
            .mailing(
                "Hello",
                "<html><body>{contactfield=fs_r_for_you}</body></html>",
                "{contactfield=fs_r_for_you_text}");
    f.mautic.react().sent(mailing, "ann@example.com", Instant.parse("2026-11-22T08:00:00Z"));
    assertThat(f.mautic.mails().get(0).html()).isEqualTo("<html><body>" + BLOCK + "</body></html>");
    f.platform().poll(Progress.NONE);
    FeedbackEvent sent = f.events.values().iterator().next();
    assertThat(sent.type()).isEqualTo("mailSent");
    assertThat(sent.properties()).containsEntry("fields", List.of("r_for_you", "r_for_you_text"));
  }
}
