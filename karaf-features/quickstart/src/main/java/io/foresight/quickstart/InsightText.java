/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/** What is known beside the goals: life cycle, clusters, forecast, what customers are worth. */
final class InsightText {
  private static final int BAR = 50;

  private final TextLines out;

  InsightText(TextLines out) {
    this.out = out;
  }

  void render(JsonNode insights) {
    lifecycle(insights.path("lifecycle"));
    clusters(insights.path("cluster"));
    forecast(insights.path("forecast").path("report").path("series"));
    value(insights.path("value").path("top"));
  }

  private void lifecycle(JsonNode lifecycle) {
    JsonNode now = lifecycle.path("now");
    if (total(now) > 0) {
      out.heading("Where people are in their life as customers");
      bars(now);
    }
  }

  private void clusters(JsonNode cluster) {
    JsonNode rows = cluster.path("report").path("clusters");
    if (rows.isEmpty()) {
      return;
    }
    out.heading("Who resembles whom");
    for (JsonNode row : rows) {
      String id = row.path("id").asText();
      String label =
          "  "
              + TextLines.right(TextLines.count(cluster.path("now").path(id).asLong()), 9)
              + "  "
              + TextLines.pad(id, 4)
              + " ";
      out.hanging(label, label.length(), row.path("name").asText());
    }
    for (JsonNode warning : cluster.path("report").path("warnings")) {
      out.text(2, "Beware: " + warning.asText());
    }
  }

  private void forecast(JsonNode series) {
    if (series.path("orders").path("weeks").isEmpty()) {
      return;
    }
    out.heading("The next four weeks");
    for (String name : new String[] {"orders", "revenue", "engagement", "mails"}) {
      JsonNode weeks = series.path(name).path("weeks");
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < Math.min(4, weeks.size()); i++) {
        JsonNode w = weeks.get(i);
        text.append(text.length() == 0 ? "" : ", ")
            .append(
                String.format(
                    Locale.ROOT,
                    "%,.0f (%,.0f to %,.0f)",
                    w.path("mean").asDouble(),
                    w.path("low80").asDouble(),
                    w.path("high80").asDouble()));
      }
      if (text.length() > 0) {
        out.hanging("  " + TextLines.pad(name, 12), 14, text.toString());
      }
    }
    out.text(2, "Per week, Monday to Sunday; in brackets what holds 80 times in 100.");
  }

  private void value(JsonNode top) {
    if (top.isEmpty()) {
      return;
    }
    out.heading("Who will be worth most in the next year");
    for (JsonNode p : top) {
      out.spread(
          String.format(
              Locale.ROOT,
              "  %s spent %,10.0f, will spend %,8.0f (%,.0f to %,.0f)",
              TextLines.pad(p.path("profile").asText(), 22),
              p.path("historic").asDouble(),
              p.path("predicted").asDouble(),
              p.path("predictedLow80").asDouble(),
              p.path("predictedHigh80").asDouble()),
          "");
    }
  }

  private void bars(JsonNode counts) {
    long most = 1;
    for (JsonNode n : counts) {
      most = Math.max(most, n.asLong());
    }
    for (Iterator<Map.Entry<String, JsonNode>> it = counts.fields(); it.hasNext(); ) {
      Map.Entry<String, JsonNode> e = it.next();
      long n = e.getValue().asLong();
      String bar = "#".repeat((int) Math.ceil((double) BAR * n / most));
      String name = TextLines.pad(e.getKey().replace('_', ' '), 18);
      out.spread("  " + name + TextLines.right(TextLines.count(n), 9) + "  " + bar, "");
    }
  }

  private static long total(JsonNode counts) {
    long n = 0;
    for (JsonNode c : counts) {
      n += c.asLong();
    }
    return n;
  }
}
