/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.job.Progress;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.RawEvent;
import io.foresight.embedded.ElasticsearchServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elasticsearch.client.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real server is killed and comes back, in the middle of the work. */
class ServerRestartIT {
  private static final long START = Instant.parse("2026-01-10T00:00:00Z").toEpochMilli();
  private static final int EVENTS = 3_000;

  private Path dir;
  private ElasticsearchServer server;

  @BeforeEach
  void start(@TempDir Path temporary) {
    dir = temporary;
    server = ElasticsearchServer.start(dir, 0, "256m");
  }

  @Test
  void readAndWrite_surviveARestart() throws Exception {
    int port = server.port();
    String address = server.uri().getAuthority();
    try (ElasticsearchConnection connection =
        new ElasticsearchConnection(
            ElasticsearchSettings.fromUnomi(Map.of("elasticSearchAddresses", address)))) {
      storeEvents(connection);
      List<String> ids = new ArrayList<>();
      new ElasticsearchEventSource(connection, 200, 10_000)
          .read(
              EventQuery.between(0, Long.MAX_VALUE),
              0,
              1,
              e -> {
                ids.add(e.id());
                if (ids.size() == 1_000) {
                  restart(port);
                }
              },
              Progress.NONE);
      assertThat(ids).hasSize(EVENTS).doesNotHaveDuplicates();

      ElasticsearchDocumentStore store = new ElasticsearchDocumentStore(connection);
      store.create("jobs", "before", Map.of("v", 1));
      kill();
      Thread comesBack =
          new Thread(() -> server = ElasticsearchServer.start(dir, port, "256m"), "restart");
      comesBack.start();
      Map<String, Map<String, Object>> many = new LinkedHashMap<>();
      for (int i = 0; i < 2_500; i++) {
        many.put("job-" + i, Map.of("v", i));
      }
      store.putAll("jobs", many);
      comesBack.join();
      assertThat(store.get("jobs", "before")).isPresent();
      store.refresh("jobs");
      List<String> found = new ArrayList<>();
      store.scan("jobs", Map.of(), d -> found.add(d.id()));
      assertThat(found).hasSize(2_501).doesNotHaveDuplicates();
    } finally {
      server.close();
    }
  }

  private static void storeEvents(ElasticsearchConnection connection) {
    List<RawEvent> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      long at = START + i * 1000L;
      Map<String, Object> source =
          Map.of(
              "eventType",
              "view",
              "profileId",
              "p" + i % 50,
              "timeStamp",
              Instant.ofEpochMilli(at).toString());
      events.add(new RawEvent("e" + i, "view", "p" + i % 50, at, source));
    }
    new UnomiEvents(connection).store(events);
    // Translogs of the test's indices are written every few seconds only.
    connection.send("Flushing", new Request("POST", "/_flush"));
  }

  private void restart(int port) {
    kill();
    server = ElasticsearchServer.start(dir, port, "256m");
  }

  private void kill() {
    ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
    server.close();
  }
}
