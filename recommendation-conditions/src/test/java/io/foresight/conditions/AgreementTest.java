/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.embedded.ElasticsearchServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.unomi.api.Profile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evaluator and query must pick the same profiles: asked of a real Elasticsearch. */
class AgreementTest {
  private static final List<String> GOALS = List.of("purchase-30d", "churn-90d");
  private static final int PROFILES = 500;

  private static @Nullable ElasticsearchServer server;
  private static final List<Profile> PEOPLE = new ArrayList<>();

  @BeforeAll
  static void fill(@TempDir Path data) throws Exception {
    server = ElasticsearchServer.start(data, 0, "512m");
    send("PUT", "/context-profile", ProfileMapping.index(GOALS));
    Random random = new Random(20261122);
    StringBuilder bulk = new StringBuilder();
    for (int i = 0; i < PROFILES; i++) {
      Profile profile = Profiles.random(random, "p" + i, GOALS);
      WrittenContent.add(profile, i);
      PEOPLE.add(profile);
      bulk.append("{\"index\":{\"_id\":\"p").append(i).append("\"}}\n");
      Map<String, Object> document = Map.of("systemProperties", profile.getSystemProperties());
      bulk.append(Profiles.JSON.writeValueAsString(document)).append('\n');
    }
    JsonNode answer = send("POST", "/context-profile/_bulk?refresh=true", bulk.toString());
    assertThat(answer.path("errors").asBoolean()).as("%s", answer).isFalse();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void randomConditions_pickTheSameProfilesInBothReadings() throws Exception {
    Random random = new Random(7);
    Map<ScoreCondition, Integer> matched = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      ScoreCondition type = ScoreCondition.values()[i % ScoreCondition.values().length];
      Map<String, Object> parameters = parameters(type, random);
      Set<String> found = assertAgree(type, parameters);
      if (!found.isEmpty() && found.size() < PROFILES) {
        matched.merge(type, 1, Integer::sum);
      }
    }
    // Agreement on nothing or on everything would prove nothing.
    for (ScoreCondition type : ScoreCondition.values()) {
      assertThat(matched.get(type)).as("%s that tell profiles apart", type).isGreaterThan(20);
    }
  }

  @Test
  void goalThatNobodyWasScoredFor_matchesNobodyButMissing() throws Exception {
    for (ScoreCondition type : ScoreCondition.values()) {
      Map<String, Object> parameters = new HashMap<>(Map.of("goal", "never-trained"));
      parameters.put("bands", ScoreCondition.BANDS);
      assertThat(assertAgree(type, parameters))
          .as("%s", type)
          .hasSize(type == ScoreCondition.SCORE_MISSING ? PROFILES : 0);
    }
  }

  @Test
  void wrongParameters_findNobody() throws Exception {
    for (ScoreCondition type : ScoreCondition.values()) {
      assertThat(assertAgree(type, Map.of())).as("%s", type).isEmpty();
    }
  }

  @Test
  void everyProfile_isEitherScoredOrMissing() throws Exception {
    Set<String> scored = assertAgree(ScoreCondition.SCORE_BETWEEN, Map.of("goal", "churn-90d"));
    Set<String> missing = assertAgree(ScoreCondition.SCORE_MISSING, Map.of("goal", "churn-90d"));

    assertThat(scored).isNotEmpty().doesNotContainAnyElementsOf(missing);
    assertThat(scored.size() + missing.size()).isEqualTo(PROFILES);
  }

  @Test
  void conditionsOnRecommendations_pickTheSameProfilesInBothReadings() throws Exception {
    Random random = new Random(8);
    Map<RecommendCondition, Integer> matched = new HashMap<>();
    for (int i = 0; i < 150; i++) {
      RecommendCondition type = RecommendCondition.values()[i % RecommendCondition.values().length];
      Map<String, Object> parameters = WrittenContent.parameters(type, random);
      Set<String> evaluated = new TreeSet<>();
      for (Profile profile : PEOPLE) {
        if (RecommendConditionTest.matches(type, parameters, profile)) {
          evaluated.add(profile.getItemId());
        }
      }
      assertThat(found(RecommendConditionTest.query(type, parameters).toString()))
          .as("%s %s", type, parameters)
          .isEqualTo(evaluated);
      if (!evaluated.isEmpty() && evaluated.size() < PROFILES) {
        matched.merge(type, 1, Integer::sum);
      }
    }
    for (RecommendCondition type : RecommendCondition.values()) {
      assertThat(matched.get(type)).as("%s that tell profiles apart", type).isGreaterThan(20);
    }
  }

  private static Set<String> assertAgree(ScoreCondition type, Map<String, Object> parameters)
      throws Exception {
    Set<String> evaluated = new TreeSet<>();
    for (Profile profile : PEOPLE) {
      if (Conditions.matches(type, parameters, profile)) {
        evaluated.add(profile.getItemId());
      }
    }
    Set<String> found = found(Conditions.query(type, parameters).toString());
    assertThat(found).as("%s %s", type, parameters).isEqualTo(evaluated);
    return found;
  }

  private static Set<String> found(String query) throws Exception {
    Set<String> found = new TreeSet<>();
    JsonNode answer =
        send(
            "POST",
            "/context-profile/_search",
            "{\"size\":10000,\"_source\":false,\"query\":" + query + "}");
    answer.at("/hits/hits").forEach(hit -> found.add(hit.path("_id").asText()));
    return found;
  }

  private static Map<String, Object> parameters(ScoreCondition type, Random random) {
    Map<String, Object> p = new HashMap<>();
    p.put("goal", GOALS.get(random.nextInt(GOALS.size())));
    switch (type) {
      case SCORE_BETWEEN:
        int min = random.nextInt(100);
        p.put("min", min);
        p.put("max", min + random.nextInt(101 - min));
        break;
      case BAND:
        int from = random.nextInt(5);
        p.put("bands", ScoreCondition.BANDS.subList(from, from + 1 + random.nextInt(5 - from)));
        break;
      case PERCENTILE:
        p.put("atLeast", 1 + random.nextInt(100));
        break;
      case SCORE_CHANGE:
        p.put("direction", random.nextBoolean() ? "rising" : "falling");
        p.put("points", 1 + random.nextInt(60));
        p.put("withinDays", 1 + random.nextInt(30));
        break;
      default:
        break;
    }
    return p;
  }

  private static JsonNode send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(Objects.requireNonNull(server).uri() + path))
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s %s: %s", path, body, answer.body()).isBetween(200, 299);
    return Profiles.JSON.readTree(answer.body());
  }
}
