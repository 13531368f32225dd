/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.foresight.core.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elasticsearch.client.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connection against a server that answers by script. */
class ElasticsearchConnectionTest {
  private static final Request PING = new Request("GET", "/");

  private final FakeTime time = new FakeTime();
  private final Deque<Integer> statuses = new ArrayDeque<>();
  private final List<Headers> requests = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable c : open) {
      c.close();
    }
  }

  @Test
  void overloadAndGateways_areRetriedWithGrowingPauses() throws IOException {
    statuses.addAll(List.of(429, 502, 503, 504, 200));
    connect(serve(0), Map.of()).send("Pinging", PING);
    assertThat(requests).hasSize(5);
    assertThat(time.sleeps())
        .containsExactly(
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(800));
  }

  @Test
  void refusedRequest_isNotRepeated() throws IOException {
    statuses.addAll(List.of(400, 200));
    ElasticsearchConnection connection = connect(serve(0), Map.of());
    assertThatThrownBy(() -> connection.send("Pinging", PING))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Pinging")
        .hasMessageContaining("400");
    assertThat(requests).hasSize(1);
  }

  @Test
  void absenceOfAMinute_isSurvived() throws IOException {
    int port = freePort();
    ElasticsearchConnection connection = connect(port, Map.of());
    time.onSleep(
        () -> {
          if (time.instant().getEpochSecond() >= 60 && requests.isEmpty()) {
            statuses.add(200);
            serveUnchecked(port);
            time.onSleep(() -> {});
          }
        });
    connection.send("Pinging", PING);
    assertThat(requests).hasSize(1);
    assertThat(time.instant().getEpochSecond()).isBetween(60L, 70L);
  }

  @Test
  void absenceWithoutEnd_isReportedAfterTheLimit() throws IOException {
    ElasticsearchConnection connection = connect(freePort(), Map.of());
    assertThatThrownBy(() -> connection.send("Pinging", PING))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Pinging failed")
        .hasMessageContaining("180 s");
    assertThat(time.instant().getEpochSecond()).isBetween(170L, 180L);
  }

  @Test
  void interrupt_endsTheWaitingAndStays() throws IOException {
    var connection =
        new ElasticsearchConnection(
            settings(freePort(), Map.of()),
            time,
            d -> {
              throw new InterruptedException();
            });
    open.add(connection);
    assertThatThrownBy(() -> connection.send("Pinging", PING)).hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void credentials_areSent() throws IOException {
    statuses.addAll(List.of(401, 200));
    connect(serve(0), Map.of("username", "unomi", "password", "p:w"))
        .call("Asking", es -> es.ping().value());
    String expected =
        "Basic " + Base64.getEncoder().encodeToString("unomi:p:w".getBytes(StandardCharsets.UTF_8));
    assertThat(requests.get(requests.size() - 1).getFirst("Authorization")).isEqualTo(expected);
  }

  @Test
  void mediaTypes_arePlainJson() throws IOException {
    statuses.add(200);
    connect(serve(0), Map.of()).call("Asking", es -> es.count(c -> c.index("x")));
    Headers headers = requests.get(0);
    assertThat(headers.getFirst("Accept")).isEqualTo("application/json");
  }

  @Test
  void garbage_isReportedAsSuch() throws IOException {
    statuses.add(200);
    ElasticsearchConnection connection = connect(serve(0), Map.of());
    assertThatThrownBy(() -> connection.call("Creating", es -> es.indices().get(g -> g.index("x"))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Creating");
  }

  @Test
  void reconfiguration_movesARequestUnderWay() throws IOException {
    ElasticsearchConnection connection = connect(freePort(), Map.of());
    int other = serve(0);
    statuses.add(200);
    time.onSleep(() -> connection.reconfigure(settings(other, Map.of("index.prefix", "new"))));
    connection.send("Pinging", PING);
    assertThat(requests).hasSize(1);
    assertThat(connection.indexPrefix()).isEqualTo("new");
  }

  @Test
  void closedConnection_saysSo() throws IOException {
    ElasticsearchConnection connection = connect(freePort(), Map.of());
    connection.close();
    assertThatThrownBy(() -> connection.send("Pinging", PING))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("closed");
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void bulkItemsWithoutRoom_areSentAgainAlone() throws IOException {
    List<String> bodies = new ArrayList<>();
    HttpServer server = server(0);
    server.createContext(
        "/i/_bulk",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          String first =
              "{\"errors\":true,\"items\":[{\"index\":{\"status\":201}},"
                  + "{\"index\":{\"status\":429,\"error\":{\"type\":\"es_rejected_execution\"}}},"
                  + "{\"index\":{\"status\":400,\"error\":"
                  + "{\"type\":\"mapper_parsing\",\"reason\":\"no\"}}}]}";
          byte[] answer =
              (bodies.size() == 1 ? first : "{\"errors\":false}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    Bulk bulk = new Bulk(connect(server.getAddress().getPort(), Map.of()), "Writing", "i");
    bulk.index("a", Map.of("v", 1));
    bulk.index("b", Map.of("v", 2));
    bulk.index("c", Map.of("v", 3));
    bulk.close();
    assertThat(bodies).hasSize(2);
    assertThat(bodies.get(1)).isEqualTo("{\"index\":{\"_id\":\"b\"}}\n{\"v\":2}\n");
    assertThat(bulk.failures()).isEqualTo(Map.of("c", "mapper_parsing: no"));
    assertThat(time.sleeps()).hasSize(1);
  }

  private ElasticsearchConnection connect(int port, Map<String, String> more) {
    var connection = new ElasticsearchConnection(settings(port, more), time, time);
    open.add(connection);
    return connection;
  }

  private static ElasticsearchSettings settings(int port, Map<String, String> more) {
    Map<String, String> unomi = new HashMap<>(more);
    unomi.put("elasticSearchAddresses", "127.0.0.1:" + port);
    return ElasticsearchSettings.fromUnomi(unomi);
  }

  private HttpServer server(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.start();
    open.add(() -> server.stop(0));
    return server;
  }

  /** Answers the statuses in turn. */
  private int serve(int port) throws IOException {
    HttpServer server = server(port);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          requests.add(exchange.getRequestHeaders());
          int status = statuses.remove();
          if (status == 401) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"security\"");
          }
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          boolean head = exchange.getRequestMethod().equals("HEAD");
          byte[] body =
              "{\"count\":0,\"_shards\":{\"failed\":0,\"successful\":0,\"total\":0}}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, head ? -1 : body.length);
          if (!head) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    return server.getAddress().getPort();
  }

  private void serveUnchecked(int port) {
    try {
      serve(port);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
