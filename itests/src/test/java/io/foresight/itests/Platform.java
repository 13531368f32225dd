/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.embedded.ElasticsearchServer;
import io.foresight.embedded.Ports;
import io.foresight.embedded.UnomiOptions;
import io.foresight.embedded.UnomiServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A real Elasticsearch and a real Unomi as processes, seen as an operator sees them. */
final class Platform implements AutoCloseable {
  static final Path KAR = Path.of(System.getProperty("foresight.kar"));
  static final ObjectMapper JSON = new ObjectMapper();

  private static final String HEAP = System.getProperty("benchmark.elasticsearch.heap", "512m");
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String KARAF =
      "Basic " + Base64.getEncoder().encodeToString("karaf:karaf".getBytes(StandardCharsets.UTF_8));

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path directory;
  private final UnomiOptions options;

  ElasticsearchServer elasticsearch;
  UnomiServer unomi;

  /**
   * @param directory empty folder for the data of both
   * @param deploy what lies in {@code deploy/} before the start
   */
  Platform(Path directory, Path... deploy) {
    this(directory, options -> {}, deploy);
  }

  /**
   * @param more sets what else Unomi shall be started with
   */
  Platform(Path directory, Consumer<UnomiOptions> more, Path... deploy) {
    this.directory = directory;
    // A port that nobody takes while the server is away.
    elasticsearch = ElasticsearchServer.start(directory.resolve("es"), Ports.free(), HEAP);
    options =
        new UnomiOptions(
                Path.of(System.getProperty("foresight.unomi.archive")), directory.resolve("unomi"))
            .elasticsearch("127.0.0.1:" + elasticsearch.port());
    for (Path file : deploy) {
      options.deploy(file);
    }
    more.accept(options);
    unomi = UnomiServer.start(options, told -> {});
  }

  /** Ends Unomi as the kernel does when memory is short: at once, without a chance to tidy up. */
  void killUnomi() {
    kill(unomi.pid());
    unomi.close();
  }

  /** Starts Unomi again where it was, with the same ports and options. */
  void startUnomi() throws IOException {
    unomi = UnomiServer.start(options, told -> {});
    unomi.awaitOk("cxs/foresight/health/ready", LIMIT, told -> {});
  }

  void killElasticsearch() {
    kill(elasticsearch.pid());
    elasticsearch.close();
  }

  /** Starts Elasticsearch again on its data and port. */
  void startElasticsearch() {
    elasticsearch = ElasticsearchServer.start(directory.resolve("es"), elasticsearch.port(), HEAP);
  }

  private static void kill(long pid) {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
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

  /** Any request to Unomi's API as administrator, whatever it is answered. */
  HttpResponse<String> ask(String method, String path, String body)
      throws IOException, InterruptedException {
    return exchange(method, path, body);
  }

  /** {@code GET} of Elasticsearch. */
  String elasticsearch(String path) throws IOException, InterruptedException {
    return elasticsearch("GET", path, "");
  }

  /** Any request to Elasticsearch. */
  String elasticsearch(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(elasticsearch.uri().resolve(path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
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
      Thread.sleep(200);
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
