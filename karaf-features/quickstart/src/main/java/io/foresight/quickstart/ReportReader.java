/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads back by REST what the product now knows and puts it under the report's stable keys, which
 * {@code docs/report.md} describes.
 */
final class ReportReader {
  private static final int HIGHEST = 10;
  private static final String[] BANDS = {"very_high", "high", "medium", "low", "very_low"};

  private final RestClient rest;

  ReportReader(RestClient rest) {
    this.rest = rest;
  }

  /**
   * Adds {@code readiness} and {@code goals}, and the profiles there are now to {@code counts}.
   *
   * @param training what training said, by goal
   */
  void readInto(ObjectNode report, JsonNode training, Progress progress)
      throws InterruptedException {
    progress.say("reading the status");
    Pick.copy(report.withObject("/counts"), "profiles", rest.get("status"));
    report.set("readiness", readiness());
    ArrayNode goals = report.putArray("goals");
    for (JsonNode goal : rest.get("goals")) {
      progress.say("reading " + goal.path("id").asText());
      goals.add(goal(goal, training.path(goal.path("id").asText())));
    }
    ObjectNode insights = report.putObject("insights");
    for (JsonNode insight : rest.get("insights")) {
      if (insight.has("learnedAt")) {
        String id = insight.path("id").asText();
        progress.say("reading " + id);
        insights.set(id, rest.get("insights/" + id));
      }
    }
  }

  private ArrayNode readiness() throws InterruptedException {
    ArrayNode out = RestClient.JSON.createArrayNode();
    for (JsonNode r : rest.get("readiness")) {
      ObjectNode one = out.addObject();
      Pick.copy(one, "goal", r);
      Pick.copy(one, "ready", r);
      ArrayNode checks = one.putArray("checks");
      for (JsonNode c : r.path("checks")) {
        ObjectNode check = checks.addObject();
        for (String key : new String[] {"what", "have", "need", "met", "expected"}) {
          Pick.copy(check, key, c);
        }
      }
    }
    return out;
  }

  private ObjectNode goal(JsonNode goal, JsonNode training) throws InterruptedException {
    String id = goal.path("id").asText();
    ObjectNode out = RestClient.JSON.createObjectNode();
    out.put("id", id);
    Pick.copy(out, "name", goal);
    boolean amount = goal.path("kind").asText().equals("amount");
    if (amount) {
      Pick.copy(out, "kind", goal);
    }
    Pick.copy(out, "horizonDays", goal);
    out.put("people", GoalWords.people(goal));
    out.set("model", new ModelReader(rest).read(id, training));
    out.set("bands", bands(id));
    ArrayNode top = out.putArray("top");
    for (JsonNode p : rest.get("goals/" + id + "/top?limit=" + HIGHEST)) {
      ObjectNode person = top.addObject();
      for (String key : new String[] {"profile", "percent", "band", "reasons"}) {
        Pick.copy(person, key, p);
      }
      if (amount) {
        Pick.copy(person, "value", p);
      }
    }
    return out;
  }

  private ObjectNode bands(String goal) throws InterruptedException {
    ObjectNode out = RestClient.JSON.createObjectNode();
    JsonNode bands = rest.get("goals/" + goal + "/bands");
    for (String band : BANDS) {
      out.put(band, bands.path(band).asLong(0));
    }
    return out;
  }
}
