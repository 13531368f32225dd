/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MauticStandInTest {
  private final MauticStandIn standIn = MauticStandIn.start();
  private final TestClient client = new TestClient(standIn.url());

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void faults_hitTheNextRequests_andNothingElse() throws Exception {
    standIn.faults().next(1, Fault.status(500)).next(1, Fault.garbage());
    assertThat(get("/api/contacts").statusCode()).isEqualTo(500);
    HttpResponse<byte[]> garbage = get("/api/contacts");
    assertThat(new String(garbage.body(), StandardCharsets.UTF_8)).startsWith("<html>");
    assertThat(get("/api/contacts").statusCode()).isEqualTo(200);
  }

  @Test
  void reset_closesTheConnectionWithoutDoingAnything_lostAnswerDoesIt() throws Exception {
    standIn.faults().next(2, Fault.reset(), "POST .*");
    Object alice = Json.map("email", "alice@example.com");
    assertThatThrownBy(() -> client.send("POST", "/api/contacts/new", alice))
        .isInstanceOf(IOException.class);
    standIn.faults().clear();
    assertThat(standIn.contactCount()).isZero();
    standIn.faults().next(1, Fault.lostAnswer(), "POST .*");
    assertThatThrownBy(() -> client.send("POST", "/api/contacts/new", alice))
        .isInstanceOf(IOException.class);
    assertThat(standIn.contactCount()).isEqualTo(1);
  }

  @Test
  void journal_countsWrites() throws Exception {
    client.send("POST", "/api/contacts/new", Json.map("email", "alice@example.com"));
    get("/api/contacts");
    assertThat(standIn.journal().requests())
        .containsExactly("POST /api/contacts/new", "GET /api/contacts");
    assertThat(standIn.journal().writes()).isEqualTo(1);
  }

  @Test
  void control_letsRecipientsReact() throws Exception {
    client.send("POST", "/api/contacts/new", Json.map("email", "alice@example.com"));
    List<Object> events =
        List.of(
            event("sent", "alice@example.com"),
            event("open", "alice@example.com"),
            event("open", "alice@example.com"),
            event("click", "alice@example.com"),
            event("unsubscribe", "alice@example.com"),
            event("sent", "nobody@example.com"));
    HttpResponse<byte[]> answer =
        client.send("POST", "/_standin/react", Json.map("events", events));
    assertThat(TestClient.json(answer)).containsEntry("done", 5).containsEntry("unknown", 1);
    Map<String, Object> stats = TestClient.json(get("/api/stats/email_stats"));
    assertThat(Json.asMap(Json.asList(stats.get("stats")).get(0)))
        .containsEntry("open_count", "2")
        .containsEntry("email_id", "1");
    assertThat(TestClient.json(get("/api/stats/page_hits"))).containsEntry("total", "1");
    assertThat(standIn.doNotContact("alice@example.com")).isEqualTo(1);
    assertThat(TestClient.json(get("/_standin/summary"))).containsEntry("contacts", 1);
  }

  @Test
  void control_plansFaults() throws Exception {
    client.send("POST", "/_standin/faults", Json.map("count", 1, "fault", "429"));
    HttpResponse<byte[]> answer = get("/api/contacts");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("X-RateLimit-Reset")).isPresent();
  }

  @Test
  void main_printsItsAddress_andEndsWithItsInput() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    int code = MauticStandInMain.run(new String[0], new ByteArrayInputStream(new byte[0]), print);
    assertThat(code).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).matches("url=http://127.0.0.1:\\d+\\s+");
    String[] wrong = {"--nonsense", "x"};
    assertThat(MauticStandInMain.run(wrong, new ByteArrayInputStream(new byte[0]), print))
        .isEqualTo(2);
  }

  @Test
  void takenPort_isAClearError() {
    int port = Integer.parseInt(standIn.url().replaceAll(".*:", ""));
    assertThatThrownBy(() -> MauticStandIn.start(new StandInOptions().port(port)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("port " + port);
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return client.send("GET", path, null);
  }

  private static Map<String, Object> event(String type, String email) {
    return Json.map(
        "type", type, "email", email, "mailing", "Autumn", "time", "2026-11-22T10:00:00Z");
  }
}
