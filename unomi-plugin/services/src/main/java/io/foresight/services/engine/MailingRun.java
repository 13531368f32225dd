/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.consent.ConsentGate;
import io.foresight.core.delivery.MailPlatform;
import io.foresight.core.delivery.MailRequest;
import io.foresight.core.delivery.SendOutcome;
import io.foresight.core.input.Fields;
import io.foresight.core.job.Progress;
import io.foresight.core.store.ProfileStore;
import io.foresight.core.store.RawProfile;
import io.foresight.services.mail.MailBlock;
import io.foresight.services.mail.MailTokens;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sends a mailing to people one by one. Safe to be cancelled or killed and run again: who got it
 * for this occasion does not get it again.
 */
final class MailingRun {
  private static final int AT_ONCE = 200;

  private final ProfileStore profiles;
  private final MailTokens tokens;
  private final MailPlatform platform;
  private final ConsentGate gate;
  private final Clock clock;
  private final Map<String, Object> counts = new LinkedHashMap<>();

  MailingRun(
      ProfileStore profiles,
      MailTokens tokens,
      MailPlatform platform,
      String consent,
      Clock clock) {
    this.profiles = profiles;
    this.tokens = tokens;
    this.platform = platform;
    this.gate = new ConsentGate(consent);
    this.clock = clock;
    for (SendOutcome o : SendOutcome.values()) {
      counts.put(name(o), 0);
    }
    counts.put("noConsent", 0);
    counts.put("noAddress", 0);
    counts.put("empty", 0);
  }

  private static String name(SendOutcome o) {
    String[] words = o.name().toLowerCase(Locale.ROOT).split("_");
    StringBuilder b = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      b.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return b.toString();
  }

  /** Returns how many got it, and why others did not. */
  Map<String, Object> run(Fields request, List<MailBlock> blocks, Progress progress) {
    List<String> ids =
        request.has("segment")
            ? members(request.string("segment"), progress)
            : request.strings("profiles");
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      for (RawProfile p : profiles.get(some, MailTokens.PROFILE_FIELDS)) {
        one(p, request, blocks);
      }
      progress.report("sending", from + some.size(), ids.size());
    }
    return counts;
  }

  private List<String> members(String segment, Progress progress) {
    List<String> out = new ArrayList<>();
    profiles.scan(
        List.of("segments"),
        0,
        1,
        p -> {
          Object in = p.source().get("segments");
          if (in instanceof List && ((List<?>) in).contains(segment)) {
            out.add(p.id());
          }
        },
        progress);
    return out;
  }

  private void one(RawProfile p, Fields request, List<MailBlock> blocks) {
    Fields source = Fields.of("profile", p.source());
    Object email = source.object("properties").raw("email");
    boolean left =
        source.object("systemProperties").object("foresight").raw("unsubscribed") != null;
    if (left || !gate.permits(p.source().get("consents"), clock.millis())) {
      count("noConsent");
    } else if (!(email instanceof String) || ((String) email).isBlank()) {
      count("noAddress");
    } else {
      MailTokens.Ready ready = tokens.ready(p, blocks, request.strings("items"));
      if (ready.isEmpty() && !"send".equals(request.string("whenEmpty", "skip"))) {
        count("empty");
        return;
      }
      SendOutcome outcome =
          platform.send(
              new MailRequest(
                  request.string("mailing"),
                  p.id(),
                  (String) email,
                  request.string("key"),
                  ready.values()));
      count(name(outcome));
      if (outcome == SendOutcome.SENT) {
        tokens.sent(ready, clock.millis());
      }
    }
  }

  private void count(String what) {
    counts.merge(what, 1, (a, b) -> (Integer) a + (Integer) b);
  }
}
