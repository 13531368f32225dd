/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Runs jobs of a platform to their ends and writes down what each of their phases took. */
final class JobWatch {
  private static final long POLL_MILLIS = 250;

  /** Each collection of everything takes about a second. */
  private static final Duration COLLECT_EVERY = Duration.ofSeconds(30);

  private final Platform platform;
  private final JobDesk desk;
  private final HeapLog heap;

  JobWatch(Platform platform, HeapLog heap) {
    this.platform = platform;
    this.desk = new JobDesk(platform);
    this.heap = heap;
  }

  /**
   * Wall time, processor time of both processes, heap and the seconds of each phase of a job, which
   * must be a success, with its result.
   */
  ObjectNode run(String verb, String body) throws IOException, InterruptedException {
    Instant begin = Instant.now();
    double unomi = cpuSeconds(platform.unomi.pid());
    double elasticsearch = cpuSeconds(platform.elasticsearch.pid());
    ObjectNode phases = Platform.JSON.createObjectNode();
    String id = desk.submit(verb, body);
    JsonNode job = desk.get(id);
    Instant last = begin;
    Instant collected = begin;
    while (job.path("finishedAt").isMissingNode()) {
      Thread.sleep(POLL_MILLIS);
      String phase = job.path("phase").asText("");
      Instant now = Instant.now();
      phases.put(phase, round(phases.path(phase).asDouble() + seconds(last, now)));
      last = now;
      if (collected.plus(COLLECT_EVERY).isBefore(now)) {
        HeapLog.collect(platform.unomi.pid());
        collected = now;
      }
      job = desk.get(id);
    }
    assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("succeeded");
    Instant end = Instant.now();
    ObjectNode out = Platform.JSON.createObjectNode();
    out.put("seconds", round(seconds(begin, end)));
    out.put("unomiCpuSeconds", round(cpuSeconds(platform.unomi.pid()) - unomi));
    out.put(
        "elasticsearchCpuSeconds", round(cpuSeconds(platform.elasticsearch.pid()) - elasticsearch));
    out.set("heap", heap.between(begin, end));
    out.set("phases", phases);
    out.set("result", job.path("result"));
    return out;
  }

  /** Processor time of a process so far. */
  static double cpuSeconds(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(p -> p.info().totalCpuDuration())
        .map(d -> d.toMillis() / 1e3)
        .orElse(Double.NaN);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1e3;
  }

  private static double round(double seconds) {
    return Math.round(seconds * 10) / 10.0;
  }
}
