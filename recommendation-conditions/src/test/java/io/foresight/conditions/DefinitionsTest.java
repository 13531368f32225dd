/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.unomi.api.Parameter;
import org.apache.unomi.api.conditions.ConditionType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefinitionsTest {
  @ParameterizedTest
  @EnumSource
  void definition_namesItsEvaluatorAndQueryBuilder(ScoreCondition type) throws IOException {
    JsonNode definition = read(type);

    assertThat(definition.at("/metadata/id").asText()).isEqualTo(type.typeId());
    assertThat(definition.at("/metadata/name").asText()).isNotBlank();
    assertThat(definition.at("/metadata/description").asText()).endsWith(".");
    assertThat(definition.at("/metadata/systemTags").toString())
        .contains("\"profileCondition\"", "\"availableToEndUser\"");
    assertThat(definition.path("conditionEvaluator").asText()).isEqualTo(type.evaluatorId());
    assertThat(definition.path("queryBuilder").asText()).isEqualTo(type.queryBuilderId());
  }

  @ParameterizedTest
  @EnumSource
  void definition_isReadableAsUnomiReadsIt(ScoreCondition type) throws IOException {
    JsonNode definition = read(type);

    ConditionType read = new ConditionType();
    assertThat(Profiles.JSON.readerForUpdating(read).<ConditionType>readValue(definition))
        .isNotNull();
    assertThat(read.getParameters()).extracting(Parameter::getId).startsWith("goal");
  }

  /** What a user interface shows as default is what leaving the parameter out means. */
  @ParameterizedTest
  @EnumSource
  void defaults_areThoseOfTheCode(ScoreCondition type) throws IOException {
    Map<String, Object> required = new HashMap<>(Map.of("goal", "g"));
    if (type == ScoreCondition.BAND) {
      required.put("bands", List.of("high"));
    }
    Map<String, Object> spelledOut = new HashMap<>(required);
    for (JsonNode parameter : read(type).path("parameters")) {
      if (parameter.has("defaultValue")) {
        spelledOut.put(parameter.path("id").asText(), parameter.path("defaultValue").asText());
      }
    }

    assertThat(Conditions.query(type, spelledOut)).isEqualTo(Conditions.query(type, required));
  }

  private static JsonNode read(ScoreCondition type) throws IOException {
    String path = "/META-INF/cxs/conditions/" + type.typeId() + ".json";
    try (InputStream in = DefinitionsTest.class.getResourceAsStream(path)) {
      assertThat(in).as(path).isNotNull();
      return Profiles.JSON.readTree(in);
    }
  }
}
