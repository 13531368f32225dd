/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;

/** Stands between a client and the real Elasticsearch and breaks chosen requests. */
final class FaultyProxy implements AutoCloseable {
  /** What happens to a request. */
  enum Fault {
    /** Nothing. */
    NONE,
    /** It never arrives and is answered 503. */
    UNAVAILABLE,
    /** It is answered 429. */
    BUSY,
    /** It is carried out, but the answer is lost. */
    ANSWER_LOST,
    /** It is carried out, but the answer breaks off. */
    ANSWER_CUT,
    /** The answer is announced as longer than any client may buffer. */
    ANSWER_TOO_LONG
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private final URI target;
  private volatile BiFunction<String, String, Fault> rule = (request, body) -> Fault.NONE;

  FaultyProxy(URI target) throws IOException {
    this.target = target;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /**
   * @param newRule decides by method and path ({@code "POST /x/_search"}) and body
   */
  void rule(BiFunction<String, String, Fault> newRule) {
    rule = newRule;
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    URI uri = exchange.getRequestURI();
    String request = exchange.getRequestMethod() + " " + uri.getPath();
    switch (rule.apply(request, new String(body, StandardCharsets.UTF_8))) {
      case UNAVAILABLE:
        answer(exchange, 503, "not now".getBytes(StandardCharsets.UTF_8));
        break;
      case BUSY:
        answer(exchange, 429, "{\"status\":429}".getBytes(StandardCharsets.UTF_8));
        break;
      case ANSWER_LOST:
        forward(exchange, uri, body);
        exchange.close();
        break;
      case ANSWER_CUT:
        byte[] whole = forward(exchange, uri, body).body();
        exchange.sendResponseHeaders(200, whole.length);
        exchange.getResponseBody().write(whole, 0, whole.length / 2);
        exchange.getResponseBody().flush();
        throw new IOException("cut");
      case ANSWER_TOO_LONG:
        exchange.sendResponseHeaders(200, 1L << 30);
        throw new IOException("too long");
      default:
        HttpResponse<byte[]> response = forward(exchange, uri, body);
        answer(exchange, response.statusCode(), response.body());
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, URI uri, byte[] body)
      throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(uri.toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    boolean head = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
