/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.store.ConflictException;
import io.foresight.core.store.StoredDocument;
import io.foresight.elasticsearch.FaultyProxy.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("elasticsearch")
class DocumentStoreFaultsTest {
  private final FakeTime time = new FakeTime();
  private final ElasticsearchConnection direct = TestServer.connect();
  private final ElasticsearchDocumentStore store = new ElasticsearchDocumentStore(direct);

  @AfterEach
  void close() {
    store.collections().forEach(store::drop);
    direct.close();
  }

  @Test
  void lostAnswer_isNotTakenForAConflictWithOneself() throws IOException {
    try (FaultyProxy proxy = new FaultyProxy(TestServer.uri());
        ElasticsearchConnection connection = through(proxy)) {
      ElasticsearchDocumentStore remote = new ElasticsearchDocumentStore(connection);
      loseNextWrite(proxy);
      StoredDocument created = remote.create("leases", "train", Map.of("owner", "node-1"));
      loseNextWrite(proxy);
      StoredDocument renewed =
          remote.replace("leases", created, Map.of("owner", "node-1", "until", 2));
      assertThat(store.get("leases", "train").orElseThrow().seqNo()).isEqualTo(renewed.seqNo());
      assertThat(time.sleeps()).hasSize(2);
    }
  }

  @Test
  void lostAnswer_doesNotHideTheConflictWithAnother() throws IOException {
    try (FaultyProxy proxy = new FaultyProxy(TestServer.uri());
        ElasticsearchConnection connection = through(proxy)) {
      store.create("leases", "train", Map.of("owner", "node-2"));
      loseNextWrite(proxy);
      ElasticsearchDocumentStore remote = new ElasticsearchDocumentStore(connection);
      assertThatThrownBy(() -> remote.create("leases", "train", Map.of("owner", "node-1")))
          .isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void compareAndSet_losesNoIncrementOfParallelWriters() throws Exception {
    store.create("counters", "c", Map.of("n", 0));
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        writers.add(
            pool.submit(
                () -> {
                  for (int i = 0; i < 25; i++) {
                    increment();
                  }
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(store.get("counters", "c").orElseThrow().source()).containsEntry("n", 100);
  }

  private void increment() {
    while (true) {
      StoredDocument now = store.get("counters", "c").orElseThrow();
      try {
        store.replace(
            "counters", now, Map.of("n", (Integer) now.source().getOrDefault("n", -1) + 1));
        return;
      } catch (ConflictException e) {
        // Somebody was faster: read again.
      }
    }
  }

  @Test
  void twoNodes_mayCreateACollectionAtTheSameTime() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        String id = "n" + t;
        writers.add(
            pool.submit(
                () -> new ElasticsearchDocumentStore(direct).put("race", id, Map.of("v", id))));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      pool.shutdownNow();
    }
    store.refresh("race");
    assertThat(store.find("race", Map.of("v", "n3"), "", 10)).hasSize(1);
    assertThat(store.find("race", Map.of(), "", 10)).hasSize(4);
  }

  @Test
  void threadWithoutContextClassLoader_works() throws Exception {
    List<Object> seen = new ArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              try (ElasticsearchConnection own =
                  new ElasticsearchConnection(TestServer.settings(direct.indexPrefix()))) {
                ElasticsearchDocumentStore bare = new ElasticsearchDocumentStore(own);
                bare.put("tccl", "a", Map.of("v", 1));
                bare.refresh("tccl");
                seen.addAll(bare.find("tccl", Map.of("v", 1), "", 1));
              }
            });
    thread.setContextClassLoader(null);
    thread.start();
    thread.join();
    assertThat(seen).hasSize(1);
  }

  private static void loseNextWrite(FaultyProxy proxy) {
    AtomicBoolean lost = new AtomicBoolean();
    proxy.rule(
        (request, body) ->
            body.contains("owner") && !lost.getAndSet(true) ? Fault.ANSWER_LOST : Fault.NONE);
  }

  private ElasticsearchConnection through(FaultyProxy proxy) {
    return new ElasticsearchConnection(
        ElasticsearchSettings.fromUnomi(
            Map.of(
                "elasticSearchAddresses", proxy.address(), "index.prefix", direct.indexPrefix())),
        time,
        time);
  }
}
