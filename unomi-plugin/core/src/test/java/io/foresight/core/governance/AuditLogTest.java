/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.governance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.MutableClock;
import io.foresight.core.store.InMemoryDocumentStore;
import io.foresight.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {
  private final InMemoryDocumentStore store = new InMemoryDocumentStore();
  private final MutableClock clock = new MutableClock("2026-11-22T00:00:00Z");
  private final AuditLog log = new AuditLog(store, clock, "0123456789abcdef".getBytes(UTF_8));

  @BeforeEach
  void fiveEntries() {
    for (int i = 1; i <= 5; i++) {
      log.append("model.promote", "Ada", "buys-" + i, Map.of("n", i, "share", 0.1 * i));
    }
  }

  private static String id(int seq) {
    return String.format("%012d", seq);
  }

  private void change(int seq, String field, Object value) {
    StoredDocument d = store.get("audit", id(seq)).orElseThrow();
    Map<String, Object> m = new LinkedHashMap<>(d.source());
    m.put(field, value);
    store.put("audit", id(seq), m);
  }

  @Test
  void untouched_itIsWhole() {
    assertThat(log.verify()).isEmpty();
    assertThat(log.entries("", 2)).extracting(e -> e.get("seq")).containsExactly(5, 4);
    assertThat(log.head()).isEqualTo(log.entries("", 1).get(0).get("seal"));
  }

  @Test
  void aChangedField_isFound() {
    change(3, "by", "Bob");
    assertThat(log.verify()).singleElement().asString().contains("000003").contains("changed");
  }

  @Test
  void aChangedDetail_isFound() {
    change(2, "details", Map.of("n", 2, "share", 0.3));
    assertThat(log.verify()).singleElement().asString().contains("000002");
  }

  @Test
  void removedAndCutOffEntries_areFound() {
    store.delete("audit", id(2));
    store.delete("audit", id(5));
    assertThat(log.verify()).hasSize(2).allMatch(s -> s.contains("missing"));
  }

  @Test
  void anEntryWrittenWithAnotherKey_isFound() {
    store.delete("audit", id(5));
    store.drop("audit-head");
    new AuditLog(store, clock, "another key, 16+".getBytes(UTF_8))
        .append("model.promote", "Eve", "buys-9", Map.of());
    assertThat(log.verify()).singleElement().asString().contains("000005");
  }

  @Test
  void writersAtOnce_allGetTheirPlace() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    List<Future<?>> all = new ArrayList<>();
    for (int t = 0; t < 40; t++) {
      String subject = "s" + t;
      all.add(pool.submit(() -> log.append("x", "Ada", subject, Map.of())));
    }
    for (Future<?> f : all) {
      f.get();
    }
    pool.shutdown();
    assertThat(log.entries("", 100)).hasSize(45);
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void aWriterThatStoppedBeforeMovingTheHead_losesNothing() {
    store.drop("audit-head");
    log.append("x", "Ada", "buys-6", Map.of());
    assertThat(log.entries("", 1).get(0)).containsEntry("seq", 6);
    assertThat(log.verify()).isEmpty();
  }
}
