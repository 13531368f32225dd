/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import static io.foresight.conditions.Profiles.NOW;
import static io.foresight.conditions.Profiles.profile;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.unomi.api.Profile;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecommendConditionTest {
  private static final String LATER = NOW.plusMillis(1).toString();

  static boolean matches(RecommendCondition type, Map<String, Object> parameters, Profile p) {
    return new ProfileEvaluator(type, () -> Conditions.CLOCK, new InvalidConditions())
        .eval(Conditions.condition(parameters), p, new HashMap<>(), null);
  }

  static QueryBuilder query(RecommendCondition type, Map<String, Object> parameters) {
    return new ProfileQueryBuilder(type, () -> Conditions.CLOCK, new InvalidConditions())
        .buildQuery(Conditions.condition(parameters), new HashMap<>(), null);
  }

  private static Profile withSet(String tier, String until, String... places) {
    Map<String, Object> slot = Map.of("tier", tier, "validUntil", until, "places", List.of(places));
    return profile(
        "p",
        Map.of(
            "recommend",
            Map.of(
                "slots",
                Map.of("for-you", slot),
                "affinity",
                Map.of("category", List.of("Shoes|40", "7|3"), "brand", List.of()))));
  }

  @Test
  void tier_isALowerBound() {
    Profile pooled = withSet("pooled", LATER, "1|a");
    assertThat(matches(RecommendCondition.RECOMMENDED, Map.of(), pooled)).isTrue();
    assertThat(matches(RecommendCondition.RECOMMENDED, Map.of("tier", "pooled"), pooled)).isTrue();
    assertThat(matches(RecommendCondition.RECOMMENDED, Map.of("tier", "personal"), pooled))
        .isFalse();
    assertThat(matches(RecommendCondition.RECOMMENDED, Map.of("slot", "other"), pooled)).isFalse();
    assertThat(matches(RecommendCondition.RECOMMENDED, Map.of(), profile("p", Map.of()))).isFalse();
  }

  @Test
  void expiredSet_isAbsent() {
    Profile expired = withSet("personal", NOW.toString(), "1|a");
    assertThat(matches(RecommendCondition.RECOMMENDED, Map.of(), expired)).isFalse();
    assertThat(matches(RecommendCondition.RECOMMENDED_ITEM, Map.of("item", "a"), expired))
        .isFalse();
  }

  @Test
  void item_mustBeAmongTheFirst_andMayLookLikeANumber() {
    Profile p = withSet("personal", LATER, "1|a", "2|17", "3|x|y");
    RecommendCondition type = RecommendCondition.RECOMMENDED_ITEM;
    assertThat(matches(type, Map.of("item", "a", "top", 1), p)).isTrue();
    assertThat(matches(type, Map.of("item", "17", "top", "1"), p)).isFalse();
    assertThat(matches(type, Map.of("item", 17, "top", "2"), p)).isTrue();
    assertThat(matches(type, Map.of("item", "x|y"), p)).isTrue();
    assertThat(matches(type, Map.of("item", "y"), p)).isFalse();
  }

  @Test
  void affinity_isALowerBound() {
    Profile p = withSet("personal", LATER);
    RecommendCondition type = RecommendCondition.AFFINITY;
    assertThat(matches(type, Map.of("name", "Shoes"), p)).isTrue();
    assertThat(matches(type, Map.of("name", "Shoes", "percent", 40), p)).isTrue();
    assertThat(matches(type, Map.of("name", "Shoes", "percent", 41), p)).isFalse();
    assertThat(matches(type, Map.of("name", "shoes"), p)).isFalse();
    assertThat(matches(type, Map.of("name", "7", "percent", 3), p)).isTrue();
    assertThat(matches(type, Map.of("name", "Shoes", "kind", "brand"), p)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void wrongParameters_matchNobody_inBothReadings(RecommendCondition type) {
    Profile p = withSet("personal", LATER, "1|a");
    QueryBuilder nobody = QueryBuilders.boolQuery().mustNot(QueryBuilders.matchAllQuery());
    for (Map<String, Object> bad :
        List.<Map<String, Object>>of(
            Map.of("slot", "a.b", "name", "Shoes", "percent", 101),
            Map.of("slot", "*", "item", "a", "kind", "colour", "name", "Shoes"))) {
      assertThat(matches(type, bad, p)).isFalse();
      assertThat(query(type, bad)).isEqualTo(nobody);
    }
  }

  @ParameterizedTest
  @EnumSource
  void definition_saysWhatTheCodeDoes(RecommendCondition type) throws Exception {
    String path = "/META-INF/cxs/conditions/" + type.typeId() + ".json";
    JsonNode definition;
    try (InputStream in = getClass().getResourceAsStream(path)) {
      assertThat(in).as(path).isNotNull();
      definition = Profiles.JSON.readTree(in);
    }
    assertThat(definition.at("/metadata/id").asText()).isEqualTo(type.typeId());
    assertThat(definition.at("/metadata/description").asText()).endsWith(".");
    assertThat(definition.at("/metadata/systemTags").toString())
        .contains("\"profileCondition\"", "\"availableToEndUser\"");
    assertThat(definition.path("conditionEvaluator").asText()).isEqualTo(type.evaluatorId());
    assertThat(definition.path("queryBuilder").asText()).isEqualTo(type.queryBuilderId());
    Map<String, Object> required = new HashMap<>();
    Map<String, Object> spelledOut = new HashMap<>();
    for (JsonNode parameter : definition.path("parameters")) {
      String id = parameter.path("id").asText();
      if (parameter.has("defaultValue")) {
        spelledOut.put(id, parameter.path("defaultValue").asText());
      } else {
        required.put(id, "x");
      }
    }
    spelledOut.putAll(required);
    assertThat(query(type, spelledOut))
        .as("defaults")
        .isEqualTo(query(type, required))
        .isNotEqualTo(QueryBuilders.boolQuery().mustNot(QueryBuilders.matchAllQuery()));
  }
}
