/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What went to Mautic and what came back. */
final class MauticText {
  private static final String[][] SYNC = {
    {"created", "contact created", "contacts created"},
    {"updated", "contact updated", "contacts updated"},
    {"unchanged", "contact unchanged", "contacts unchanged"},
    {"joined", "segment membership added", "segment memberships added"},
    {"left", "segment membership ended", "segment memberships ended"},
    {"doNotContact", "contact marked do-not-contact", "contacts marked do-not-contact"},
    {
      "skipped",
      "person left out for want of an address or of consent",
      "people left out for want of an address or of consent"
    },
    {"waiting", "contact waiting to be tried again", "contacts waiting to be tried again"},
    {"failed", "contact refused", "contacts refused"},
    {"requests", "request in all", "requests in all"}
  };
  private static final String[][] REACTIONS = {
    {"opens", "open", "opens"},
    {"clicks", "click", "clicks"},
    {"unsubscribes", "unsubscription", "unsubscriptions"},
    {"bounces", "bounce", "bounces"}
  };

  private final TextLines out;

  MauticText(TextLines out) {
    this.out = out;
  }

  void render(JsonNode report) {
    JsonNode mautic = report.path("mautic");
    if (mautic.isMissingNode()) {
      return;
    }
    out.heading("Mautic");
    String which = mautic.path("standIn").asBoolean() ? "the stand-in" : "Mautic";
    out.text(2, "To " + which + " at " + mautic.path("url").asText() + " went:");
    counts(mautic.path("sync"), SYNC);
    segments(report.path("goals"));
    JsonNode reactions = mautic.path("reactions");
    if (reactions.has("recipients")) {
      out.text(
          2,
          "A test mailing reached "
              + TextLines.count(reactions.get("recipients").asLong(), "person", "people")
              + "; the simulated recipients answered with:");
      counts(reactions, REACTIONS);
    }
    JsonNode feedback = mautic.path("feedback");
    out.text(2, "Back into Unomi came:");
    out.text(
        4,
        TextLines.count(feedback.path("events").asLong(), "new event", "new events")
            + byType(feedback.path("byType")));
  }

  private void segments(JsonNode goals) {
    List<String> names = new ArrayList<>();
    for (JsonNode goal : goals) {
      for (JsonNode s : goal.path("segments")) {
        String name = s.path("name").asText(s.path("id").asText());
        names.add(
            s.has("size") ? name + " (" + TextLines.count(s.get("size").asLong()) + ")" : name);
      }
    }
    if (!names.isEmpty()) {
      out.text(2, "Segments: " + String.join("; ", names));
    }
  }

  private void counts(JsonNode counts, String[][] words) {
    boolean any = false;
    for (String[] w : words) {
      long n = counts.path(w[0]).asLong(0);
      if (n > 0) {
        out.spread(
            "   " + TextLines.right(TextLines.count(n), 9) + " " + (n == 1 ? w[1] : w[2]), "");
        any = true;
      }
    }
    if (!any) {
      out.text(4, "nothing");
    }
  }

  private static String byType(JsonNode types) {
    List<String> parts = new ArrayList<>();
    types.fields().forEachRemaining(e -> parts.add(e.getKey() + " " + e.getValue().asLong()));
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }
}
