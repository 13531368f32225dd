/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.job.Progress;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.RawEvent;
import io.foresight.embedded.ElasticsearchServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.elasticsearch.client.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures reading events and updating profiles; not part of a normal build. Run {@code mvn -pl
 * unomi-plugin/elasticsearch -am test -Dtest=ElasticsearchBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false}; the figures are in {@code
 * target/benchmark-elasticsearch.json}.
 */
class ElasticsearchBenchmark {
  private static final int EVENTS = Integer.getInteger("benchmark.events", 500_000);
  private static final int PROFILES = Integer.getInteger("benchmark.profiles", 50_000);
  private static final int ROUNDS = 2;
  private static final int CHUNK = 2_500;
  private static final EventQuery ALL = EventQuery.between(0, Long.MAX_VALUE);

  private final BenchmarkData data = new BenchmarkData();
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private long serverPid;

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  @Test
  void measure(@TempDir Path dir) throws IOException {
    try (ElasticsearchServer server = ElasticsearchServer.start(dir, 0, "1g");
        ElasticsearchConnection es =
            new ElasticsearchConnection(
                ElasticsearchSettings.fromUnomi(
                    Map.of("elasticSearchAddresses", server.uri().getAuthority())))) {
      serverPid = server.pid();
      events(es);
      profiles(es);
    }
    Path report = Path.of("target", "benchmark-elasticsearch.json");
    Files.write(report, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(figures));
    assertThat((Double) figures.getOrDefault("update.ratio", Double.NaN)).isLessThan(1.5);
  }

  private void events(ElasticsearchConnection es) throws IOException {
    UnomiEvents unomi = new UnomiEvents(es);
    figures.put("events", EVENTS);
    rate(
        "events.write",
        EVENTS,
        () -> {
          for (int from = 0; from < EVENTS; from += 50_000) {
            List<RawEvent> some = new ArrayList<>();
            for (int i = from; i < Math.min(EVENTS, from + 50_000); i++) {
              some.add(data.event(i, 5_000, 90));
            }
            unomi.store(some);
          }
        });
    ElasticsearchEventSource source = new ElasticsearchEventSource(es);
    rate("events.read.warmup", EVENTS, () -> read(source, ALL, 1));
    rate("events.read.whole", EVENTS, () -> read(source, ALL, 1));
    rate("events.read.whole.2partitions", EVENTS, () -> read(source, ALL, 2));
    EventQuery some =
        ALL.fields(List.of("properties.productId", "properties.category", "properties.price"));
    rate("events.read.3fields", EVENTS, () -> read(source, some, 1));
    rate("events.read.3fields.2partitions", EVENTS, () -> read(source, some, 2));
  }

  private static void read(ElasticsearchEventSource source, EventQuery query, int partitions) {
    LongAdder read = new LongAdder();
    IntStream.range(0, partitions)
        .parallel()
        .forEach(p -> source.read(query, p, partitions, e -> read.increment(), Progress.NONE));
    assertThat(read.sum()).isEqualTo(EVENTS);
  }

  private void profiles(ElasticsearchConnection es) throws IOException {
    String index = es.indexPrefix() + "-profile";
    TestServer.createLikeUnomi(es, index, "profile");
    Bulk bulk = new Bulk(es, "Storing profiles", index);
    for (int i = 0; i < PROFILES; i++) {
      bulk.index(BenchmarkData.profileId(i), data.profile(i));
    }
    bulk.close();
    ElasticsearchProfileStore store = new ElasticsearchProfileStore(es);
    store.putMapping(
        Map.of(
            "systemProperties",
            Map.of(
                "properties",
                Map.of(
                    "foresight",
                    Map.of("properties", Map.of("state", Map.of("type", "binary")))))));
    store.refresh();
    figures.put("profiles", PROFILES);
    for (int round = 1; round <= ROUNDS; round++) {
      compareUpdates(es, store, index, "update.round" + round);
    }
    LongAdder scanned = new LongAdder();
    store.refresh();
    rate(
        "profiles.scan",
        PROFILES,
        () -> store.scan(List.of(), 0, 1, p -> scanned.increment(), Progress.NONE));
    assertThat(scanned.sum()).isEqualTo(PROFILES);
  }

  /** Both take turns chunk by chunk, so that what else the machine does hits both alike. */
  private void compareUpdates(
      ElasticsearchConnection es, ElasticsearchProfileStore store, String index, String name)
      throws IOException {
    double raw = 0;
    double own = 0;
    for (int from = 0; from < PROFILES; from += CHUNK) {
      Map<String, Map<String, Object>> updates = updates(from);
      List<byte[]> bodies = bodies(updates(from));
      boolean rawFirst = from / CHUNK % 2 == 0;
      raw += rawFirst ? seconds(() -> bodies.forEach(b -> send(es, index, b))) : 0;
      own += seconds(() -> update(store, updates));
      raw += rawFirst ? 0 : seconds(() -> bodies.forEach(b -> send(es, index, b)));
    }
    figures.put(name + ".raw.seconds", raw);
    figures.put(name + ".store.seconds", own);
    figures.put("update.ratio", own / raw);
  }

  private Map<String, Map<String, Object>> updates(int from) {
    Map<String, Map<String, Object>> updates = new LinkedHashMap<>();
    for (int i = from; i < Math.min(PROFILES, from + CHUNK); i++) {
      updates.put(BenchmarkData.profileId(i), data.scores());
    }
    return updates;
  }

  private static void update(
      ElasticsearchProfileStore store, Map<String, Map<String, Object>> updates) {
    assertThat(store.update(updates)).isEmpty();
  }

  /** The same updates as ready requests of 1000. */
  private static List<byte[]> bodies(Map<String, Map<String, Object>> updates) {
    List<byte[]> bodies = new ArrayList<>();
    var body = new ByteArrayOutputStream();
    int n = 0;
    for (Map.Entry<String, Map<String, Object>> e : updates.entrySet()) {
      body.writeBytes(Json.bytes(Map.of("update", Map.of("_id", e.getKey()))));
      body.write('\n');
      body.writeBytes(Json.bytes(Map.of("doc", e.getValue())));
      body.write('\n');
      if (++n % 1_000 == 0 || n == updates.size()) {
        bodies.add(body.toByteArray());
        body.reset();
      }
    }
    return bodies;
  }

  private static void send(ElasticsearchConnection es, String index, byte[] body) {
    Request request = new Request("POST", "/" + index + "/_bulk");
    request.setEntity(new NByteArrayEntity(body, ContentType.create("application/x-ndjson")));
    es.send("Updating", request);
  }

  private void rate(String name, int n, Work work) throws IOException {
    double serverCpu = cpuSeconds(serverPid);
    double ownCpu = cpuSeconds(ProcessHandle.current().pid());
    figures.put(name + ".perSecond", Math.round(n / seconds(work)));
    // What a busy machine does not distort.
    figures.put(name + ".serverCpuMicros", (cpuSeconds(serverPid) - serverCpu) * 1e6 / n);
    double own = cpuSeconds(ProcessHandle.current().pid()) - ownCpu;
    figures.put(name + ".clientCpuMicros", own * 1e6 / n);
  }

  private static double cpuSeconds(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(p -> p.info().totalCpuDuration())
        .map(d -> d.toNanos() / 1e9)
        .orElse(Double.NaN);
  }

  private static double seconds(Work work) throws IOException {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
