/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.job.Progress;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.RawEvent;
import io.foresight.elasticsearch.FaultyProxy.Fault;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasticsearch.client.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events are delivered exactly once, whatever happens on the way. */
@Tag("elasticsearch")
class EventSourceFaultsTest {
  private static final long JANUARY = Instant.parse("2026-01-10T00:00:00Z").toEpochMilli();
  private static final long FEBRUARY = Instant.parse("2026-02-10T00:00:00Z").toEpochMilli();
  private static final long MARCH = Instant.parse("2026-03-10T00:00:00Z").toEpochMilli();
  private static final EventQuery ALL = EventQuery.between(0, Long.MAX_VALUE);
  private static final int EVENTS = 600;

  private static final ElasticsearchConnection DIRECT = TestServer.connect();
  private static final UnomiEvents UNOMI = new UnomiEvents(DIRECT);

  private final FakeTime time = new FakeTime();
  private final AtomicInteger scrolls = new AtomicInteger();

  @BeforeAll
  static void storeEvents() {
    List<RawEvent> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      events.add(event("e" + i, "p" + i % 50, (i % 2 == 0 ? JANUARY : FEBRUARY) + i * 1000L));
    }
    UNOMI.store(events);
  }

  @AfterAll
  static void close() {
    DIRECT.close();
  }

  @BeforeEach
  void reset() {
    scrolls.set(0);
  }

  private static RawEvent event(String id, String profile, long at) {
    Map<String, Object> source =
        Map.of(
            "itemId",
            id,
            "eventType",
            "view",
            "profileId",
            profile,
            "timeStamp",
            Instant.ofEpochMilli(at).toString());
    return new RawEvent(id, "view", profile, at, source);
  }

  private static ElasticsearchEventSource source(ElasticsearchConnection connection) {
    return new ElasticsearchEventSource(connection, 100, 10_000);
  }

  private static void assertExactlyOnce(List<String> ids) {
    assertThat(ids).hasSize(EVENTS).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNAVAILABLE", "BUSY", "ANSWER_LOST", "ANSWER_CUT"})
  void brokenPages_areReadAgain(Fault fault) throws IOException {
    try (FaultyProxy proxy = new FaultyProxy(TestServer.uri());
        ElasticsearchConnection connection = through(proxy)) {
      proxy.rule(
          (request, body) ->
              request.equals("POST /_search/scroll") && scrolls.incrementAndGet() % 5 == 3
                  ? fault
                  : Fault.NONE);
      List<String> ids = new ArrayList<>();
      source(connection).read(ALL, 0, 1, e -> ids.add(e.id()), Progress.NONE);
      assertExactlyOnce(ids);
      assertThat(time.sleeps()).isNotEmpty();
    }
  }

  @Test
  void pagesTooBigToBuffer_areMadeSmaller() throws IOException {
    try (FaultyProxy proxy = new FaultyProxy(TestServer.uri());
        ElasticsearchConnection connection = through(proxy)) {
      proxy.rule(
          (request, body) -> body.contains("\"size\":100") ? Fault.ANSWER_TOO_LONG : Fault.NONE);
      List<String> ids = new ArrayList<>();
      source(connection).read(ALL, 0, 1, e -> ids.add(e.id()), Progress.NONE);
      assertExactlyOnce(ids);
    }
  }

  @Test
  void oneIdInTwoMonths_isTwoDocuments_alsoWhenTheSearchStartsAgain() {
    String twin = "twin";
    UNOMI.store(
        List.of(
            event(twin, "twins", JANUARY),
            event(twin, "twins", FEBRUARY),
            event("t", "twins", MARCH)));
    ElasticsearchConnection connection = connection();
    List<String> ids = new ArrayList<>();
    new ElasticsearchEventSource(connection, 1, 10_000)
        .read(
            ALL.profiles(List.of("twins")),
            0,
            1,
            e -> {
              ids.add(e.id());
              if (ids.size() == 1) {
                connection.send("Losing", new Request("DELETE", "/_search/scroll/_all"));
              }
            },
            Progress.NONE);
    connection.close();
    DIRECT.send(
        "Deleting",
        Json.request(
            "POST",
            "/" + DIRECT.indexPrefix() + "-event-*/_delete_by_query?refresh=true",
            Map.of("query", Map.of("term", Map.of("profileId.keyword", "twins")))));
    assertThat(ids).containsExactlyInAnyOrder(twin, twin, "t");
  }

  @Test
  void lostSearch_isStartedAgain() {
    List<String> ids = new ArrayList<>();
    ElasticsearchConnection connection = connection();
    source(connection)
        .read(
            ALL,
            0,
            1,
            e -> {
              ids.add(e.id());
              if (ids.size() == 150) {
                connection.send("Losing", new Request("DELETE", "/_search/scroll/_all"));
              }
            },
            Progress.NONE);
    assertExactlyOnce(ids);
    connection.close();
  }

  @Test
  void rolloverWhileReading_neitherFailsNorDoubles() {
    UNOMI.store(List.of(event("march", "p1", MARCH)));
    List<String> ids = new ArrayList<>();
    ElasticsearchConnection connection = connection();
    source(connection)
        .read(
            ALL,
            0,
            1,
            e -> {
              ids.add(e.id());
              if (ids.size() == 150) {
                UNOMI.delete(MARCH);
                long april = Instant.parse("2026-04-10T00:00:00Z").toEpochMilli();
                UNOMI.store(List.of(event("april", "p1", april)));
              }
            },
            Progress.NONE);
    assertThat(ids).doesNotHaveDuplicates();
    ids.remove("march");
    ids.remove("april");
    assertExactlyOnce(ids);
    UNOMI.delete(Instant.parse("2026-04-10T00:00:00Z").toEpochMilli());
    connection.close();
  }

  @Test
  void eventsOfManyProfiles_areReadMonthByMonth_evenIfOneIsDeletedMeanwhile() {
    UNOMI.store(List.of(event("march", "p1", MARCH)));
    List<String> asked = new ArrayList<>();
    for (int p = 0; p < 40; p++) {
      asked.add("p" + p);
    }
    ElasticsearchConnection connection = connection();
    for (int window : new int[] {10_000, 100}) {
      List<String> profiles = new ArrayList<>();
      List<String> ids = new ArrayList<>();
      new ElasticsearchEventSource(connection, 50, window)
          .read(
              ALL.profiles(asked),
              0,
              1,
              e -> {
                ids.add(e.id());
                profiles.add(e.profileId());
                if (window == 100 && ids.size() == 150) {
                  UNOMI.delete(MARCH);
                }
              },
              Progress.NONE);
      assertThat(ids).doesNotHaveDuplicates();
      assertThat(ids.remove("march")).isEqualTo(window == 10_000);
      assertThat(ids).hasSize(EVENTS * 40 / 50);
      assertThat(profiles).allMatch(asked::contains);
    }
    connection.close();
  }

  @Test
  void smallWindows_changeNothing() {
    ElasticsearchConnection connection = connection();
    for (int window : new int[] {1, 7, 100}) {
      List<String> ids = new ArrayList<>();
      var small = new ElasticsearchEventSource(connection, 10, window);
      EventQuery query = EventQuery.between(JANUARY, JANUARY + 100_000);
      small.read(query, 0, 2, e -> ids.add(e.id()), Progress.NONE);
      small.read(query, 1, 2, e -> ids.add(e.id()), Progress.NONE);
      assertThat(ids).hasSize(50).doesNotHaveDuplicates();
    }
    connection.close();
  }

  @Test
  void scrolls_areCleared() {
    ElasticsearchConnection connection = connection();
    source(connection).read(ALL, 0, 1, e -> {}, Progress.NONE);
    try {
      source(connection)
          .read(
              ALL,
              0,
              1,
              e -> {
                throw new IllegalStateException("sink");
              },
              Progress.NONE);
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("sink");
    }
    Map<String, Object> stats =
        Json.map(connection.send("Looking", new Request("GET", "/_stats/search")));
    Map<String, Object> search =
        Json.object(Json.object(Json.object(stats.get("_all")).get("total")).get("search"));
    assertThat(search.get("open_contexts")).isEqualTo(0);
    connection.close();
  }

  @Test
  void eventsWithoutProfileOrWithBadTime_doNotStopTheRead() {
    ElasticsearchConnection connection = TestServer.connect();
    UnomiEvents unomi = new UnomiEvents(connection);
    unomi.store(List.of(event("good", "p1", JANUARY)));
    String index = unomi.index(JANUARY);
    Bulk bulk = new Bulk(connection, "Storing", index);
    bulk.index("anonymous", Map.of("eventType", "view", "timeStamp", "2026-01-10T00:00:00Z"));
    bulk.index("list", Map.of("profileId", "p2", "timeStamp", List.of("2026-01-10T00:00:00Z")));
    bulk.close();
    unomi.refresh();
    List<String> ids = new ArrayList<>();
    for (int p = 0; p < 3; p++) {
      source(connection).read(ALL, p, 3, e -> ids.add(e.id()), Progress.NONE);
    }
    assertThat(ids).containsExactlyInAnyOrder("good", "anonymous");
    connection.close();
  }

  private ElasticsearchConnection connection() {
    return new ElasticsearchConnection(TestServer.settings(DIRECT.indexPrefix()), time, time);
  }

  private ElasticsearchConnection through(FaultyProxy proxy) {
    return new ElasticsearchConnection(
        ElasticsearchSettings.fromUnomi(
            Map.of(
                "elasticSearchAddresses", proxy.address(), "index.prefix", DIRECT.indexPrefix())),
        time,
        time);
  }
}
