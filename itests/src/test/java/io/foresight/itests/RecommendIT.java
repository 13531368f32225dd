/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Recommendations on a real Unomi: learned, asked for in every way, changed by an event. */
@ExtendWith(ShopExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecommendIT {
  private static final String ROOT = "cxs/foresight/";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Shop shop;
  private final Platform platform;

  RecommendIT(Shop shop) {
    this.shop = shop;
    this.platform = shop.platform;
  }

  private JsonNode set(String slot, String query) throws Exception {
    return platform.get(ROOT + "recommendations/" + slot + "?" + query);
  }

  private static List<String> items(JsonNode set) {
    List<String> out = new ArrayList<>();
    set.path("items").forEach(i -> out.add(i.path("item").asText()));
    return out;
  }

  /** Somebody scored, that is with consent, who did much with items. */
  private String customer() throws Exception {
    String best = "";
    int most = 0;
    for (Map.Entry<String, JsonNode> e : new Stored(platform).profiles().entrySet()) {
      int length = e.getValue().at("/systemProperties/foresight/trace").asText("").length();
      if (length > most) {
        most = length;
        best = e.getKey();
      }
    }
    assertThat(most).as("the longest trace").isGreaterThan(100);
    return best;
  }

  @Test
  @Order(1)
  void learning_makesCatalogueAndModel_andReportsWhatTheyAreWorth() throws Exception {
    JsonNode report = shop.jobs.run("recommend", "");
    assertThat(report.path("interactions").asInt()).isGreaterThan(1_000);
    assertThat(report.path("withoutConsent").asInt()).isPositive();
    assertThat(report.at("/catalogueFromEvents/added").asInt()).isGreaterThan(10);
    assertThat(report.path("person").path("grade").asText()).isIn("A", "B", "C");
    assertThat(report.path("person").path("popularityNdcg").asDouble()).isPositive();

    JsonNode now = platform.get(ROOT + "recommend");
    assertThat(now.path("version").asText()).isEqualTo(report.path("version").asText());
    assertThat(now.at("/catalogue/sources/events").asInt()).isGreaterThan(10);
    assertThat(platform.get(ROOT + "recommend/opportunities").has("opportunities")).isTrue();
    assertThat(platform.get(ROOT + "slots")).hasSize(12);
  }

  @Test
  @Order(2)
  void feedAndBatch_changeTheCatalogue_andWhatIsRemovedIsGoneAtOnce() throws Exception {
    String who = customer();
    List<String> before = items(set("for-you", "profile=" + who));
    assertThat(before).isNotEmpty();
    String first = before.get(0);

    String csv =
        "id,title,price,currency,url\n"
            + first
            + ",A better title,12.50,EUR,"
            + "https://shop.example/p/1\nfeed-1,From a feed,3,EUR,https://shop.example/p/2\n,no id,1,EUR,\n";
    Files.writeString(shop.importFolder().resolve("items.csv"), csv);
    JsonNode told =
        shop.jobs.run(
            "catalogue/feeds", "{\"file\": \"items.csv\", \"options\": {\"source\": \"shop\"}}");
    assertThat(told.path("added").asInt()).as(told.toString()).isEqualTo(1);
    assertThat(told.path("changed").asInt()).as(told.toString()).isEqualTo(1);
    assertThat(told.path("rejected").asInt()).as(told.toString()).isEqualTo(1);
    JsonNode shown = set("for-you", "profile=" + who + "&locale=de").path("items").get(0);
    assertThat(shown.path("title").asText()).isEqualTo("A better title");
    assertThat(shown.path("price").asDouble()).isEqualTo(12.5);
    assertThat(shown.path("reason").asText()).isNotBlank();

    platform.send("DELETE", ROOT + "catalogue/items/" + first, null);
    assertThat(items(set("for-you", "profile=" + who))).isNotEmpty().doesNotContain(first);
    assertThat(platform.status(ROOT + "catalogue/items/" + first)).isEqualTo(404);
  }

  @Test
  @Order(3)
  void stranger_andBadRequests() throws Exception {
    String item = items(set("for-you", "")).get(0);
    assertThat(set("also-bought", "item=" + item).path("items")).isNotEmpty();
    assertThat(items(set("for-you", "limit=3"))).hasSize(3);
    assertThat(platform.status(ROOT + "recommendations/no-such-slot")).isEqualTo(404);
    assertThat(platform.status(ROOT + "recommendations/for-you?profile=nobody")).isEqualTo(404);
    assertThat(platform.status(ROOT + "recommendations/for-you?limit=51")).isEqualTo(400);
    HttpResponse<String> bad =
        platform.ask(
            "PUT", ROOT + "slots/mine", "{\"filter\": {\"field\": \"price\", \"op\": \"lt\"}}");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body()).contains("slot.filter.value");
    platform.send("PUT", ROOT + "slots/mine", Platform.JSON.readTree("{\"count\": 2}"));
    assertThat(items(set("mine", ""))).hasSize(2);
    platform.send("DELETE", ROOT + "slots/mine", null);
    assertThat(platform.status(ROOT + "slots/mine")).isEqualTo(404);
  }

  @Test
  @Order(4)
  void writtenSets_areSeenByConditions_asQueriesAndInMemory() throws Exception {
    JsonNode told = shop.jobs.run("recommend/profiles", "{}");
    int written = told.path("written").asInt();
    assertThat(written).as(told.toString()).isGreaterThan(50);
    assertThat(matching("foresightRecommendedCondition", "{\"tier\": \"rules\"}"))
        .isEqualTo(written);
    assertThat(matching("foresightRecommendedCondition", "{\"tier\": \"personal\"}"))
        .isLessThanOrEqualTo(written);

    Map<String, JsonNode> profiles = new Stored(platform).profiles();
    String place = places(profiles.get(customer())).get(0).asText();
    String item = place.substring(place.indexOf('|') + 1);
    int first = 0;
    int firstThree = 0;
    for (JsonNode p : profiles.values()) {
      int at = 0;
      for (JsonNode word : places(p)) {
        at++;
        first += at == 1 && word.asText().equals("1|" + item) ? 1 : 0;
        firstThree += at <= 3 && word.asText().equals(at + "|" + item) ? 1 : 0;
      }
    }
    assertThat(first).isPositive();
    String condition = "foresightRecommendedItemCondition";
    assertThat(matching(condition, "{\"item\": \"" + item + "\", \"top\": 1}")).isEqualTo(first);
    assertThat(matching(condition, "{\"item\": \"" + item + "\", \"top\": 3}"))
        .isEqualTo(firstThree);

    String share =
        profiles
            .get(customer())
            .at("/systemProperties/foresight/recommend/affinity/category/0")
            .asText();
    String name = share.substring(0, share.lastIndexOf('|'));
    int percent = Integer.parseInt(share.substring(share.lastIndexOf('|') + 1));
    String affinity = "{\"name\": \"" + name + "\", \"percent\": ";
    int some = matching("foresightAffinityCondition", affinity + percent + "}");
    assertThat(some).isPositive();
    assertThat(matching("foresightAffinityCondition", affinity + "1}"))
        .isGreaterThanOrEqualTo(some);
  }

  private static ArrayNode places(JsonNode profile) {
    JsonNode places = profile.at("/systemProperties/foresight/recommend/slots/for-you/places");
    return places.isArray() ? (ArrayNode) places : Platform.JSON.createArrayNode();
  }

  private int matching(String condition, String parameters) throws Exception {
    String query =
        "{\"limit\": 1, \"condition\": {\"type\": \""
            + condition
            + "\", \"parameterValues\": "
            + parameters
            + "}}";
    HttpResponse<String> answer = platform.ask("POST", "cxs/profiles/search", query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Platform.JSON.readTree(answer.body()).path("totalSize").asInt();
  }

  @Test
  @Order(5)
  void personalisation_ranksContents_andAnEventChangesTheNextAnswer() throws Exception {
    String who = customer();
    List<String> best = items(set("for-you", "profile=" + who + "&limit=5"));
    List<String> given = new ArrayList<>(best.subList(0, 4));
    Collections.reverse(given);
    given.add("just-a-teaser");
    String session = UUID.randomUUID().toString();
    List<String> ranked = personalised(who, session, given, "");
    assertThat(ranked).hasSize(5).endsWith("just-a-teaser").containsAll(given);
    assertThat(ranked.get(0)).isEqualTo(best.get(0));

    long sent = System.nanoTime();
    String order =
        "{\"eventType\": \"order\", \"scope\": \"foresight\", \"source\": {\"itemId\": \"shop\","
            + " \"itemType\": \"site\", \"scope\": \"foresight\"}, \"properties\": {\"orderId\":"
            + " \"it-1\", \"amount\": 5, \"currency\": \"EUR\", \"lines\": [{\"productId\": \""
            + best.get(0)
            + "\", \"quantity\": 1, \"price\": 5}]}}";
    ranked = personalised(who, session, given, order);
    assertThat(ranked).as("in the very request").doesNotContain(best.get(0)).hasSize(4);
    List<String> next = items(set("for-you", "profile=" + who + "&limit=5"));
    double seconds = (System.nanoTime() - sent) / 1e9;
    assertThat(next).isNotEmpty().doesNotContain(best.get(0));
    assertThat(seconds).as("from the event to the next answer").isLessThan(1.5);
  }

  private List<String> personalised(String who, String session, List<String> contents, String event)
      throws Exception {
    ObjectNode request = Platform.JSON.createObjectNode();
    request.put("sessionId", session);
    request.set(
        "source",
        Platform.JSON.readTree(
            "{\"itemId\": \"shop\", \"itemType\": \"site\", \"scope\": \"foresight\"}"));
    ArrayNode events = request.putArray("events");
    if (!event.isEmpty()) {
      events.add(Platform.JSON.readTree(event));
    }
    ObjectNode one = request.putArray("personalizations").addObject();
    one.put("id", "teasers").put("strategy", "foresight-recommend");
    one.putObject("strategyOptions").put("slot", "for-you");
    ArrayNode list = one.putArray("contents");
    contents.forEach(c -> list.addObject().put("id", c));
    URI uri = platform.unomi.uri().resolve("cxs/context.json?timestamp=" + Visitor.now());
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Cookie", "context-profile-id=" + who)
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> out = new ArrayList<>();
    Platform.JSON
        .readTree(answer.body())
        .at("/personalizations/teasers")
        .forEach(c -> out.add(c.asText()));
    return out;
  }

  @Test
  @Order(6)
  void rule_writesTheSetOfASlot_andTellsOfIt() throws Exception {
    String rule =
        "{\"metadata\": {\"id\": \"it-recommend\", \"name\": \"it\", \"scope\": \"systemscope\"},"
            + " \"condition\": {\"type\": \"eventTypeCondition\", \"parameterValues\":"
            + " {\"eventTypeId\": \"addToCart\"}}, \"actions\": [{\"type\":"
            + " \"foresightRecommendAction\", \"parameterValues\": {\"slot\":"
            + " \"abandoned-cart\"}}]}";
    platform.send("POST", "cxs/rules", Platform.JSON.readTree(rule));
    try {
      String who = customer();
      String item = items(set("for-you", "profile=" + who)).get(0);
      Platform.await(
          "the set of the cart on the profile",
          () -> {
            personalised(who, UUID.randomUUID().toString(), List.of(item), cart(item));
            JsonNode places =
                new Stored(platform)
                    .profiles()
                    .get(who)
                    .at("/systemProperties/foresight/recommend/slots/abandoned-cart/places/0");
            return places.asText().equals("1|" + item);
          });
    } finally {
      platform.send("DELETE", "cxs/rules/it-recommend", null);
    }
  }

  private static String cart(String item) {
    return "{\"eventType\": \"addToCart\", \"scope\": \"foresight\", \"source\": {\"itemId\":"
        + " \"shop\", \"itemType\": \"site\", \"scope\": \"foresight\"}, \"properties\":"
        + " {\"productId\": \""
        + item
        + "\", \"quantity\": 1}}";
  }

  @Test
  @Order(7)
  void whatWasShownAndClicked_isCredited_andForgottenWithTheProfile() throws Exception {
    String who = customer();
    JsonNode shown = set("for-you", "profile=" + who + "&shown=true");
    ObjectNode click = Platform.JSON.createObjectNode();
    click
        .put("set", shown.path("id").asText())
        .put("item", items(shown).get(1))
        .put("profile", who);
    assertThat(platform.ask("POST", ROOT + "recommendations/clicks", click.toString()).statusCode())
        .isEqualTo(202);
    JsonNode credit = shop.jobs.run("recommend/credit", "");
    assertThat(credit.at("/bySlot/for-you/clicked").asInt()).as(credit.toString()).isEqualTo(1);
    assertThat(platform.get(ROOT + "recommend/credit").at("/bySlot/for-you/sets").asInt())
        .isEqualTo(1);
    assertThat(platform.get(ROOT + "recommend").at("/serving/answers").asInt()).isPositive();

    HttpResponse<String> erased = platform.ask("POST", ROOT + "profiles/" + who + "/erase", "{}");
    assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
    JsonNode receipt = Platform.JSON.readTree(erased.body());
    assertThat(receipt.path("recommendationSets").asInt()).as(erased.body()).isEqualTo(2);
    assertThat(receipt.path("recommender").asText()).startsWith("recommend-");
    assertThat(new Stored(platform).profiles().get(who).at("/systemProperties/foresight/trace"))
        .isEmpty();
  }
}
