/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Replays what was recorded on real installations and compares the answers. */
class ReplayTest {
  private static final String SECRET = "secret";

  /** Why exchanges are left out, by the beginning of their name. */
  private static final Map<String, String> LEFT_OUT = new LinkedHashMap<>();

  static {
    for (String name : new String[] {"campaign", "parked", "restart", "schedule"}) {
      LEFT_OUT.put(name, "campaigns: not used yet");
    }
    LEFT_OUT.put("dwc", "dynamic web content: not used yet");
    LEFT_OUT.put("webhook", "webhooks: feedback is polled");
    LEFT_OUT.put("contact_activity", "timeline: stats are read instead");
    for (String t : new String[] {"audit_log", "lead_event_log", "webhook_logs"}) {
      LEFT_OUT.put("stats_" + t, "tables nobody reads");
    }
    LEFT_OUT.put("stats_lead_points", "tables nobody reads");
    LEFT_OUT.put("stats_lead_utmtags", "tables nobody reads");
    LEFT_OUT.put("stats_email_stats_devices", "tables nobody reads");
    LEFT_OUT.put("stats_page_redirects", "tables nobody reads");
    LEFT_OUT.put("stats_channel_url", "tables nobody reads");
    LEFT_OUT.put("stats_tables", "the list of all 34 tables; ours lists those it has");
    LEFT_OUT.put("stats_bad_table", "the list of all 34 tables; ours lists those it has");
    LEFT_OUT.put("stats_leads", "the list of all 34 tables; ours lists those it has");
    LEFT_OUT.put("race_same_email", "four at once: RaceTest");
  }

  /** Pages of more contacts than were shown, without an order. */
  private static final Set<String> ANY_ORDER =
      Set.of("contacts_search_segment", "contacts_where_date_modified");

  private final HttpClient http = HttpClient.newHttpClient();
  private final TestClock clock = new TestClock(Instant.parse("2026-11-22T01:00:00Z"));
  private MauticStandIn standIn;
  private final Map<String, Integer> leftOut = new TreeMap<>();

  @Test
  void answersLike511() throws Exception {
    int same = replay("5.1.1");
    assertThat(same).isEqualTo(276);
  }

  @Test
  void answersLike521() throws Exception {
    int same = replay("5.2.1");
    assertThat(same).isEqualTo(24);
  }

  private int replay(String version) throws Exception {
    Path folder =
        Path.of(System.getProperty("foresight.mautic.exchanges", "absent"), "exchanges-" + version);
    Assumptions.assumeTrue(Files.isDirectory(folder), () -> folder + " is absent");
    StandInOptions options =
        new StandInOptions()
            .version(version)
            .clock(clock)
            .user("admin", SECRET)
            .client("1_randomid", SECRET);
    SoftAssertions softly = new SoftAssertions();
    int same = 0;
    try (MauticStandIn s = MauticStandIn.start(options)) {
      standIn = s;
      for (Exchange e : Exchange.all(folder)) {
        if (isLeftOut(e)) {
          continue;
        }
        List<String> differences = replay(e);
        softly
            .assertThat(differences.subList(0, Math.min(5, differences.size())))
            .as(version + " " + e)
            .isEmpty();
        same += differences.isEmpty() ? 1 : 0;
      }
    }
    softly.assertAll();
    assertThat(leftOut).as("exchanges left out, by reason").isNotEmpty();
    return same;
  }

  private boolean isLeftOut(Exchange e) {
    for (Map.Entry<String, String> x : LEFT_OUT.entrySet()) {
      if (e.name.startsWith(x.getKey())) {
        leftOut.merge(x.getValue(), 1, Integer::sum);
        return true;
      }
    }
    return false;
  }

  private List<String> replay(Exchange e) throws Exception {
    Object date = e.headers.get("Date");
    if (date != null) {
      clock.set(
          ZonedDateTime.parse((String) date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    }
    Object body = Expansion.of(e, standIn.state);
    standIn.state.locked(
        () -> {
          new Arrangement(standIn.state).before(e);
          Unrecorded.before(e.name, standIn, clock);
          return null;
        });
    HttpResponse<byte[]> answer = send(e, body);
    Unrecorded.after(e.name, standIn);
    List<String> differences = new ArrayList<>();
    if (answer.statusCode() != e.status) {
      differences.add("status: recorded " + e.status + ", was " + answer.statusCode());
    }
    for (String h : new String[] {"Location", "Mautic-Version", "X-RateLimit-Limit"}) {
      if (e.headers.get(h) != null
          && !e.headers.get(h).equals(answer.headers().firstValue(h).orElse(null))) {
        differences.add(
            h + ": recorded " + e.headers.get(h) + ", was " + answer.headers().firstValue(h));
      }
    }
    differences.addAll(
        Comparison.differences(e.body, Json.read(answer.body()), ANY_ORDER.contains(e.name)));
    return differences;
  }

  private HttpResponse<byte[]> send(Exchange e, Object body) throws Exception {
    String raw = body == null ? "" : body instanceof String ? (String) body : text(body);
    String path = e.path;
    if (path.contains("access_token=")) {
      path = path.replaceAll("access_token=.*", "access_token=" + token());
    }
    path = path.replace("[", "%5B").replace("]", "%5D");
    HttpRequest.Builder r =
        HttpRequest.newBuilder(URI.create(standIn.url() + path))
            .timeout(Duration.ofSeconds(20))
            .method(
                e.method,
                HttpRequest.BodyPublishers.ofString(raw.replace("client_secret=…", secretOf(e))));
    if (e.requestHeaders.get("Content-Type") != null) {
      r.header("Content-Type", (String) e.requestHeaders.get("Content-Type"));
    }
    String authorization = authorization(e);
    if (authorization != null) {
      r.header("Authorization", authorization);
    }
    return http.send(r.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String secretOf(Exchange e) {
    return "client_secret=" + (e.name.equals("oauth_bad_secret") ? "wrong" : SECRET);
  }

  private static String text(Object body) {
    return new String(Json.write(body), StandardCharsets.UTF_8);
  }

  private String authorization(Exchange e) throws Exception {
    String recorded = (String) e.requestHeaders.get("Authorization");
    if (recorded == null) {
      return null;
    }
    if (recorded.startsWith("Basic")) {
      String user = e.name.equals("auth_email_as_user") ? "admin@example.com" : "admin";
      user = e.name.equals("auth_unknown_user") ? "nobody" : user;
      String pair = user + ":" + (e.name.equals("auth_bad_password") ? "wrong" : SECRET);
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
    if (e.name.equals("auth_bad_bearer")) {
      return "Bearer wrong";
    }
    String token = token();
    if (e.name.equals("oauth_expired")) {
      standIn.expireTokens();
    }
    return "Bearer " + token;
  }

  private String token() throws Exception {
    String form = "grant_type=client_credentials&client_id=1_randomid&client_secret=" + SECRET;
    HttpRequest r =
        HttpRequest.newBuilder(URI.create(standIn.url() + "/oauth/v2/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    byte[] body = http.send(r, HttpResponse.BodyHandlers.ofByteArray()).body();
    return (String) Json.asMap(Json.read(body)).get("access_token");
  }
}
