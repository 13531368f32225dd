/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.unomi.api.Metadata;
import org.apache.unomi.api.Parameter;
import org.apache.unomi.api.conditions.ConditionType;
import org.junit.jupiter.api.Test;

class ConditionCheckTest {
  private final Map<String, ConditionType> types = new HashMap<>();

  ConditionCheckTest() {
    type("eventTypeCondition", Set.of("eventCondition", "condition"), "eventTypeId");
    type(
        "eventPropertyCondition",
        Set.of("eventCondition"),
        "propertyName",
        "comparisonOperator",
        "propertyValue");
    type("profileSegmentCondition", Set.of("profileCondition"), "segments");
    type(
        "booleanCondition",
        Set.of("eventCondition", "profileCondition"),
        "operator",
        "subConditions");
    type("ownCondition", Set.of(), "x");
    type("matchAllCondition", Set.of("eventCondition"));
  }

  private void type(String id, Set<String> tags, String... parameters) {
    Metadata metadata = new Metadata(id);
    metadata.setSystemTags(tags);
    ConditionType type = new ConditionType(metadata);
    List<Parameter> all = new ArrayList<>();
    for (String p : parameters) {
      all.add(new Parameter(p, "string", false));
    }
    type.setParameters(all);
    types.put(id, type);
  }

  private static Map<String, Object> condition(String type, Map<String, Object> parameters) {
    return Map.of("type", type, "parameterValues", parameters);
  }

  private static Map<String, Object> both(Map<String, Object> second) {
    return condition(
        "booleanCondition",
        Map.of(
            "operator",
            "and",
            "subConditions",
            List.of(condition("eventTypeCondition", Map.of("eventTypeId", "order")), second)));
  }

  @Test
  void wellFormedCondition_passes() {
    assertPasses(
        both(
            condition(
                "eventPropertyCondition",
                Map.of(
                    "propertyName",
                    "properties.amount",
                    "comparisonOperator",
                    "greaterThan",
                    "propertyValueDouble",
                    99.5))));
    assertPasses(both(condition("ownCondition", Map.of("x", "1"))));
    assertPasses(Map.of("type", "matchAllCondition"));
  }

  @Test
  void badCondition_isRefusedByField() {
    assertRefused(Map.of(), "c.type", "required");
    assertRefused(Map.of("type", "nope"), "c.type", "not known to Unomi: nope");
    assertRefused(Map.of("typ", "eventTypeCondition"), "c.typ", "unknown");
    assertRefused("order", "c", "JSON object");
    assertRefused(
        condition("profileSegmentCondition", Map.of("segments", List.of("a"))),
        "c.type",
        "must match events");
    assertRefused(
        condition("eventTypeCondition", Map.of("eventTypeID", "order")),
        "c.parameterValues.eventTypeID",
        "no parameter of eventTypeCondition");
    assertRefused(
        condition("eventTypeCondition", Map.of()), "c.parameterValues", "at least one of");
    assertRefused(
        both(condition("nope", Map.of())),
        "c.parameterValues.subConditions[1].type",
        "not known to Unomi");
  }

  private void assertPasses(Object json) {
    assertThatCode(() -> new ConditionCheck(types::get, "event").check("c", json))
        .doesNotThrowAnyException();
  }

  private void assertRefused(Object json, String field, String why) {
    assertThatThrownBy(() -> new ConditionCheck(types::get, "event").check("c", json))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> org.assertj.core.api.Assertions.assertThat(e.field()).isEqualTo(field))
        .hasMessageContaining(why);
  }
}
