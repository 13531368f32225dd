/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureState;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two profiles of one person: found, proposed, and merged by Unomi when somebody says so. */
@ExtendWith(ShopExtension.class)
class MergeIT {
  private static final String OLDER = "merge-it-older";
  private static final String NEWER = "merge-it-newer";
  private static final String FORESIGHT = "/systemProperties/foresight";

  private final Shop shop;
  private final Platform platform;

  MergeIT(Shop shop) {
    this.shop = shop;
    this.platform = shop.platform;
  }

  @AfterEach
  void leaveTheShopAsItWas() throws Exception {
    platform.ask("DELETE", "cxs/profiles/" + OLDER, null);
    platform.ask("DELETE", "cxs/profiles/" + NEWER, null);
  }

  @Test
  void duplicates_areProposed_andMergedOnCommand() throws Exception {
    person(OLDER, "Two.Faces@example.org", "2026-01-01T00:00:00Z");
    person(NEWER, "two.faces@example.org ", "2026-05-01T00:00:00Z");
    views(OLDER, "p1", "p2", "p3");
    views(NEWER, "p4", "p5");
    Platform.await("states of both", () -> state(OLDER) != null && state(NEWER) != null);
    Instant scoredBefore = scored(OLDER);

    shop.jobs.run("quality", "{}");
    JsonNode proposals = platform.get("cxs/foresight/quality").at("/proposals/mergeProfiles");
    assertThat(proposals.toString()).contains("[\"" + OLDER + "\",\"" + NEWER + "\"]");
    assertThat(stored(NEWER).path("itemId").asText()).as("nothing by itself").isEqualTo(NEWER);

    JsonNode result =
        shop.jobs.run("quality/merge", "{\"groups\": [[\"" + OLDER + "\", \"" + NEWER + "\"]]}");

    assertThat(result.path("merged").asInt()).as(result.toString()).isEqualTo(1);
    Platform.await("the other to go", () -> stored(NEWER).isMissingNode());
    JsonNode survivor = stored(OLDER);
    assertThat(survivor.at("/properties/email").asText()).containsIgnoringCase("two.faces");
    assertThat(FeatureState.decode(state(OLDER)).count(Role.PRODUCT_VIEW)).isEqualTo(5);
    assertThat(survivor.at(FORESIGHT + "/mergedFrom").toString()).contains(NEWER);
    assertThat(scored(OLDER)).as("rescored").isAfter(scoredBefore);
    assertThat(survivor.at("/systemProperties").has("foresightMergeKey")).isFalse();
    assertThat(platform.get("cxs/profiles/" + NEWER).path("itemId").asText())
        .as("the old id leads to the survivor")
        .isEqualTo(OLDER);
    Platform.await("their events to follow", () -> eventsOf(OLDER) >= 5 && eventsOf(NEWER) == 0);

    shop.jobs.run("quality", "{}");
    assertThat(platform.get("cxs/foresight/quality").at("/proposals").toString())
        .doesNotContain(OLDER);
  }

  @Test
  void whatIsStoredWithASession_isAProfileWithoutOurPart() throws Exception {
    String known = new Stored(platform).scores("purchase-30d").keySet().iterator().next();
    Visitor visitor = new Visitor(platform.unomi.uri(), known);
    for (String endpoint : List.of(Visitor.COLLECTOR, Visitor.CONTEXT)) {
      assertThat(visitor.views("p1", endpoint).statusCode()).isEqualTo(200);
    }
    platform.elasticsearch("POST", "/context-session-*/_refresh", "");
    String query = "/context-session-*/_search?q=itemId.keyword:\"" + visitor.session() + "\"";
    JsonNode session = Platform.JSON.readTree(platform.elasticsearch(query.replace("\"", "%22")));
    assertThat(session.at("/hits/hits/0/_source/profile/itemId").asText()).isEqualTo(known);
    assertThat(session.at("/hits/hits/0/_source/profile/systemProperties/foresight").size())
        .as(session.toString())
        .isZero();
    assertThat(stored(known).at(FORESIGHT + "/scores").size()).isPositive();
  }

  /** As a form makes it: nobody said until when the consent holds. */
  private void person(String id, String email, String firstVisit) throws Exception {
    platform.send(
        "POST",
        "cxs/profiles",
        Platform.JSON.readTree(
            "{\"itemId\": \""
                + id
                + "\", \"itemType\": \"profile\", \"properties\": {\"email\": \""
                + email
                + "\", \"firstVisit\": \""
                + firstVisit
                + "\"}, \"consents\": {\"foresight/newsletter\": {\"scope\": \"foresight\","
                + " \"typeIdentifier\": \"newsletter\", \"status\": \"GRANTED\","
                + " \"statusDate\": \"2026-05-02T00:00:00Z\"}}}"));
    Platform.await("the profile", () -> !stored(id).isMissingNode());
  }

  private void views(String profile, String... products) throws Exception {
    Visitor visitor = new Visitor(platform.unomi.uri(), profile);
    for (String product : products) {
      assertThat(visitor.views(product, Visitor.COLLECTOR).statusCode()).isEqualTo(200);
    }
  }

  private JsonNode stored(String id) throws Exception {
    return Platform.JSON
        .readTree(platform.elasticsearch("/context-profile/_doc/" + id))
        .path("_source");
  }

  private byte[] state(String id) throws Exception {
    JsonNode state = stored(id).at(FORESIGHT + "/state");
    return state.isTextual() ? Base64.getDecoder().decode(state.asText()) : null;
  }

  private Instant scored(String id) throws Exception {
    JsonNode score = stored(id).at(FORESIGHT + "/scores/purchase-30d");
    assertThat(score.isObject()).as(id + " is scored").isTrue();
    return Instant.parse(score.path("computedAt").asText());
  }

  private int eventsOf(String id) throws Exception {
    platform.elasticsearch("POST", "/context-event-*/_refresh", "");
    String query =
        "{\"query\": {\"bool\": {\"filter\": [{\"term\": {\"profileId.keyword\": \""
            + id
            + "\"}}, {\"term\": {\"eventType.keyword\": \"productView\"}}]}}}";
    return Platform.JSON
        .readTree(platform.elasticsearch("POST", "/context-event-*/_count", query))
        .path("count")
        .asInt();
  }
}
