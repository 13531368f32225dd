/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.embedded.ElasticsearchServer;
import io.foresight.embedded.UnomiOptions;
import io.foresight.embedded.UnomiServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;

/** A real Elasticsearch and a real Unomi as processes, seen as an operator sees them. */
final class Platform implements AutoCloseable {
  static final Path KAR = Path.of(System.getProperty("foresight.kar"));
  static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String KARAF =
      "Basic " + Base64.getEncoder().encodeToString("karaf:karaf".getBytes(StandardCharsets.UTF_8));

  final ElasticsearchServer elasticsearch;
  final UnomiServer unomi;

  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param directory empty folder for the data of both
   * @param deploy what lies in {@code deploy/} before the start
   */
  Platform(Path directory, Path... deploy) {
    elasticsearch = ElasticsearchServer.start(directory.resolve("es"), 0, "512m");
    UnomiOptions options =
        new UnomiOptions(
                Path.of(System.getProperty("foresight.unomi.archive")), directory.resolve("unomi"))
            .elasticsearch("127.0.0.1:" + elasticsearch.port());
    for (Path file : deploy) {
      options.deploy(file);
    }
    unomi = UnomiServer.start(options, told -> {});
  }

  /** {@code GET} of Unomi's API as administrator. */
  JsonNode get(String path) throws IOException, InterruptedException {
    return json(exchange("GET", path, null));
  }

  /** The status of {@code GET}. */
  int status(String path) throws IOException, InterruptedException {
    return exchange("GET", path, null).statusCode();
  }

  /** Any other request to Unomi's API as administrator; must be answered with 2xx. */
  JsonNode send(String method, String path, JsonNode body)
      throws IOException, InterruptedException {
    return json(exchange(method, path, body == null ? "" : body.toString()));
  }

  /** {@code GET} of Elasticsearch. */
  String elasticsearch(String path) throws IOException, InterruptedException {
    URI uri = elasticsearch.uri().resolve(path);
    return client
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** Waits until something is so; what it throws meanwhile counts as not yet. */
  static void await(String what, Callable<Boolean> so) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    Exception last = null;
    while (System.nanoTime() < end) {
      try {
        if (so.call()) {
          return;
        }
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        last = e;
      }
      Thread.sleep(500);
    }
    throw new AssertionError("Not within " + LIMIT + ": " + what, last);
  }

  @Override
  public void close() {
    unomi.close();
    elasticsearch.close();
  }

  private HttpResponse<String> exchange(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    return client.send(
        HttpRequest.newBuilder(unomi.uri().resolve(path))
            .header("Authorization", KARAF)
            .header("Content-Type", "application/json")
            .method(method, publisher)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          answer.uri().getPath() + " answers " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
  }
}
