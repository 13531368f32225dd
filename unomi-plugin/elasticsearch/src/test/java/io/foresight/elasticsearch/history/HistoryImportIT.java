/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.core.history.ImportOptions;
import io.foresight.core.history.ImportReport;
import io.foresight.core.job.Progress;
import io.foresight.elasticsearch.ElasticsearchConnection;
import io.foresight.elasticsearch.ElasticsearchDocumentStore;
import io.foresight.elasticsearch.TestServer;
import io.foresight.embedded.UnomiOptions;
import io.foresight.embedded.UnomiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.elasticsearch.client.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is imported reads back through a real Unomi, and looks like what it stores itself. */
@Tag("it")
class HistoryImportIT {
  private static final ElasticsearchConnection CONNECTION = TestServer.connect();
  private static final String SCOPE = "shop";

  private static Path dir = Path.of(".");
  private static @Nullable UnomiServer server;
  private static UnomiApi unomi = new UnomiApi(TestServer.uri());

  @BeforeAll
  static void start(@TempDir Path temporary) throws IOException {
    dir = temporary;
    server =
        UnomiServer.start(
            new UnomiOptions(
                    Path.of(System.getProperty("foresight.unomi.archive")), dir.resolve("unomi"))
                .elasticsearch(TestServer.uri().getAuthority())
                .indexPrefix(CONNECTION.indexPrefix()),
            s -> {});
    unomi = new UnomiApi(server.uri());
    unomi.post(
        "cxs/scopes",
        "{\"itemId\":\"shop\",\"itemType\":\"scope\",\"metadata\":{\"id\":\"shop\",\"scope\":\"shop\"}}");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static ImportReport run(@Nullable Map<String, Object> mapping, Path... files) {
    return new HistoryImporter(
            CONNECTION, new ElasticsearchDocumentStore(CONNECTION), Clock.systemUTC())
        .run(
            List.of(files),
            mapping,
            ImportOptions.defaults().scope(SCOPE).rejectedFile(dir.resolve("rejected")),
            Progress.NONE);
  }

  private static String view(String id, String time, String customer, String session) {
    return String.format(
        "{\"id\": \"%s\", \"type\": \"view\", \"time\": \"%s\", \"customer\": \"%s\", \"session\":"
            + " \"%s\", \"target\": {\"itemId\": \"home\", \"itemType\": \"page\", \"properties\":"
            + " {\"pageInfo\": {\"pagePath\": \"/\"}}}, \"profile\": {\"email\": \"%s@example.org\"},"
            + " \"consents\": {\"newsletter\": true}}%n",
        id, time, customer, session, customer);
  }

  private static JsonNode events(String profileId) throws IOException {
    return unomi.post(
        "cxs/events/search",
        "{\"offset\":0,\"limit\":50,\"sortby\":\"timeStamp\",\"condition\":{\"type\":"
            + "\"eventPropertyCondition\",\"parameterValues\":{\"propertyName\":\"profileId\","
            + "\"comparisonOperator\":\"equals\",\"propertyValue\":\""
            + profileId
            + "\"}}}");
  }

  @Test
  void imported_readsBackThroughUnomi() throws IOException {
    run(
        null,
        Input.file(
            dir,
            "views",
            view("v1", "2012-01-31T23:59:00Z", "anna", "s1")
                + view("v2", "2012-02-01T00:01:00Z", "anna", "s1")
                + view("v3", "2013-02-01T00:01:00Z", "anna", "s2")));

    JsonNode profile = unomi.get("cxs/profiles/anna");
    assertThat(profile.at("/properties/email").asText()).isEqualTo("anna@example.org");
    assertThat(profile.at("/properties/firstVisit").asText()).isEqualTo("2012-01-31T23:59:00Z");
    assertThat(profile.at("/properties/lastVisit").asText()).isEqualTo("2013-02-01T00:01:00Z");
    assertThat(profile.at("/properties/nbOfVisits").asInt()).isEqualTo(2);
    assertThat(profile.at("/consents/shop~1newsletter/status").asText()).isEqualTo("GRANTED");

    JsonNode events = events("anna");
    assertThat(events.at("/totalSize").asInt()).isEqualTo(3);
    assertThat(events.at("/list/0/itemId").asText()).isEqualTo("v1");
    assertThat(events.at("/list/0/timeStamp").asText()).isEqualTo("2012-01-31T23:59:00Z");
    assertThat(events.at("/list/0/target/properties/pageInfo/pagePath").asText()).isEqualTo("/");

    JsonNode sessions = unomi.get("cxs/profiles/anna/sessions?size=10&sort=timeStamp");
    assertThat(sessions.at("/totalSize").asInt()).isEqualTo(2);
    assertThat(sessions.at("/list/0/itemId").asText()).isEqualTo("s1");
    assertThat(sessions.at("/list/0/size").asInt()).isEqualTo(2);
    assertThat(sessions.at("/list/0/duration").asInt()).isEqualTo(120_000);
    JsonNode session = unomi.get("cxs/profiles/sessions/s2");
    assertThat(session.at("/profileId").asText()).isEqualTo("anna");
  }

  @Test
  void importedProfile_livesOnInUnomi_andLooksLikeAnyOther() throws IOException {
    run(null, Input.file(dir, "bert", view("b1", "2012-01-31T23:59:00Z", "bert", "sb1")));
    assertThat(unomi.view(SCOPE, "bert", "live-1").at("/profileId").asText()).isEqualTo("bert");
    JsonNode profile = unomi.get("cxs/profiles/bert");
    assertThat(profile.at("/properties/nbOfVisits").asInt()).isEqualTo(2);
    assertThat(profile.at("/properties/firstVisit").asText()).isEqualTo("2012-01-31T23:59:00Z");
    assertThat(profile.at("/properties/previousVisit").asText()).isEqualTo("2012-01-31T23:59:00Z");

    unomi.view(SCOPE, "stranger", "live-2");
    CONNECTION.send(
        "Refreshing", new Request("POST", "/" + CONNECTION.indexPrefix() + "-*/_refresh"));
    Map<String, String> live = shape(stored("session", "live-2"));
    Map<String, String> imported = shape(stored("session", "sb1"));
    live.keySet().removeIf(k -> k.startsWith("properties.") || k.startsWith("profile."));
    imported.keySet().removeIf(k -> k.startsWith("profile."));
    assertThat(imported).isEqualTo(live);

    String strangersProfile = String.valueOf(stored("session", "live-2").get("profileId"));
    Map<String, String> liveProfile = shape(stored("profile", strangersProfile));
    Map<String, String> importedProfile = shape(stored("profile", "bert"));
    importedProfile
        .keySet()
        .removeIf(k -> k.startsWith("consents.") || k.matches(".*(email|previousVisit)"));
    assertThat(importedProfile).isEqualTo(liveProfile);

    Map<String, String> liveEvent = shape(stored("event", liveEventId("bert")));
    Map<String, String> importedEvent = shape(stored("event", "b1"));
    // What a page tells of itself, and where it was sent from, is up to the sender.
    liveEvent.keySet().removeIf(k -> k.startsWith("source") || k.startsWith("target.properties."));
    importedEvent.keySet().removeIf(k -> k.startsWith("target.properties."));
    assertThat(importedEvent).isEqualTo(liveEvent);
  }

  private static String liveEventId(String profileId) throws IOException {
    for (JsonNode event : events(profileId).at("/list")) {
      if (event.at("/sessionId").asText().startsWith("live")) {
        return event.at("/itemId").asText();
      }
    }
    throw new AssertionError("no live event");
  }

  private static Map<String, Object> stored(String type, String id) {
    String path = "/" + CONNECTION.indexPrefix() + "-" + type + "*/_search";
    Map<String, Object> query = Map.of("query", Map.of("term", Map.of("_id", id)));
    Map<String, Object> answer =
        Wire.read(CONNECTION.send("Searching", Wire.json("POST", path, query)));
    List<?> hits = Wire.list(Wire.object(answer.get("hits")).get("hits"));
    assertThat(hits).as(type + " " + id).hasSize(1);
    return Wire.object(Wire.object(hits.get(0)).get("_source"));
  }

  /** Paths with the kind of their value; times as the pattern they follow. */
  private static Map<String, String> shape(Map<String, Object> source) {
    Map<String, String> out = new LinkedHashMap<>();
    shape("", source, out);
    return out;
  }

  private static void shape(String path, Map<String, Object> map, Map<String, String> out) {
    map.forEach(
        (name, value) -> {
          out.put(path + name, kind(value));
          if (value instanceof Map) {
            shape(path + name + ".", Wire.object(value), out);
          }
        });
  }

  private static String kind(Object value) {
    return value instanceof String && ((String) value).matches("\\d{4}-\\d\\d-\\d\\dT.*")
        ? ((String) value).replaceAll("\\d", "9")
        : value.getClass().getSimpleName();
  }

  @Test
  void onlineRetail_countsAreThoseOfTheFiles() throws IOException {
    Path data = Path.of(System.getProperty("foresight.data"));
    List<Path> files = new ArrayList<>();
    for (String year : new String[] {"2009_2010", "2010_2011"}) {
      files.add(data.resolve("online_retail_" + year + ".csv.gz"));
    }
    assumeTrue(files.stream().allMatch(Files::exists), "the public data set is not here");
    ImportReport report = run(Input.shipped("online-retail"), files.toArray(new Path[0]));
    assertThat(report.rows()).isEqualTo(525_461 + 541_909);
    assertThat(report.types()).isEqualTo(Map.of("order", 36_969L, "orderCancel", 7_901L));
    assertThat(report.rejected()).isZero();
    assertThat(report.withoutCustomer()).isEqualTo(107_927 + 135_080);
    assertThat(report.leftOut()).isEqualTo(Map.of("price not positive", 71L));
    assertThat(report.from()).isEqualTo("2009-12-01T07:45:00Z");
    assertThat(report.to()).isEqualTo("2011-12-09T12:50:00Z");
    assertThat(report.profiles()).isGreaterThan(5_878);

    JsonNode events = events("12347");
    Set<String> orders = new TreeSet<>();
    for (JsonNode e : events.at("/list")) {
      orders.add(e.at("/properties/orderId").asText());
    }
    assertThat(orders).contains("581180", "573511", "537626").hasSize(8);
    assertThat(unomi.get("cxs/profiles/12347").at("/properties/country").asText())
        .isEqualTo("Iceland");
  }
}
