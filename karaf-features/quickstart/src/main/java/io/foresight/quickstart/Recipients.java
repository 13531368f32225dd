/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.simulation.Reaction;
import io.foresight.simulation.Reactions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sends a test mailing to everybody the stand-in may write to and lets them react, through the
 * stand-in's control interface. A real Mautic's recipients are real, so this is never done there.
 */
final class Recipients {
  private static final String MAILING = "Foresight test mailing";
  private static final String LINK = "https://shop.example.org/";
  private static final Duration AGO = Duration.ofHours(36);
  private static final int PAGE = 500;
  private static final int BATCH = 1_000;

  /** What Apple's mail proxy calls itself. */
  private static final String MACHINE = "Mozilla/5.0";

  private static final String PERSON =
      "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.3.1";

  private final RestClient standIn;
  private final long seed;

  Recipients(MauticAccess mautic, long seed) {
    String user = mautic.user == null ? "" : mautic.user;
    String password = mautic.password == null ? "" : mautic.password;
    String url = mautic.url.toString();
    URI base = URI.create(url.endsWith("/") ? url : url + "/");
    this.standIn = new RestClient(base, user, password);
    this.seed = seed;
  }

  /**
   * @param now nothing happens later than that
   * @return {@code recipients} and what they did: {@code opens, clicks, unsubscribes, bounces}
   */
  ObjectNode react(Instant now, Progress progress) throws InterruptedException {
    List<String> emails = contacts(progress);
    Instant sent = now.minus(AGO);
    List<Map<String, Object>> events = new ArrayList<>();
    for (String email : emails) {
      events.add(event("sent", email, sent));
    }
    Map<Reaction.Kind, Integer> counts = new EnumMap<>(Reaction.Kind.class);
    for (Reaction r : new Reactions(seed).to(MAILING, sent, emails)) {
      if (r.at().isBefore(now)) {
        counts.merge(r.kind(), 1, Integer::sum);
        Map<String, Object> event =
            event(r.kind().name().toLowerCase(Locale.ROOT), r.email(), r.at());
        if (r.kind() == Reaction.Kind.OPEN) {
          event.put("userAgent", r.machine() ? MACHINE : PERSON);
        } else if (r.kind() == Reaction.Kind.CLICK) {
          event.put("url", LINK);
        }
        events.add(event);
      }
    }
    for (int i = 0; i < events.size(); i += BATCH) {
      progress.report("reactions", i, events.size());
      List<Map<String, Object>> batch = events.subList(i, Math.min(events.size(), i + BATCH));
      standIn.post("_standin/react", Map.of("events", batch));
    }
    ObjectNode out = RestClient.JSON.createObjectNode();
    out.put("recipients", emails.size());
    out.put("opens", counts.getOrDefault(Reaction.Kind.OPEN, 0));
    out.put("clicks", counts.getOrDefault(Reaction.Kind.CLICK, 0));
    out.put("unsubscribes", counts.getOrDefault(Reaction.Kind.UNSUBSCRIBE, 0));
    out.put("bounces", counts.getOrDefault(Reaction.Kind.BOUNCE, 0));
    return out;
  }

  private List<String> contacts(Progress progress) throws InterruptedException {
    List<String> out = new ArrayList<>();
    for (int start = 0; ; start += PAGE) {
      progress.report("contacts", start, -1);
      JsonNode page =
          standIn.get("api/contacts?orderBy=id&start=" + start + "&limit=" + PAGE).path("contacts");
      for (JsonNode contact : page) {
        String email = contact.path("fields").path("all").path("email").asText("");
        if (!email.isEmpty() && contact.path("doNotContact").isEmpty()) {
          out.add(email);
        }
      }
      if (page.size() < PAGE) {
        return out;
      }
    }
  }

  private static Map<String, Object> event(String type, String email, Instant time) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("type", type);
    m.put("email", email);
    m.put("mailing", MAILING);
    m.put("subject", "What is new");
    m.put("time", time.toString());
    return m;
  }
}
