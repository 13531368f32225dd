/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Goals in an organisation's own terms: any Unomi condition, trained and scored on a real Unomi.
 */
@ExtendWith(ShopExtension.class)
class OwnGoalIT {
  private static final String ORDERED =
      "{'type': 'eventTypeCondition', 'parameterValues': {'eventTypeId': 'order'}}";
  private static final String LARGE =
      "{'type': 'eventPropertyCondition', 'parameterValues': {'propertyName': 'properties.amount',"
          + " 'comparisonOperator': 'greaterThanOrEqualTo', 'propertyValueDouble': 60}}";
  private static final String ELSEWHERE = "PT";
  private static final String NEARBY =
      "{'type': 'profilePropertyCondition', 'parameterValues': {'propertyName':"
          + " 'properties.country', 'comparisonOperator': 'notEquals', 'propertyValue': '"
          + ELSEWHERE
          + "'}}";
  private static final String GOALS = "cxs/foresight/goals/";

  private final Shop shop;
  private final Platform platform;

  OwnGoalIT(Shop shop) {
    this.shop = shop;
    this.platform = shop.platform;
  }

  /** The next test trains all goals there are. */
  @AfterEach
  void deleteOwnGoals() throws Exception {
    for (JsonNode goal : platform.get("cxs/foresight/goals")) {
      String id = goal.path("id").asText();
      if (id.startsWith("own-")) {
        platform.send("DELETE", GOALS + id, null);
      }
    }
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static String goal(String outcome, String population) {
    return json(
        "{'horizonDays': 30, 'outcome': "
            + outcome
            + ", 'population': {'role': 'any', 'withinDays': 365"
            + population
            + "}}");
  }

  private static String both(String one, String other) {
    return "{'type': 'booleanCondition', 'parameterValues': {'operator': 'and', 'subConditions': ["
        + one
        + ", "
        + other
        + "]}}";
  }

  private JsonNode cardOf(String id, String goal) throws Exception {
    platform.send("PUT", GOALS + id, Platform.JSON.readTree(goal));
    JsonNode trained = shop.jobs.run("train", "{\"goal\": \"" + id + "\"}").path("goals").path(id);
    assertThat(trained.path("model").asBoolean()).as(trained.toString()).isTrue();
    String version = trained.path("version").asText();
    return platform.get("cxs/foresight/models/" + version).path("card");
  }

  @Test
  void outcomeAsCondition_isTheSameAsTheRoleItDescribes() throws Exception {
    JsonNode byRole = cardOf("own-role", goal("{'role': 'order'}", ""));
    JsonNode byCondition = cardOf("own-type", goal("{'condition': " + ORDERED + "}", ""));
    JsonNode large = cardOf("own-large", goal("{'condition': " + both(ORDERED, LARGE) + "}", ""));

    assertThat(rate(byCondition)).isEqualTo(rate(byRole));
    // The product's now goes on in between.
    assertThat(auc(byCondition)).isCloseTo(auc(byRole), within(0.02));
    assertThat(rate(large)).isPositive().isLessThan(rate(byRole));
  }

  private static double auc(JsonNode card) {
    return card.at("/evaluation/metrics/auc/value").asDouble(Double.NaN);
  }

  private static double rate(JsonNode card) {
    return card.at("/evaluation/metrics/rate/value").asDouble(Double.NaN);
  }

  @Test
  void populationAsCondition_decidesWhoIsTrainedOnAndScored() throws Exception {
    String id = "own-nearby";
    JsonNode card = cardOf(id, goal("{'condition': " + ORDERED + "}", ", 'condition': " + NEARBY));
    assertThat(card.path("goal").at("/population/condition/type").asText())
        .isEqualTo("profilePropertyCondition");
    String version = id + "-1";
    HttpResponse<String> promoted =
        platform.ask("POST", "cxs/foresight/models/" + version + "/promote", "");
    assertThat(promoted.statusCode()).as(promoted.body()).isEqualTo(200);

    shop.jobs.run("score", "{}");

    Map<String, JsonNode> profiles = new Stored(platform).profiles();
    TreeSet<String> countries = new TreeSet<>();
    new Stored(platform)
        .scores(id)
        .keySet()
        .forEach(p -> countries.add(profiles.get(p).at("/properties/country").asText()));
    assertThat(countries).contains("DE").doesNotContain(ELSEWHERE);
    assertThat(new Stored(platform).scores("purchase-30d").keySet())
        .as("somebody who does not belong, scored for a goal of everybody")
        .anyMatch(p -> profiles.get(p).at("/properties/country").asText().equals(ELSEWHERE));
  }

  @Test
  void badCondition_isRefusedByField() throws Exception {
    assertRefused("{'role': 'buys'}", "", "goal.outcome.role");
    assertRefused("{'condition': {'parameterValues': {}}}", "", "goal.outcome.condition.type");
    assertRefused("{'condition': {'type': 'noSuchCondition'}}", "", "goal.outcome.condition.type");
    assertRefused("{'condition': " + NEARBY + "}", "", "goal.outcome.condition.type");
    assertRefused(
        "{'condition': " + ORDERED.replace("eventTypeId", "eventType") + "}",
        "",
        "goal.outcome.condition.parameterValues.eventType");
    assertRefused(
        "{'condition': " + both(ORDERED, LARGE.replace("eventProperty", "eventProprty")) + "}",
        "",
        "goal.outcome.condition.parameterValues.subConditions[1].type");
    assertRefused(
        "{'condition': " + LARGE.replace("'propertyName': 'properties.amount',", "") + "}",
        "",
        "goal.outcome.condition");
    assertRefused(
        "{'role': 'order'}", ", 'condition': " + ORDERED, "goal.population.condition.type");
  }

  private void assertRefused(String outcome, String population, String field) throws Exception {
    HttpResponse<String> answer = platform.ask("PUT", GOALS + "own-bad", goal(outcome, population));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(Platform.JSON.readTree(answer.body()).path("field").asText())
        .as(answer.body())
        .isEqualTo(field);
    assertThat(platform.status(GOALS + "own-bad")).isEqualTo(404);
  }
}
