/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The HTTP side: journal, faults, admission, then the router. */
final class Server {
  private final State state;
  private final Auth auth;
  private final Router api = new Router();
  private final Router control = new Router();
  private final Faults faults;
  private final Journal journal;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          r -> {
            Thread t = new Thread(r, "mautic-stand-in");
            t.setDaemon(true);
            return t;
          });
  private final HttpServer http;

  Server(State state, Auth auth, Faults faults, Journal journal) throws IOException {
    this.state = state;
    this.auth = auth;
    this.faults = faults;
    this.journal = journal;
    routes();
    http =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), state.options.port()), 64);
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  private void routes() {
    ContactsApi contacts = new ContactsApi(state);
    BatchApi batch = new BatchApi(state, contacts);
    api.on("POST", "/oauth/v2/token", auth::token);
    api.on("GET", "/api/users/self", c -> Answer.ok(auth.self(c)));
    new FieldsApi(state).routes(api);
    api.on("GET", "/api/contacts", new ContactListApi(state)::list);
    api.on("POST", "/api/contacts/batch/new", batch::create);
    api.on("PATCH", "/api/contacts/batch/edit", batch::edit);
    api.on("PUT", "/api/contacts/batch/edit", batch::edit);
    api.on("DELETE", "/api/contacts/batch/delete", batch::delete);
    contacts.routes(api);
    new SegmentsApi(state).routes(api);
    new StatsApi(state).routes(api);
    new EmailsApi(state).routes(api);
    new ControlApi(state, faults, journal).routes(control);
  }

  int port() {
    return http.getAddress().getPort();
  }

  void stop() {
    stopped.countDown();
    http.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange x) throws IOException {
    try {
      answer(x);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      x.close();
    }
  }

  private void answer(HttpExchange x) throws IOException, InterruptedException {
    String method = x.getRequestMethod();
    String path = x.getRequestURI().getPath();
    byte[] body = x.getRequestBody().readAllBytes();
    String type = x.getRequestHeaders().getFirst("Content-Type");
    Call call =
        new Call(
            method,
            path,
            Php.query(x.getRequestURI().getRawQuery()),
            body,
            type == null ? "" : type);
    if (path.startsWith("/_standin/")) {
      send(x, state.locked(() -> control.answer(call)));
      return;
    }
    journal.add(method, path);
    Fault fault = faults.take(method + " " + path);
    if (fault != null && fault.kind == Fault.Kind.RESET) {
      return;
    }
    if (fault != null && fault.kind == Fault.Kind.STATUS) {
      send(x, fault.answer(state.options.clock().instant().getEpochSecond()));
      return;
    }
    if (fault != null && fault.kind == Fault.Kind.GARBAGE) {
      raw(
          x,
          200,
          "text/html",
          "<html><b>Warning</b>: Undefined index in line 12</html>"
              .getBytes(StandardCharsets.UTF_8));
      return;
    }
    if (fault != null && fault.kind == Fault.Kind.SLOW) {
      stopped.await(fault.delay.toMillis(), TimeUnit.MILLISECONDS);
    }
    Answer answer = state.locked(() -> admitted(call, x));
    if (fault == null || fault.kind != Fault.Kind.LOST_ANSWER) {
      send(x, answer);
    }
  }

  private Answer admitted(Call call, HttpExchange x) {
    try {
      if (call.path.startsWith("/api")) {
        auth.admit(call, x.getRequestHeaders().getFirst("Authorization"));
      }
      return api.answer(call);
    } catch (Refusal e) {
      return e.answer;
    }
  }

  private void send(HttpExchange x, Answer a) throws IOException {
    a.headers.forEach((k, v) -> x.getResponseHeaders().set(k, v));
    raw(x, a.status, "application/json", Json.write(a.body));
  }

  private void raw(HttpExchange x, int status, String type, byte[] body) throws IOException {
    x.getResponseHeaders().set("Content-Type", type);
    x.getResponseHeaders().set("Mautic-Version", state.options.version());
    x.getResponseHeaders().set("Cache-Control", "no-cache, private");
    x.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    x.getResponseBody().write(body);
  }
}
