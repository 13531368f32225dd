/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobRunnerTest {
  private final FakeProduct product = new FakeProduct();
  private final JobRunner jobs =
      new JobRunner(new RestClient(product.root(), "a", "b"), Duration.ofMillis(1));
  private final List<String> progress = new ArrayList<>();

  @AfterEach
  void close() {
    product.close();
  }

  @Test
  void job_isWatchedToItsEnd() throws InterruptedException {
    assertThat(run("score").path("scored").asInt()).isEqualTo(1200);
    assertThat(progress).containsExactly("reading 1/2");
  }

  @Test
  void failedJob_failsWithItsError() {
    product.jobEnding("train", "\"state\":\"failed\",\"error\":\"no orders\"");
    assertThatThrownBy(() -> run("train")).hasMessage("no orders");
  }

  @Test
  void cancelledJob_isAnError() {
    product.jobEnding("train", "\"state\":\"cancelled\"");
    assertThatThrownBy(() -> run("train")).hasMessageContaining("cancelled");
  }

  @Test
  void serverBusyForAMoment_isWaitedFor() throws InterruptedException {
    AtomicInteger looks = new AtomicInteger();
    product.wire.on(
        "GET /cxs/foresight/jobs/train-1",
        b ->
            looks.incrementAndGet() < 5
                ? new FakeWire.Reply(503, "")
                : new FakeWire.Reply(200, "{\"state\":\"succeeded\"}"));
    assertThat(run("train")).isEmpty();
    assertThat(looks.get()).isEqualTo(5);
  }

  @Test
  void jobThatNobodyKnows_isAnErrorAtOnce() {
    product.wire.on("GET /cxs/foresight/jobs/train-1", 404, "{\"error\":\"no job train-1\"}");
    assertThatThrownBy(() -> run("train")).hasMessageContaining("no job train-1");
  }

  @Test
  void answerWithoutJob_isAnError() {
    product.wire.on("POST /cxs/foresight/train", 200, "{\"ok\":true}");
    assertThatThrownBy(() -> run("train")).hasMessageContaining("started no job");
  }

  private com.fasterxml.jackson.databind.JsonNode run(String verb) throws InterruptedException {
    return jobs.run(
        verb, Map.of(), (phase, done, total) -> progress.add(phase + " " + done + "/" + total));
  }
}
