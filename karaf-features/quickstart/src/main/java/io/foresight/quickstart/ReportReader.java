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

  /** Adds {@code counts}, {@code readiness} and {@code goals}. */
  void readInto(ObjectNode report, Progress progress) throws InterruptedException {
    progress.say("reading the status");
    JsonNode status = rest.get("status");
    ObjectNode counts = report.withObject("/counts");
    Pick.copy(counts, "profiles", status, "counts/profiles", "profiles");
    Pick.copy(counts, "events", status, "counts/events", "events");
    report.set("readiness", readiness());
    ArrayNode goals = report.putArray("goals");
    for (JsonNode goal : rest.get("goals")) {
      progress.say("reading " + goal.path("id").asText());
      goals.add(goal(goal));
    }
  }

  private ArrayNode readiness() throws InterruptedException {
    ArrayNode out = RestClient.JSON.createArrayNode();
    JsonNode answer = rest.get("readiness");
    for (JsonNode r : answer.isArray() ? answer : answer.path("goals")) {
      ObjectNode one = out.addObject();
      Pick.copy(one, "goal", r, "goal", "id");
      Pick.copy(one, "ready", r, "ready");
      Pick.copy(one, "tier", r, "tier");
      Pick.copy(one, "expected", r, "expected", "expectedAt", "readyAt");
      ArrayNode checks = one.putArray("checks");
      for (JsonNode c : Pick.first(r, "checks", "requirements", "criteria")) {
        ObjectNode check = checks.addObject();
        Pick.copy(check, "what", c, "what", "name", "label");
        Pick.copy(check, "have", c, "have", "actual", "value");
        Pick.copy(check, "need", c, "need", "required", "minimum");
        Pick.copy(check, "met", c, "met", "ok");
        Pick.copy(check, "expected", c, "expected", "expectedAt", "metAt");
      }
    }
    return out;
  }

  private ObjectNode goal(JsonNode goal) throws InterruptedException {
    String id = goal.path("id").asText();
    ObjectNode out = RestClient.JSON.createObjectNode();
    out.put("id", id);
    Pick.copy(out, "name", goal);
    Pick.copy(out, "horizonDays", goal);
    out.put("people", GoalWords.people(goal));
    out.set("model", new ModelReader(rest).read(id));
    out.set("bands", bands(id));
    ArrayNode top = out.putArray("top");
    JsonNode highest = rest.find("goals/" + id + "/top?limit=" + HIGHEST);
    if (highest != null) {
      for (JsonNode p : highest.isArray() ? highest : highest.path("profiles")) {
        top.add(person(p));
      }
    }
    return out;
  }

  private static ObjectNode person(JsonNode p) {
    ObjectNode out = RestClient.JSON.createObjectNode();
    Pick.copy(out, "profile", p, "profileId", "profile", "id", "itemId");
    Pick.copy(out, "percent", p, "percent", "score/percent");
    Pick.copy(out, "band", p, "band", "score/band");
    Pick.copy(out, "reasons", p, "reasons", "score/reasons");
    return out;
  }

  private ObjectNode bands(String goal) throws InterruptedException {
    ObjectNode out = RestClient.JSON.createObjectNode();
    JsonNode answer = rest.find("goals/" + goal + "/bands");
    if (answer != null) {
      JsonNode bands = Pick.first(answer, "bands").isObject() ? answer.get("bands") : answer;
      for (String band : BANDS) {
        out.put(band, bands.path(band).asLong(0));
      }
    }
    return out;
  }
}
