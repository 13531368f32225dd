/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;

/** Pushes to Mautic, lets the stand-in's recipients react, pulls what they did. */
final class MauticSteps {
  private static final String[] SYNC = {
    "created",
    "updated",
    "unchanged",
    "joined",
    "left",
    "doNotContact",
    "skipped",
    "waiting",
    "failed",
    "requests"
  };
  private static final String[] TYPES = {
    "mailSent", "mailOpen", "mailClick", "mailUnsubscribe", "mailBounce", "mailComplaint"
  };

  private final JobRunner jobs;
  private final MauticAccess mautic;
  private final long seed;
  private final Clock now;

  /**
   * @param now what the product takes as now: reactions lie before it
   */
  MauticSteps(JobRunner jobs, MauticAccess mautic, long seed, Clock now) {
    this.jobs = jobs;
    this.mautic = mautic;
    this.seed = seed;
    this.now = now;
  }

  ObjectNode sync(Progress progress) throws InterruptedException {
    JsonNode result = jobs.run("sync", Map.of(), progress);
    ObjectNode out = RestClient.JSON.createObjectNode();
    for (String key : SYNC) {
      Pick.copy(out, key, result);
    }
    Pick.copy(out, "problems", result);
    return out;
  }

  ObjectNode react(Progress progress) throws InterruptedException {
    return new Recipients(mautic, seed).react(now.instant(), progress);
  }

  ObjectNode feedback(Progress progress) throws InterruptedException {
    JsonNode result = jobs.run("feedback", Map.of(), progress);
    ObjectNode out = RestClient.JSON.createObjectNode();
    Pick.copy(out, "events", result, "accepted");
    ObjectNode types = out.putObject("byType");
    for (String type : TYPES) {
      JsonNode n = result.path(type);
      if (n.asLong(0) > 0) {
        types.set(type, n);
      }
    }
    return out;
  }
}
