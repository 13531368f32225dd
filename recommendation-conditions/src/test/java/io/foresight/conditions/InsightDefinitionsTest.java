/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that are said in Unomi's own; that they match is tested in a real Unomi. */
class InsightDefinitionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"LifecycleStage", "Cluster", "Persona", "HighValue", "PredictedValue", "OrderDue"})
  void definition_passesOnEachParameterItAsksFor(String name) throws IOException {
    String id = "foresight" + name + "Condition";
    JsonNode definition;
    try (InputStream in =
        getClass().getResourceAsStream("/META-INF/cxs/conditions/" + id + ".json")) {
      definition = Profiles.JSON.readTree(in);
    }
    Set<String> asked = new TreeSet<>();
    definition.path("parameters").forEach(p -> asked.add("parameter::" + p.path("id").asText()));
    Set<String> passedOn = new TreeSet<>();
    JsonNode values = definition.at("/parentCondition/parameterValues");
    values.forEach(v -> passedOn.add(v.asText()));
    passedOn.removeIf(v -> !v.startsWith("parameter::"));

    assertThat(definition.at("/metadata/id").asText()).isEqualTo(id);
    assertThat(definition.at("/metadata/description").asText()).endsWith(".");
    assertThat(passedOn).isEqualTo(asked);
    assertThat(values.path("propertyName").asText()).startsWith("systemProperties.foresight.");
  }
}
