/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Has Unomi segments made of every goal that has a live model. */
final class SegmentStep {
  private static final int NOT_POSSIBLE_NOW = 409;

  private final RestClient rest;

  SegmentStep(RestClient rest) {
    this.rest = rest;
  }

  /** Segments by goal. */
  ObjectNode run(Progress progress) throws InterruptedException {
    ObjectNode out = RestClient.JSON.createObjectNode();
    for (JsonNode goal : rest.get("goals")) {
      String id = goal.path("id").asText();
      progress.say(id);
      ArrayNode made = out.putArray(id);
      try {
        for (JsonNode s : rest.post("goals/" + id + "/segments", Map.of())) {
          ObjectNode one = made.addObject();
          Pick.copy(one, "id", s);
          Pick.copy(one, "name", s);
          Pick.copy(one, "bands", s);
        }
      } catch (RestException e) {
        // Without a live model there is nothing to make segments of.
        if (e.status() != NOT_POSSIBLE_NOW) {
          throw e;
        }
      }
    }
    return out;
  }

  /** Puts the segments beside their goals. */
  void addTo(ObjectNode report, JsonNode made) {
    for (JsonNode goal : report.path("goals")) {
      JsonNode segments = made.path(goal.path("id").asText());
      ((ObjectNode) goal)
          .set("segments", segments.isArray() ? segments : RestClient.JSON.createArrayNode());
    }
  }
}
