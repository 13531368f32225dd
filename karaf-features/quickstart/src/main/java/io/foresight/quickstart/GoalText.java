/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/** One goal: how good its model is in words, its bands, its ten highest. */
final class GoalText {
  private static final int BAR = 50;
  private static final int REASONS_AT = 46;

  private final TextLines out;

  GoalText(TextLines out) {
    this.out = out;
  }

  void render(JsonNode goal) {
    String id = goal.path("id").asText();
    out.heading(goal.path("name").asText(id) + "  (" + id + ")");
    JsonNode model = goal.path("model");
    if (!model.has("version")) {
      String reason = model.path("reason").asText("see above what is missing");
      out.text(2, "There is no model: " + reason + ".");
      return;
    }
    if (model.has("kind")) {
      out.text(2, "Nothing was learned: " + model.path("reason").asText("too little data") + ".");
      out.text(2, "For now there is " + model.path("ruleReason").asText() + ".");
    } else {
      quality(goal.path("people").asText("people"), model);
      status(model);
    }
    bands(goal.path("bands"));
    top(goal.path("top"));
  }

  private void quality(String people, JsonNode model) {
    JsonNode quality = model.path("quality");
    JsonNode rule = model.path("baseline");
    // The base rate ranks nobody: it is what chance gives.
    boolean ranks = !model.path("baselineRule").asText("").equals("base-rate");
    if (quality.has("topTenthHolds")) {
      String text = "Of 100 %s, the top tenth of the list holds %d; by chance it would be 10%s.";
      out.text(
          2,
          String.format(
              Locale.ROOT,
              text,
              people,
              quality.get("topTenthHolds").asLong(),
              ranks && rule.has("topTenthHolds")
                  ? ", by rule of thumb " + rule.get("topTenthHolds").asLong()
                  : ""));
    }
    if (quality.has("capture10")) {
      String text =
          "The tenth of the list that should spend most spent %.0f %% of everything; by past spend"
              + " per day it would have been %.0f %%.";
      out.text(
          2,
          String.format(
              Locale.ROOT,
              text,
              100 * quality.get("capture10").asDouble(),
              100 * rule.path("capture10").asDouble()));
    }
    if (quality.has("auc")) {
      String text =
          "Shown one of the %s and one other person, it tells them apart %.0f times in 100%s;"
              + " tossing a coin would 50 times.";
      out.text(
          2,
          String.format(
              Locale.ROOT,
              text,
              people,
              100 * quality.get("auc").asDouble(),
              ranks && rule.has("auc")
                  ? String.format(
                      Locale.ROOT,
                      ", the rule of thumb %.0f times",
                      100 * rule.get("auc").asDouble())
                  : ""));
    }
    if (quality.has("calibrationError")) {
      String text = "The percentages are off by %.1f points on average.";
      double points = 100 * quality.get("calibrationError").asDouble();
      out.text(2, String.format(Locale.ROOT, text, points));
    }
    numbers("Figures, model:         ", quality);
    numbers("Figures, rule of thumb: ", rule);
  }

  private void numbers(String label, JsonNode metrics) {
    StringBuilder text = new StringBuilder();
    for (String[] m :
        new String[][] {
          {"auc", "AUC"},
          {"prAuc", "PR-AUC"},
          {"logLoss", "log loss"},
          {"brier", "Brier"},
          {"spearman", "Spearman"},
          {"mae", "mean absolute error"}
        }) {
      JsonNode value = metrics.path(m[0]);
      if (value.isNumber()) {
        text.append(text.length() == 0 ? "" : ", ");
        text.append(String.format(Locale.ROOT, "%s %.3f", m[1], value.asDouble()));
        JsonNode interval = metrics.path(m[0] + "Interval");
        if (interval.size() == 2) {
          text.append(
              String.format(
                  Locale.ROOT,
                  " (%.3f to %.3f)",
                  interval.get(0).asDouble(),
                  interval.get(1).asDouble()));
        }
      }
    }
    if (text.length() > 0) {
      out.hanging("  " + label, 26, text.toString());
    }
  }

  private void status(JsonNode model) {
    StringBuilder text = new StringBuilder("Model ").append(model.path("version").asText());
    if (model.has("learner")) {
      text.append(" (").append(learner(model.get("learner").asText())).append(")");
    }
    if (model.has("trainedOn")) {
      text.append(": learned from ").append(TextLines.count(model.get("trainedOn").asLong()));
      text.append(" cases");
    }
    if (model.has("testedOn")) {
      text.append(", tested on ").append(TextLines.count(model.get("testedOn").asLong()));
      text.append(" later");
    }
    out.text(2, text.append('.').toString());
    String status = model.path("status").asText("candidate");
    out.text(2, status.equals("live") ? "It is live." : "It is not live (" + status + ").");
    if (!status.equals("live") && model.has("reason")) {
      out.text(2, "Why not: " + model.get("reason").asText());
    }
    for (JsonNode warning : model.path("warnings")) {
      out.text(2, "Beware: " + warning.asText());
    }
  }

  private static String learner(String name) {
    switch (name) {
      case "boosted-trees":
        return "boosted decision trees";
      case "decision-tree":
        return "a decision tree";
      case "logistic-regression":
        return "a weighted sum";
      case "amount-regression":
        return "a weighted sum for the amount";
      case "boosted-amount":
        return "boosted decision trees for the amount";
      case "blend":
        return "the mean of two models";
      default:
        return name;
    }
  }

  private void bands(JsonNode bands) {
    long most = 0;
    long all = 0;
    for (JsonNode n : bands) {
      most = Math.max(most, n.asLong());
      all += n.asLong();
    }
    if (all == 0) {
      return;
    }
    out.blank();
    for (Iterator<Map.Entry<String, JsonNode>> it = bands.fields(); it.hasNext(); ) {
      Map.Entry<String, JsonNode> band = it.next();
      long n = band.getValue().asLong();
      String bar = "#".repeat((int) Math.ceil((double) BAR * n / most));
      String name = TextLines.pad(words(band.getKey()), 10);
      out.spread("  " + name + TextLines.right(TextLines.count(n), 9) + "  " + bar, "");
    }
  }

  private void top(JsonNode top) {
    if (top.isEmpty()) {
      return;
    }
    out.blank();
    out.text(2, top.size() == 1 ? "The highest" : "The " + top.size() + " highest");
    int rank = 0;
    for (JsonNode p : top) {
      StringBuilder reasons = new StringBuilder();
      for (JsonNode reason : p.path("reasons")) {
        reasons.append(reasons.length() == 0 ? "" : "; ").append(reason.asText());
      }
      String label =
          String.format(
              Locale.ROOT,
              "  %3d. %s %s  %s ",
              ++rank,
              TextLines.pad(p.path("profile").asText(), 22),
              p.has("value")
                  ? String.format(Locale.ROOT, "%5.0f", p.path("value").asDouble())
                  : String.format(Locale.ROOT, "%3d %%", p.path("percent").asInt()),
              TextLines.pad(words(p.path("band").asText()), 9));
      out.hanging(label, REASONS_AT, reasons.toString());
    }
  }

  private static String words(String key) {
    return key.replace('_', ' ');
  }
}
