/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.core.delivery.FeedbackEvent;
import io.foresight.core.delivery.FeedbackReport;
import io.foresight.core.delivery.FeedbackSink;
import io.foresight.core.job.Progress;
import io.foresight.core.store.DocumentStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fetches what recipients did: sends, opens, clicks, unsubscribes and bounces. A cursor moves only
 * after the sink has stored what was read, and ids are made of Mautic's own, so a poll that dies
 * repeats itself with the same ids.
 */
final class MauticFeedback {
  private static final int AT_ONCE = 500;

  /** Characters of a user agent that are kept. */
  private static final int AGENT = 300;

  private final Stats stats;
  private final Recipients recipients;
  private final MauticClient client;
  private final DocumentStore store;
  private final FeedbackSink sink;
  private final Clock clock;
  private final Map<String, Long> counts = new LinkedHashMap<>();

  MauticFeedback(MauticClient client, DocumentStore store, FeedbackSink sink, Clock clock) {
    this.client = client;
    this.store = store;
    this.sink = sink;
    this.clock = clock;
    this.stats = new Stats(client);
    this.recipients =
        new Recipients(client, new Outbox(store), new Provisioning(client, store).aliases());
  }

  FeedbackReport poll(Progress progress) {
    long start = clock.millis();
    long before = client.requests();
    for (String name :
        new String[] {
          "mailSent",
          "mailOpen",
          "mailClick",
          "mailUnsubscribe",
          "mailBounce",
          "accepted",
          "unknown"
        }) {
      counts.put(name, 0L);
    }
    new IdReader(stats, "email_stats", MauticFeedback::sent)
        .read(Cursor.load(store, "sent", "0"), h -> deliver(h, progress));
    new TimeReader(stats, "email_stats", "last_opened", MauticFeedback::opens)
        .read(Cursor.load(store, "opened", Times.EPOCH), h -> deliver(h, progress));
    new IdReader(stats, "page_hits", MauticFeedback::click, "source", "eq", "email")
        .read(Cursor.load(store, "clicked", "0"), h -> deliver(h, progress));
    new TimeReader(
            stats,
            "lead_donotcontact",
            "date_added",
            MauticFeedback::stop,
            "channel",
            "eq",
            "email")
        .read(Cursor.load(store, "stopped", Times.EPOCH), h -> deliver(h, progress));
    counts.put("requests", client.requests() - before);
    counts.put("milliseconds", clock.millis() - start);
    return new FeedbackReport(counts);
  }

  private void deliver(List<Happening> happenings, Progress progress) {
    List<FeedbackEvent> events = recipients.events(happenings);
    counts.merge("unknown", (long) happenings.size() - events.size(), Long::sum);
    for (int i = 0; i < events.size(); i += AT_ONCE) {
      List<FeedbackEvent> some = events.subList(i, Math.min(events.size(), i + AT_ONCE));
      counts.merge("accepted", (long) sink.accept(new ArrayList<>(some)), Long::sum);
    }
    events.forEach(e -> counts.merge(e.type(), 1L, Long::sum));
    progress.report("fetching reactions from Mautic", counts.get("accepted"), -1);
  }

  private static Happening sent(JsonNode row) {
    if (row.path("is_failed").asText().equals("1")) {
      return null;
    }
    return happening("sent", "mailSent", row, "date_sent");
  }

  private static List<Happening> opens(JsonNode row, String since) {
    List<OpenDetails.Open> details = OpenDetails.parse(row.path("open_details").asText());
    long count = Shapes.number(row.path("open_count").asText("0"));
    List<Happening> out = new ArrayList<>();
    String id = id("open", row, "date_sent") + "-";
    for (int n = 1; n <= details.size(); n++) {
      OpenDetails.Open open = details.get(n - 1);
      if (open.time.compareTo(since) >= 0) {
        out.add(open(id + n, row, Times.millis(open.time), open.userAgent));
      }
    }
    if (count > details.size()) {
      // The details were cut or cannot be read: the last open at least is known.
      out.add(open(id + count, row, Times.millis(row.path("last_opened").asText()), null));
    }
    return out;
  }

  /** The moment keeps ids apart when Mautic is set up anew and counts from 1 again. */
  private static String id(String kind, JsonNode row, String moment) {
    long seconds = Times.millis(row.path(moment).asText()) / 1000;
    return "mautic-" + kind + "-" + row.path("id").asText() + "-" + seconds;
  }

  private static Happening open(String id, JsonNode row, long time, String userAgent) {
    String email = row.path("email_address").asText();
    Happening open =
        new Happening(id, "mailOpen", row.path("lead_id").asText(), email, time)
            .with("mailingId", row.path("email_id").asText());
    return agent(open, userAgent);
  }

  private static Happening agent(Happening h, String userAgent) {
    Happening judged = h.with("machine", OpenDetails.machine(userAgent));
    return userAgent == null || userAgent.isBlank()
        ? judged
        : judged.with("userAgent", userAgent.substring(0, Math.min(AGENT, userAgent.length())));
  }

  private static Happening click(JsonNode row) {
    Happening click =
        happening("click", "mailClick", row, "date_hit").with("url", row.path("url").asText());
    return agent(click, row.path("user_agent").asText(null));
  }

  private static Happening happening(String kind, String type, JsonNode row, String time) {
    String email = row.path("email_address").asText();
    long at = Times.millis(row.path(time).asText());
    return new Happening(id(kind, row, time), type, row.path("lead_id").asText(), email, at)
        .with("mailingId", row.path("email_id").asText());
  }

  /** Our own marks come back here, too; they are no news. */
  private static List<Happening> stop(JsonNode row, String since) {
    if (row.path("comments").asText().startsWith(ContactWrites.COMMENT)) {
      return List.of();
    }
    String reason = row.path("reason").asText();
    String type = reason.equals("2") ? "mailBounce" : "mailUnsubscribe";
    String id = id("dnc", row, "date_added") + "-" + reason;
    long time = Times.millis(row.path("date_added").asText());
    return List.of(
        new Happening(id, type, row.path("lead_id").asText(), "", time)
            .with("mailingId", row.path("channel_id").asText())
            .with("reason", reason.equals("3") ? "manual" : ""));
  }
}
