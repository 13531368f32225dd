/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report for people, made from the JSON report alone. */
final class ReportText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final TextLines out = new TextLines();

  private ReportText() {}

  static String of(JsonNode report) {
    ReportText text = new ReportText();
    text.render(report);
    return text.out.toString();
  }

  private void render(JsonNode report) {
    out.rule();
    String asOf = report.path("asOf").asText("");
    out.spread(" Foresight", asOf.isEmpty() ? "" : "as of " + day(asOf) + " ");
    out.rule();
    data(report);
    readiness(report.path("readiness"), report.path("goals"));
    for (JsonNode goal : report.path("goals")) {
      new GoalText(out).render(goal);
    }
    new InsightText(out).render(report.path("insights"));
    new MauticText(out).render(report);
    steps(report);
    next(report.path("next"));
  }

  private void data(JsonNode report) {
    out.heading("What was read");
    JsonNode input = report.path("input");
    JsonNode counts = report.path("counts");
    String people = TextLines.count(counts.path("profiles").asLong(), "person", "people");
    String events = TextLines.count(counts.path("events").asLong(), "event", "events");
    String source =
        input.path("kind").asText().equals("simulated")
            ? "a simulated shop, " + input.path("days").asLong() + " days old"
            : String.join(" and ", texts(input.path("files")));
    out.text(2, people + " and " + events + " from " + source + ".");
    String period = period(counts);
    if (!period.isEmpty()) {
      out.text(2, period);
    }
    leftOut(counts, "withoutCustomer", "without a customer", "left out");
    leftOut(counts, "rejected", "that could not be understood", "set aside in a file");
    leftOut(counts, "duplicates", "seen twice", "taken once");
    counts
        .path("leftOut")
        .fields()
        .forEachRemaining(
            e -> leftOut(counts.path("leftOut"), e.getKey(), "(" + e.getKey() + ")", "left out"));
  }

  private static String period(JsonNode counts) {
    String first = counts.path("firstEvent").asText("");
    String last = counts.path("lastEvent").asText("");
    return first.isEmpty() || last.isEmpty()
        ? ""
        : "They happened from " + day(first) + " to " + day(last) + ".";
  }

  private void leftOut(JsonNode counts, String key, String what, String fate) {
    long n = counts.path(key).asLong(0);
    if (n > 0) {
      out.text(2, TextLines.count(n, "row", "rows") + " " + what + ": " + fate + ".");
    }
  }

  private void readiness(JsonNode readiness, JsonNode goals) {
    if (readiness.isEmpty()) {
      return;
    }
    out.heading("Is there enough to learn from?");
    for (JsonNode r : readiness) {
      String label = "  " + TextLines.pad(name(r.path("goal").asText(), goals), 40) + " ";
      List<String> missing = new ArrayList<>();
      for (JsonNode c : r.path("checks")) {
        if (!c.path("met").asBoolean(true)) {
          missing.add(missing(c));
        }
      }
      String text =
          r.path("ready").asBoolean(missing.isEmpty())
              ? "yes"
              : "not yet: "
                  + (missing.isEmpty() ? "more history is needed" : String.join("; ", missing));
      out.hanging(label, label.length(), text);
    }
  }

  private static String missing(JsonNode check) {
    String expected = check.path("expected").asText("");
    return check.path("what").asText()
        + " "
        + number(check.path("have"))
        + " of "
        + number(check.path("need"))
        + (expected.isEmpty() ? "" : " (expected " + day(expected) + ")");
  }

  private static String number(JsonNode n) {
    return n.isNumber() ? TextLines.count(n.asLong()) : n.asText("?");
  }

  private static String name(String id, JsonNode goals) {
    for (JsonNode goal : goals) {
      if (goal.path("id").asText().equals(id)) {
        return goal.path("name").asText(id);
      }
    }
    return id;
  }

  private void steps(JsonNode report) {
    out.heading("How long it took");
    for (JsonNode s : report.path("steps")) {
      String time = seconds(s.path("seconds").asDouble());
      duration(s.path("title").asText(), s.path("skipped").asBoolean() ? "already there" : time);
    }
    duration("All in all", seconds(report.path("seconds").asDouble()));
  }

  private void duration(String what, String time) {
    out.spread("  " + TextLines.pad(what, 44) + TextLines.right(time, 14), "");
  }

  private static String seconds(double s) {
    return String.format(Locale.ROOT, "%.1f s", s);
  }

  private void next(JsonNode next) {
    out.heading("Where to look next");
    for (JsonNode n : next) {
      out.text(2, n.path("what").asText());
      // Never wrapped: it is there to be copied.
      out.spread("    " + n.path("how").asText(), "");
    }
  }

  static String day(String instant) {
    if (instant.length() == 10) {
      return DAY.format(Instant.parse(instant + "T00:00:00Z"));
    }
    return DAY.format(Instant.parse(instant));
  }

  private static List<String> texts(JsonNode array) {
    List<String> list = new ArrayList<>();
    array.forEach(n -> list.add(n.asText()));
    return list;
  }
}
