/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchServerTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void keepsItsDataAndKnowsFlattenedFields(@TempDir Path dir) throws Exception {
    try (ElasticsearchServer server = ElasticsearchServer.start(dir, 0, "256m")) {
      assertThat(get(server.uri())).contains("\"number\" : \"7.10.2\"");
      send(
          server.uri().resolve("/events"),
          "PUT",
          "{\"mappings\":{\"properties\":{\"f\":{\"type\":\"flattened\",\"depth_limit\":3}}}}");
      String created =
          send(server.uri().resolve("/events/_doc/1?refresh"), "PUT", "{\"f\":{\"a\":\"b\"}}");
      assertThat(created).contains("created");
    }
    try (ElasticsearchServer again = ElasticsearchServer.start(dir, 0, "256m")) {
      assertThat(get(again.uri().resolve("/events/_search?q=f.a:b"))).contains("\"_id\":\"1\"");
      assertThat(ProcessHandle.of(again.pid())).isPresent();
      again.close();
      assertThat(ProcessHandle.of(again.pid())).isEmpty();
    }
  }

  @Test
  void takenPort_isNamed(@TempDir Path dir) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> ElasticsearchServer.start(dir, taken.getLocalPort(), "256m"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Port " + taken.getLocalPort());
    }
  }

  @Test
  void usualPorts_areLeftToOthers(@TempDir Path dir) throws Exception {
    try (ServerSocket transport = takeUnlessTaken(9300);
        ServerSocket http = takeUnlessTaken(9200);
        ElasticsearchServer server = ElasticsearchServer.start(dir, 0, "256m")) {
      String node =
          get(server.uri().resolve("/_nodes/_local/transport,http?filter_path=**.publish*"));
      List<String> addresses = new ArrayList<>();
      Matcher m = Pattern.compile("\"publish_address\":\"([^\"]*)\"").matcher(node);
      while (m.find()) {
        addresses.add(m.group(1));
      }
      assertThat(addresses).hasSize(2).allMatch(a -> a.startsWith("127.0.0.1:"));
      assertThat(addresses).doesNotContain("127.0.0.1:9200", "127.0.0.1:9300");
    }
  }

  @Test
  void readyLine_isFoundInTheMiddleOfTheLog() {
    assertThat(ElasticsearchServer.readyPort("ELASTICSEARCH READY 9201")).isEqualTo(9201);
    assertThat(ElasticsearchServer.readyPort("\tat a.b(C.java:1)ELASTICSEARCH READY 9201"))
        .isEqualTo(9201);
    assertThat(ElasticsearchServer.readyPort("ELASTICSEARCH READY")).isNull();
  }

  @Test
  void childThatEnds_isReportedWithItsLastOutput(@TempDir Path dir) throws Exception {
    Path occupied = Files.writeString(dir.resolve("data"), "a file where a folder must be");
    assertThatThrownBy(() -> ElasticsearchServer.start(dir, 0, "256m"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("exit code 1")
        .hasMessageContaining(occupied.toString());
  }

  @Test
  void child_endsWithItsInput(@TempDir Path dir) throws Exception {
    Process child =
        new ProcessBuilder(
                ElasticsearchServer.command(dir, 0, "256m", ElasticsearchRelease.embedded()))
            .redirectErrorStream(true)
            .start();
    try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      String line = lines.readLine();
      while (line != null && !line.startsWith(ElasticsearchMain.READY)) {
        line = lines.readLine();
      }
      assertThat(line).as("ready line").isNotNull();
      child.getOutputStream().close();
      assertThat(child.waitFor()).isZero();
    } finally {
      child.destroyForcibly();
    }
  }

  /** Another Elasticsearch of this machine may have it; then it is taken all the same. */
  private static @Nullable ServerSocket takeUnlessTaken(int port) {
    try {
      return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    } catch (IOException taken) {
      return null;
    }
  }

  private static String get(URI uri) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  private static String send(URI uri, String method, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }
}
