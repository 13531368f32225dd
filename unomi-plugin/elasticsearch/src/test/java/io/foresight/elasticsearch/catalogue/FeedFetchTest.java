/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.foresight.core.catalogue.FeedException;
import io.foresight.core.catalogue.FeedOptions;
import io.foresight.core.catalogue.FeedReport;
import io.foresight.core.catalogue.FetchLimits;
import io.foresight.core.catalogue.InMemoryCatalogueStore;
import io.foresight.core.job.Progress;
import io.foresight.core.store.InMemoryDocumentStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedFetchTest {
  private static final FetchLimits LOCAL =
      FetchLimits.from("fetch", Map.of("privateHosts", List.of("localhost")));

  private final InMemoryCatalogueStore store = new InMemoryCatalogueStore();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private String csv = "id,name\n1,Mug\n";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/feed.csv", this::serve);
    server.createContext("/to", e -> redirect(e, "/feed.csv"));
    server.createContext("/loop", e -> redirect(e, "/loop"));
    server.createContext("/inside", e -> redirect(e, "http://127.0.0.1:1/feed.csv"));
    server.createContext("/file", e -> redirect(e, "file:///etc/passwd"));
    server.createContext("/gone.csv", e -> answer(e, 410, new byte[0]));
    server.createContext("/big.csv", e -> answer(e, 200, new byte[(1 << 20) + 1]));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void serve(HttpExchange e) throws IOException {
    String etag = "\"" + csv.hashCode() + "\"";
    asked.add(String.valueOf(e.getRequestHeaders().getFirst("If-None-Match")));
    if (etag.equals(e.getRequestHeaders().getFirst("If-None-Match"))) {
      answer(e, 304, new byte[0]);
    } else {
      e.getResponseHeaders().set("ETag", etag);
      answer(e, 200, csv.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void redirect(HttpExchange e, String to) throws IOException {
    e.getResponseHeaders().set("Location", to);
    answer(e, 302, new byte[0]);
  }

  private static void answer(HttpExchange e, int status, byte[] body) throws IOException {
    e.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    e.getResponseBody().write(body);
    e.close();
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  private final InMemoryDocumentStore documents = new InMemoryDocumentStore();

  private FeedReport fetch(URI address, Map<String, Object> options, FetchLimits limits)
      throws FeedException {
    return new ElasticsearchCatalogueFeeds(store, documents, Clock.systemUTC())
        .fetch(address, FeedOptions.from("feed", options), limits, Progress.NONE);
  }

  private void refused(URI address, FetchLimits limits, String why) {
    assertThatThrownBy(() -> fetch(address, Map.of("format", "csv"), limits))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining(why);
  }

  @Test
  void unchangedFeed_isNotReadAgain_unlessTheOptionsChanged() throws FeedException {
    assertThat(fetch(at("/feed.csv"), Map.of(), LOCAL).added()).isEqualTo(1);
    assertThat(fetch(at("/feed.csv"), Map.of(), LOCAL).isNotModified()).isTrue();
    assertThat(fetch(at("/feed.csv"), Map.of("currency", "EUR"), LOCAL).changed()).isEqualTo(1);
    csv = "id,name\n1,Mug\n2,Cup\n";
    assertThat(fetch(at("/feed.csv"), Map.of("currency", "EUR"), LOCAL).added()).isEqualTo(1);
    assertThat(asked).hasSize(4).element(0).isEqualTo("null");
  }

  @Test
  void feedThatRemovedNothingForSafety_isReadAgain() throws FeedException {
    StringBuilder many = new StringBuilder("id\n");
    for (int i = 0; i < 50; i++) {
      many.append(i).append('\n');
    }
    csv = many.toString();
    Map<String, Object> full = Map.of("mode", "full");
    fetch(at("/feed.csv"), full, LOCAL);
    csv = "id\n1\n";
    assertThat(fetch(at("/feed.csv"), full, LOCAL).removalRefused()).isNotNull();
    assertThat(fetch(at("/feed.csv"), full, LOCAL).isNotModified()).isFalse();
  }

  @Test
  void redirects_areFollowed_butNotEverywhere() throws FeedException {
    assertThat(fetch(at("/to"), Map.of("format", "csv"), LOCAL).added()).isEqualTo(1);
    refused(at("/loop"), LOCAL, "more than 5 redirects");
    refused(at("/inside"), LOCAL, "private address");
    refused(at("/file"), LOCAL, "must be http or https");
  }

  @Test
  void privatePlaces_areNotAsked_unlessNamed() {
    FetchLimits d = FetchLimits.defaults();
    int port = server.getAddress().getPort();
    for (String host :
        List.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0", "2130706433", "[::ffff:127.0.0.1]")) {
      refused(URI.create("http://" + host + ":" + port + "/feed.csv"), d, "");
    }
    refused(URI.create("http://localhost:" + port + "/feed.csv"), d, "private address");
    refused(URI.create("file:///etc/passwd"), d, "must be http or https");
    refused(URI.create("https://a:b@shop.example/f.csv"), d, "user or password");
    assertThat(asked).isEmpty();
  }

  @Test
  void addressesOfOwnNetworks_areNotPublic() throws IOException {
    for (String a :
        List.of(
            "10.1.2.3",
            "172.16.0.1",
            "172.31.9.9",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "::",
            "fc00::1",
            "fe80::1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "2001:db8::1",
            "2001::1",
            "ff02::1")) {
      assertThat(PublicAddresses.isPublic(InetAddress.getByName(a))).as(a).isFalse();
    }
    for (String a :
        List.of("8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1", "2002:808:808::")) {
      assertThat(PublicAddresses.isPublic(InetAddress.getByName(a))).as(a).isTrue();
    }
  }

  @Test
  void sizeTimeAndStatus_endTheFetch() {
    FetchLimits small =
        FetchLimits.from("fetch", Map.of("privateHosts", List.of("localhost"), "megabytes", 1));
    refused(at("/big.csv"), small, "larger than 1 MB");
    refused(at("/gone.csv"), LOCAL, "answered 410");
    Clock late =
        new Clock() {
          private Instant now = Instant.parse("2026-11-22T00:00:00Z");

          @Override
          public Instant instant() {
            now = now.plus(Duration.ofMinutes(11));
            return now;
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    assertThatThrownBy(
            () ->
                new ElasticsearchCatalogueFeeds(store, documents, late)
                    .fetch(at("/feed.csv"), FeedOptions.defaults(), LOCAL, Progress.NONE))
        .hasMessageContaining("longer than 600 s");
    assertThat(store.count(null)).isZero();
  }
}
