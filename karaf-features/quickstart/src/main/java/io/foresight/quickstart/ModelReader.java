/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads the model that matters for a goal: the live one, else the newest. */
final class ModelReader {
  private static final String[] METRICS = {
    "auc",
    "prAuc",
    "logLoss",
    "brier",
    "calibrationError",
    "lift10",
    "rate",
    "spearman",
    "mae",
    "capture10"
  };

  private final RestClient rest;

  ModelReader(RestClient rest) {
    this.rest = rest;
  }

  /**
   * Never null. When there is no model: the {@code reason}, as far as it is known.
   *
   * @param training what training said about this goal, may be missing
   */
  ObjectNode read(String goal, JsonNode training) throws InterruptedException {
    ObjectNode out = RestClient.JSON.createObjectNode();
    JsonNode chosen = RestClient.JSON.missingNode();
    for (JsonNode model : rest.get("models?goal=" + goal)) {
      // Newest first, so the first one stays unless a later one is live.
      if (chosen.isMissingNode() || model.path("status").asText().equals("live")) {
        chosen = model;
      }
    }
    if (chosen.isMissingNode()) {
      Pick.copy(out, "reason", training);
      return out;
    }
    String version = chosen.path("version").asText();
    JsonNode card = rest.get("models/" + version);
    JsonNode report = Pick.first(card, "card/evaluation");
    out.put("version", version);
    Pick.copy(out, "status", chosen);
    Pick.copy(out, "kind", card, "card/kind");
    Pick.copy(out, "learner", report, "provenance/learner");
    Pick.copy(out, "baselineRule", report, "baselineName");
    Pick.copy(out, "reason", report);
    Pick.copy(out, "warnings", report, "alarms");
    Pick.copy(out, "trainedOn", report, "provenance/train/rows", "provenance/training/rows");
    Pick.copy(out, "testedOn", report, "provenance/test/rows");
    out.set("quality", metrics(Pick.first(report, "metrics")));
    out.set("baseline", metrics(Pick.first(report, "baseline")));
    if (out.has("kind")) {
      Pick.copy(out, "reason", training);
      Pick.copy(out, "ruleReason", chosen, "reason");
    }
    return out;
  }

  private static ObjectNode metrics(JsonNode from) {
    ObjectNode out = RestClient.JSON.createObjectNode();
    for (String metric : METRICS) {
      Pick.number(out, metric, from, metric);
    }
    // A lift of 4.2 in the top tenth is 42 of 100.
    if (out.has("lift10")) {
      out.put("topTenthHolds", Math.min(100, Math.round(out.get("lift10").asDouble() * 10)));
    }
    return out;
  }
}
