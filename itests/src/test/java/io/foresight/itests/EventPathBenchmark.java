/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What Foresight costs an event: requests per second of Unomi with our actions and a live model,
 * against those of a Unomi without us, in turns on the same machine, once the compilers of both
 * have come to rest. Not part of the build: {@code -Dit.test=EventPathBenchmark}, with {@code
 * -Dbenchmark.rounds}, {@code -Dbenchmark.seconds}, {@code -Dbenchmark.warmup} (seconds at most, of
 * each), {@code -Dbenchmark.visitors}, {@code -Dbenchmark.views} (of a session; without, each
 * visitor has one throughout) and {@code -Dbenchmark.shop} (how many people it has).
 */
@ExtendWith(ShopExtension.class)
class EventPathBenchmark {
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 7);
  private static final long SECONDS = Long.getLong("benchmark.seconds", 10);
  private static final long WARM_UP = Long.getLong("benchmark.warmup", 300);

  /** Compilers are at rest when they take less than this share of a Unomi's processor time. */
  private static final double AT_REST = 0.05;

  private static final long WARM_UP_PART = 15;
  private static final int VISITORS = Integer.getInteger("benchmark.visitors", 1000);
  private static final int VIEWS = Integer.getInteger("benchmark.views", Integer.MAX_VALUE);
  private static final double BAR = 0.90;

  private final Platform platform;

  EventPathBenchmark(Shop shop) {
    this.platform = shop.platform;
  }

  @Test
  void eventPath_keepsNineTenthsOfBareUnomi() throws Exception {
    Path work = Path.of(System.getProperty("foresight.work"));
    ObjectNode report = Platform.JSON.createObjectNode();
    report.put("rounds", ROUNDS).put("secondsEach", SECONDS).put("visitors", VISITORS);
    report.put("viewsPerVisit", VIEWS);
    report.put("loadBefore", load()).put("bar", BAR);
    List<String> people = new ArrayList<>(new Stored(platform).scores("purchase-30d").keySet());
    people = people.subList(0, Math.min(VISITORS, people.size()));
    try (BareUnomi bare =
        BareUnomi.start(platform, Files.createTempDirectory(work, "bare").resolve("unomi"))) {
      // Both before either is measured: they share most of their code.
      for (String endpoint : List.of(Visitor.COLLECTOR, Visitor.CONTEXT)) {
        warmUp(bare, endpoint, people);
      }
      for (String endpoint : List.of(Visitor.COLLECTOR, Visitor.CONTEXT)) {
        report.set(endpoint, compare(bare, endpoint, people));
      }
    }
    report.put("loadAfter", load());
    Path file = work.resolve("event-path.json");
    Files.writeString(file, report.toPrettyString());
    for (String endpoint : List.of(Visitor.COLLECTOR, Visitor.CONTEXT)) {
      assertThat(report.path(endpoint).path("ratio").asDouble())
          .as("%s: %s", endpoint, report)
          .isGreaterThanOrEqualTo(BAR);
    }
  }

  private ObjectNode compare(BareUnomi bare, String endpoint, List<String> people)
      throws Exception {
    Load without = new Load(bare.uri(), endpoint, people, VIEWS);
    Load with = new Load(platform.unomi.uri(), endpoint, people, VIEWS);
    Effort bareEffort = new Effort(bare.pid());
    Effort ourEffort = new Effort(platform.unomi.pid());
    double compiling = warmUp(bareEffort, without, ourEffort, with);
    long storedBare = events(BareUnomi.PREFIX) - without.answered();
    long storedOurs = events("context") - with.answered();
    ObjectNode out = Platform.JSON.createObjectNode();
    out.put("compilersShareAfterWarmUp", compiling);
    long writtenBefore = written();
    long warm = with.answered();
    ArrayNode bareRates = Platform.JSON.createArrayNode();
    ArrayNode ourRates = Platform.JSON.createArrayNode();
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      boolean bareFirst = round % 2 == 0;
      double first = bareFirst ? bareEffort.of(without) : ourEffort.of(with);
      double second = bareFirst ? ourEffort.of(with) : bareEffort.of(without);
      bareRates.add(bareFirst ? first : second);
      ourRates.add(bareFirst ? second : first);
      ratios.add(bareFirst ? second / first : first / second);
    }
    assertThat(events(BareUnomi.PREFIX) - storedBare).isEqualTo(without.answered());
    assertThat(events("context") - storedOurs).isEqualTo(with.answered());
    ratios.sort(null);
    out.put(
        "profileWritesPerEvent", (written() - writtenBefore) / (double) (with.answered() - warm));
    out.set("bareEffort", bareEffort.report());
    out.set("foresightEffort", ourEffort.report());
    out.set("barePerSecond", bareRates);
    out.set("foresightPerSecond", ourRates);
    return out.put("ratio", ratios.get(ROUNDS / 2))
        .put("lowest", ratios.get(0))
        .put("highest", ratios.get(ROUNDS - 1));
  }

  private void warmUp(BareUnomi bare, String endpoint, List<String> people) throws Exception {
    Load without = new Load(bare.uri(), endpoint, people, VIEWS);
    Load with = new Load(platform.unomi.uri(), endpoint, people, VIEWS);
    warmUp(new Effort(bare.pid()), without, new Effort(platform.unomi.pid()), with);
  }

  /** In turns, as measured later; returns the compilers' share of the last part. */
  private double warmUp(Effort bare, Load without, Effort ours, Load with) throws Exception {
    double share = 1;
    for (long s = 0; s < WARM_UP && !(share < AT_REST); s += WARM_UP_PART) {
      share = Math.max(bare.compilersShare(without), ours.compilersShare(with));
    }
    return share;
  }

  private long events(String prefix) throws IOException, InterruptedException {
    platform.elasticsearch("POST", "/" + prefix + "-event-*/_refresh", "");
    String query = "/" + prefix + "-event-*/_count?q=eventType.keyword:productView";
    return Platform.JSON.readTree(platform.elasticsearch(query)).path("count").asLong();
  }

  /** Index operations on our Unomi's profiles so far. */
  private long written() throws IOException, InterruptedException {
    return Platform.JSON
        .readTree(platform.elasticsearch("/context-profile/_stats/indexing"))
        .path("_all")
        .path("primaries")
        .path("indexing")
        .path("index_total")
        .asLong();
  }

  /** Processor time of a Unomi and of Elasticsearch while that Unomi answers. */
  private final class Effort {
    private final long pid;
    private double unomi;
    private double elasticsearch;
    private double idle;
    private double compilers;
    private long requests;

    Effort(long pid) {
      this.pid = pid;
    }

    double of(Load visits) throws Exception {
      final double idleBefore = ProcessorTime.idleSeconds();
      final double compilersBefore = compilers();
      double before = JobWatch.cpuSeconds(pid);
      double searchBefore = JobWatch.cpuSeconds(search());
      long answered = visits.answered();
      final double rate = visits.run(SECONDS);
      unomi += JobWatch.cpuSeconds(pid) - before;
      elasticsearch += JobWatch.cpuSeconds(search()) - searchBefore;
      idle += ProcessorTime.idleSeconds() - idleBefore;
      compilers += compilers() - compilersBefore;
      requests += visits.answered() - answered;
      return rate;
    }

    /** Warms up for a while; returns the part of the processor time that compilers took. */
    double compilersShare(Load visits) throws Exception {
      double before = JobWatch.cpuSeconds(pid) + JobWatch.cpuSeconds(search());
      double compilersBefore = compilers();
      visits.warmUp(WARM_UP_PART);
      double all = JobWatch.cpuSeconds(pid) + JobWatch.cpuSeconds(search()) - before;
      return (compilers() - compilersBefore) / all;
    }

    private double compilers() throws IOException {
      return ProcessorTime.ofCompilers(pid) + ProcessorTime.ofCompilers(search());
    }

    private long search() {
      return platform.elasticsearch.pid();
    }

    ObjectNode report() {
      return Platform.JSON
          .createObjectNode()
          .put("unomiCpuMillisPerRequest", 1e3 * unomi / requests)
          .put("elasticsearchCpuMillisPerRequest", 1e3 * elasticsearch / requests)
          .put("ofCompilersMillisPerRequest", 1e3 * compilers / requests)
          .put("idleMillisPerRequest", 1e3 * idle / requests);
    }
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
