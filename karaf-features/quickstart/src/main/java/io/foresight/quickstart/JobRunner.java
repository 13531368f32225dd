/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Starts long work and waits for its end. */
final class JobRunner {
  private static final int MAX_SILENCE = 60;

  private final RestClient rest;
  private final Duration pause;

  /**
   * @param pause between two looks at a job
   */
  JobRunner(RestClient rest, Duration pause) {
    this.rest = rest;
    this.pause = pause;
  }

  /**
   * Starts a job and waits for it.
   *
   * @return its {@code result}; an empty object when it has none
   * @throws QuickstartException if it fails or is cancelled; the message holds its error
   */
  JsonNode run(String path, Object body, Progress progress) throws InterruptedException {
    JsonNode started = rest.post(path, body);
    String id = started.path("job").asText("");
    if (id.isEmpty()) {
      throw new QuickstartException("POST " + path + " started no job: " + started);
    }
    for (int silent = 0; ; ) {
      JsonNode job;
      try {
        job = rest.get("jobs/" + id);
        silent = 0;
      } catch (RestException e) {
        // A busy or restarting server may not answer for a moment; the job goes on.
        if (e.status() >= 400 && e.status() < 500 || ++silent > MAX_SILENCE) {
          throw e;
        }
        Thread.sleep(pause.toMillis());
        continue;
      }
      switch (job.path("state").asText()) {
        case "succeeded":
          JsonNode result = job.path("result");
          return result.isMissingNode() || result.isNull()
              ? RestClient.JSON.createObjectNode()
              : result;
        case "failed":
          throw new QuickstartException(job.path("error").asText("no reason given"));
        case "cancelled":
          throw new QuickstartException("the job was cancelled");
        default:
          progress.report(
              job.path("phase").asText("waiting"),
              job.path("done").asLong(-1),
              job.path("total").asLong(-1));
          Thread.sleep(pause.toMillis());
      }
    }
  }
}
