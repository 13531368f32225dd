/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** An HTTP server that answers what it is told to and remembers what it was asked. */
final class FakeWire implements AutoCloseable {
  static {
    // Without this the server waits up to 40 ms with every second answer on a kept connection.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** An answer: status and JSON text. */
  static final class Reply {
    final int status;
    final String body;

    Reply(int status, String body) {
      this.status = status;
      this.body = body;
    }
  }

  private final HttpServer server;
  private final Map<String, Function<String, Reply>> answers = new ConcurrentHashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, String> bodies = Collections.synchronizedMap(new LinkedHashMap<>());

  FakeWire() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Answers to {@code "GET /path?query"}; the function gets the body. */
  void on(String request, Function<String, Reply> answer) {
    answers.put(request, answer);
  }

  void on(String request, int status, String body) {
    on(request, b -> new Reply(status, body));
  }

  /** What was asked, in order. */
  List<String> requests() {
    synchronized (requests) {
      return new ArrayList<>(requests);
    }
  }

  /** The last body sent to a request. */
  JsonNode body(String request) {
    try {
      return RestClient.JSON.readTree(bodies.get(request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange x) throws IOException {
    String request = x.getRequestMethod() + " " + x.getRequestURI();
    String body = new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(request);
    bodies.put(request, body);
    Function<String, Reply> answer = answers.get(request);
    Reply reply =
        x.getRequestHeaders().getFirst("Authorization") == null
            ? new Reply(401, "")
            : answer == null
                ? new Reply(404, "{\"error\":\"nothing at " + request + "\"}")
                : answer.apply(body);
    byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
    x.getResponseHeaders().add("Content-Type", "application/json");
    x.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      x.getResponseBody().write(bytes);
    }
    x.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
