/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.simulation.JsonLinesWriter;
import io.foresight.simulation.SimulatedEvent;
import io.foresight.simulation.SimulatedShop;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What training and scoring take as a shop grows: its history is imported into a real Unomi whose
 * JVM has a heap of 4 GiB, then everything is trained and everybody scored, at each of several
 * numbers of people. Not part of the build: {@code -Dit.test=ScaleBenchmark}, with {@code
 * -Dbenchmark.people=50000,100000,200000}.
 */
class ScaleBenchmark {
  private static final int HEAP_MEGABYTES = Integer.getInteger("benchmark.heap", 4096);

  /** Just enough to look 90 days ahead; about 50 events a person without the left out kinds. */
  private static final int DAYS = 215;

  private static final Set<String> LEFT_OUT = Set.of("view", "checkoutStep", "search");

  private static final String PEOPLE = System.getProperty("benchmark.people", "1000,2000,4000");

  /** Growth of time and memory beside that of the data; room for what a busy machine adds. */
  private static final double LINEAR = 1.25;

  private final Path work;
  private final HeapLog heap;

  ScaleBenchmark() throws IOException {
    Path it = Files.createDirectories(Path.of(System.getProperty("foresight.work")));
    work = Files.createTempDirectory(it, "scale");
    heap = new HeapLog(work.resolve("gc.log"));
  }

  @Test
  void timeAndMemory_growNoFasterThanTheData() throws Exception {
    int[] sizes = Arrays.stream(PEOPLE.split(",")).mapToInt(Integer::parseInt).toArray();
    ObjectNode report = Platform.JSON.createObjectNode();
    report.put("heapMb", HEAP_MEGABYTES).put("days", DAYS).put("loadBefore", load());
    ArrayNode runs = report.putArray("runs");
    Path file = work.resolveSibling("scale.json");
    try (Platform platform = start()) {
      Platform.await("readiness", () -> platform.status("cxs/foresight/health/ready") == 200);
      JobWatch jobs = new JobWatch(platform, heap);
      int from = 0;
      for (int to : sizes) {
        runs.add(measure(platform, jobs, from, to));
        Files.writeString(file, report.toPrettyString());
        from = to;
      }
    }
    report.put("loadAfter", load());
    Files.writeString(file, report.toPrettyString());
    for (String verb : List.of("train", "score")) {
      assertLinear(verb, runs.get(0), runs.get(runs.size() - 1));
    }
  }

  private Platform start() {
    return new Platform(
        work,
        options ->
            options
                .heapMegabytes(HEAP_MEGABYTES)
                .environment("JDK_JAVA_OPTIONS", heap.options())
                .systemProperty("foresight.clock.start", Shop.NOW.toString())
                // No gate, so that everybody is learned from and scored.
                .environment("FORESIGHT_CONSENT_SCORING", " ")
                .environment("FORESIGHT_SCHEDULE_TRAINDAYS", "0")
                .environment("FORESIGHT_SCHEDULE_SCOREHOURS", "0")
                .environment("FORESIGHT_SCHEDULE_CHECKHOURS", "0")
                .environment("FORESIGHT_SCHEDULE_SYNCMINUTES", "0")
                .environment("FORESIGHT_SCHEDULE_FEEDBACKMINUTES", "0"),
        Platform.KAR);
  }

  /** The shop grows: a person's life does not depend on how many others there are. */
  private ObjectNode measure(Platform platform, JobWatch jobs, int from, int to) throws Exception {
    Path folder = platform.unomi.home().resolve("data/foresight/import");
    Path history = Files.createDirectories(folder).resolve("people-to-" + to + ".jsonl.gz");
    SimulatedShop shop = new SimulatedShop(7, to, DAYS, Shop.NOW);
    try (JsonLinesWriter out = JsonLinesWriter.to(history)) {
      for (int i = from; i < to; i++) {
        for (SimulatedEvent e : shop.eventsOf(i)) {
          if (!LEFT_OUT.contains(e.type())) {
            out.write(e);
          }
        }
      }
    }
    ObjectNode run = Platform.JSON.createObjectNode().put("people", to);
    run.set("import", jobs.run("imports", "{\"file\": \"" + history.getFileName() + "\"}"));
    Files.delete(history);
    run.put("events", count(platform, "event-*")).put("profiles", count(platform, "profile"));
    run.set("train", jobs.run("train", "{}"));
    run.set("score", jobs.run("score", "{\"rebuild\": true}"));
    run.set("rescore", jobs.run("score", "{}"));
    run.put("residentMb", residentMegabytes(platform.unomi.pid())).put("load", load());
    return run;
  }

  private static void assertLinear(String verb, JsonNode first, JsonNode last) {
    double growth = last.path("events").asDouble() / first.path("events").asDouble();
    double cpu = cpu(last.path(verb)) / cpu(first.path(verb));
    assertThat(cpu).as("processor time of %s", verb).isLessThan(LINEAR * growth);
    assertThat(last.path(verb).path("heap").path("highestAfterCollectionMb").asDouble())
        .as("heap of %s", verb)
        .isLessThan(0.9 * HEAP_MEGABYTES);
  }

  private static double cpu(JsonNode job) {
    return job.path("unomiCpuSeconds").asDouble() + job.path("elasticsearchCpuSeconds").asDouble();
  }

  private static long count(Platform platform, String index) throws Exception {
    platform.elasticsearch("POST", "/context-" + index + "/_refresh", "");
    String answer = platform.elasticsearch("/context-" + index + "/_count");
    return Platform.JSON.readTree(answer).path("count").asLong();
  }

  /** What the process takes of the machine's memory at most, heap and all; -1 where unknown. */
  private static long residentMegabytes(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    if (!Files.exists(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream()
        .filter(l -> l.startsWith("VmHWM:"))
        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
