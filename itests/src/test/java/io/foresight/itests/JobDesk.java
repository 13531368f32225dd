/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;

/** Starts jobs through REST and follows them. */
final class JobDesk {
  private final Platform platform;

  JobDesk(Platform platform) {
    this.platform = platform;
  }

  /** Starts a job and returns its id. */
  String submit(String verb, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = platform.ask("POST", "cxs/foresight/" + verb, body);
    assertThat(answer.statusCode()).as("%s: %s", verb, answer.body()).isEqualTo(202);
    return Platform.JSON.readTree(answer.body()).path("job").asText();
  }

  /** A job as it is now. */
  JsonNode get(String id) throws IOException, InterruptedException {
    return platform.get("cxs/foresight/jobs/" + id);
  }

  /** Waits for the end of a job, which must be a success; returns the job. */
  JsonNode awaitEnd(String id) throws InterruptedException {
    JsonNode[] job = new JsonNode[1];
    Platform.await(
        "the end of " + id,
        () -> {
          job[0] = get(id);
          return !job[0].path("finishedAt").isMissingNode();
        });
    assertThat(job[0].path("state").asText()).as(job[0].toString()).isEqualTo("succeeded");
    return job[0];
  }

  /** Runs a job to its end, which must be a success; returns its result. */
  JsonNode run(String verb, String body) throws IOException, InterruptedException {
    return awaitEnd(submit(verb, body)).path("result");
  }
}
