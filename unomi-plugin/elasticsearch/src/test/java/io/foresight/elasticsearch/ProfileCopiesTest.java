/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("elasticsearch")
class ProfileCopiesTest {
  private static final Map<String, Object> FORESIGHT =
      Map.of("state", "AAAA", "scores", Map.of("purchase-30d", Map.of("band", "high")));

  private ElasticsearchConnection connection;
  private ElasticsearchProfileStore profiles;

  @BeforeEach
  void open() {
    connection = TestServer.connect();
    profiles = new ElasticsearchProfileStore(connection);
    send(
        Json.request(
            "PUT",
            "/_template/" + connection.indexPrefix() + "-session-date-template",
            Map.of(
                "index_patterns",
                List.of(connection.indexPrefix() + "-session-date-*"),
                "mappings",
                Map.of("properties", Map.of("size", Map.of("type", "long"))))));
  }

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void copiesInSessions_areStoredButNotIndexed_inMonthsToComeAndInThisOne() {
    send(new Request("PUT", "/" + session("2026-11")));
    profiles.leaveCopiesUnindexed("foresight");
    profiles.leaveCopiesUnindexed("foresight");

    for (String month : List.of("2026-11", "2026-12")) {
      save(month);
      assertThat(mapped(month)).as(month).contains("plan").doesNotContain("scores", "state");
      assertThat(stored(month)).as(month).contains("high", "AAAA");
      assertThat(mapped(month)).as("Unomi's own mapping").contains("\"size\":{\"type\":\"long\"}");
    }
  }

  @Test
  void monthThatIndexedThemBefore_staysAsItIs() {
    save("2026-11");
    profiles.leaveCopiesUnindexed("foresight");

    save("2026-11");
    save("2026-12");
    assertThat(mapped("2026-11")).contains("scores");
    assertThat(mapped("2026-12")).doesNotContain("scores");
  }

  @Test
  void withoutSessions_nothingFails() {
    profiles.leaveCopiesUnindexed("foresight");
    save("2026-11");
    assertThat(mapped("2026-11")).doesNotContain("scores");
  }

  @Test
  void indexCopiesAgain_leavesNoTemplateOfOurs() {
    profiles.leaveCopiesUnindexed("foresight");
    profiles.indexCopiesAgain();
    profiles.indexCopiesAgain();

    save("2026-11");
    assertThat(mapped("2026-11")).contains("scores");
  }

  private void save(String month) {
    send(
        Json.request(
            "PUT",
            "/" + session(month) + "/_doc/s1?refresh=true",
            Map.of(
                "size",
                3,
                "profile",
                Map.of("systemProperties", Map.of("foresight", FORESIGHT, "plan", "gold")))));
  }

  private String mapped(String month) {
    return Json.string(Json.map(send(new Request("GET", "/" + session(month) + "/_mapping"))));
  }

  private String stored(String month) {
    return Json.string(Json.map(send(new Request("GET", "/" + session(month) + "/_source/s1"))));
  }

  private String session(String month) {
    return connection.indexPrefix() + "-session-date-" + month;
  }

  private Response send(Request request) {
    return connection.send("Testing", request);
  }
}
