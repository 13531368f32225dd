/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.delivery.MailPlatform;
import io.foresight.core.delivery.MailRequest;
import io.foresight.core.delivery.SendOutcome;
import io.foresight.core.input.Fields;
import io.foresight.core.job.Progress;
import io.foresight.core.store.InMemoryProfileStore;
import io.foresight.services.mail.MailTokens;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;

class MailingRunTest {
  private final InMemoryProfileStore profiles = new InMemoryProfileStore();
  private final MailPlatform platform = Mockito.mock(MailPlatform.class);
  private final MailTokens tokens = Mockito.mock(MailTokens.class);
  private final MailTokens.Ready ready = Mockito.mock(MailTokens.Ready.class);

  private void person(String id, String email, boolean consents, boolean unsubscribed) {
    Map<String, Object> p = new LinkedHashMap<>();
    p.put("properties", email == null ? Map.of() : Map.of("email", email));
    p.put(
        "consents",
        Map.of(
            "x/newsletter",
            Map.of("typeIdentifier", "newsletter", "status", consents ? "GRANTED" : "DENIED")));
    if (unsubscribed) {
      p.put("systemProperties", Map.of("foresight", Map.of("unsubscribed", 1L)));
    }
    p.put("segments", id.startsWith("in-") ? List.of("buyers") : List.of());
    profiles.put(id, p);
  }

  private Map<String, Object> run(Map<String, Object> request) {
    Mockito.when(tokens.ready(Mockito.any(), Mockito.anyList(), Mockito.anyList()))
        .thenReturn(ready);
    return new MailingRun(
            profiles,
            tokens,
            platform,
            "newsletter",
            Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC))
        .run(Fields.of("", request), new ArrayList<>(), Progress.NONE);
  }

  @Test
  void onlyWhoMay_isWrittenTo_andTheOthersAreCounted() {
    person("in-ann", "ann@example.org", true, false);
    person("in-bob", "bob@example.org", false, false);
    person("in-cleo", "cleo@example.org", true, true);
    person("in-dan", null, true, false);
    person("eve", "eve@example.org", true, false);
    Mockito.when(ready.values()).thenReturn(Map.of("r_for_you", "<b>Tent</b>"));
    Mockito.when(platform.send(Mockito.any())).thenReturn(SendOutcome.SENT);
    Map<String, Object> counts = run(Map.of("mailing", "3", "key", "june", "segment", "buyers"));
    assertThat(counts)
        .containsEntry("sent", 1)
        .containsEntry("noConsent", 2)
        .containsEntry("noAddress", 1)
        .containsEntry("alreadySent", 0);
    ArgumentCaptor<MailRequest> asked = ArgumentCaptor.forClass(MailRequest.class);
    Mockito.verify(platform).send(asked.capture());
    assertThat(asked.getValue().profileId()).isEqualTo("in-ann");
    assertThat(asked.getValue().key()).isEqualTo("june");
    assertThat(asked.getValue().values()).containsEntry("r_for_you", "<b>Tent</b>");
    Mockito.verify(tokens).sent(Mockito.eq(ready), Mockito.anyLong());
  }

  @Test
  void nothingToRecommend_isNoMail_unlessAskedFor() {
    person("ann", "ann@example.org", true, false);
    Mockito.when(ready.isEmpty()).thenReturn(true);
    Mockito.when(platform.send(Mockito.any())).thenReturn(SendOutcome.DO_NOT_CONTACT);
    Map<String, Object> request = Map.of("mailing", "3", "key", "k", "profiles", List.of("ann"));
    assertThat(run(request)).containsEntry("empty", 1).containsEntry("sent", 0);
    Map<String, Object> anyway = new LinkedHashMap<>(request);
    anyway.put("whenEmpty", "send");
    assertThat(run(anyway)).containsEntry("empty", 0).containsEntry("doNotContact", 1);
    Mockito.verify(tokens, Mockito.never()).sent(Mockito.any(), Mockito.anyLong());
  }

  @Test
  void whoIsGone_isNotCounted() {
    Map<String, Object> request = Map.of("mailing", "3", "key", "k", "profiles", List.of("gone"));
    assertThat(run(request).values()).allMatch(n -> n.equals(0));
  }
}
