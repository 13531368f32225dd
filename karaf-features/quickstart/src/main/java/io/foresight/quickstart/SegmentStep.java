/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;

/** Has Unomi segments made of every goal that has a live model. */
final class SegmentStep {
  private final RestClient rest;

  SegmentStep(RestClient rest) {
    this.rest = rest;
  }

  /** Segments by goal. */
  ObjectNode run(Progress progress) throws InterruptedException {
    ObjectNode out = RestClient.JSON.createObjectNode();
    JsonNode live = rest.get("status").path("live");
    for (Iterator<String> goals = live.fieldNames(); goals.hasNext(); ) {
      String id = goals.next();
      progress.say(id);
      ArrayNode made = out.putArray(id);
      for (JsonNode s : rest.post("goals/" + id + "/segments", Map.of())) {
        ObjectNode one = made.addObject();
        for (String key : new String[] {"id", "name", "bands", "size"}) {
          Pick.copy(one, key, s);
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
