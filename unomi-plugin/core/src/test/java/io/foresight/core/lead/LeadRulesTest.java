/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.input.InvalidInputException;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class LeadRulesTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.number("company_size"),
              Column.number("forms"),
              Column.number("days_since_form"),
              Column.category("job_title")));

  private static final Map<String, Object> DECIDES =
      Map.of(
          "name",
          "Decides",
          "points",
          25,
          "when",
          Map.of("column", "job_title", "contains", List.of("Head of", "chief")));
  private static final Map<String, Object> FORMS =
      Map.of(
          "name",
          "Forms",
          "points",
          10,
          "per",
          "forms",
          "cap",
          30,
          "decay",
          Map.of("since", "days_since_form", "halfLifeDays", 30));
  private static final Map<String, Object> TINY =
      Map.of("name", "Tiny", "points", -20, "when", Map.of("column", "company_size", "below", 5));

  private static LeadRules rules(Object... rules) {
    return LeadRules.of(Map.of("rules", List.of(rules)), SCHEMA);
  }

  private static Row row(double size, double forms, double days, String title) {
    Row r = SCHEMA.newRow();
    r.numbers[0] = (float) size;
    r.numbers[1] = (float) forms;
    r.numbers[2] = (float) days;
    r.categories[0] = title;
    return r;
  }

  @Test
  void pointsAddUp_fadeByHalf_andAreExplained() {
    LeadRules all = rules(DECIDES, FORMS, TINY);
    Row r = row(100, 2, 30, "HEAD OF Sales");
    assertThat(all.points(r)).isCloseTo(25 + 20 * 0.5, within(1e-9));
    assertThat(all.explain(r))
        .containsExactly(Map.entry("Decides", 25.0), Map.entry("Forms", 10.0));
  }

  @Test
  void caps_holdPerRuleAndForTheSum() {
    assertThat(rules(FORMS).points(row(9, 50, 0, null))).isEqualTo(30);
    LeadRules narrow =
        LeadRules.of(Map.of("cap", 40, "floor", 5, "rules", List.of(DECIDES, FORMS, TINY)), SCHEMA);
    assertThat(narrow.points(row(9, 50, 0, "chief"))).isEqualTo(40);
    assertThat(narrow.points(row(1, 0, 0, "clerk"))).isEqualTo(5);
  }

  @Test
  void missingValues_giveNoPoints() {
    assertThat(rules(DECIDES, FORMS, TINY).points(SCHEMA.newRow())).isZero();
    assertThat(rules(FORMS).points(row(1, 3, Double.NaN, null))).isZero();
  }

  @Test
  void theJson_isKept() {
    LeadRules r = rules(DECIDES, FORMS);
    assertThat(LeadRules.of(r.toMap(), SCHEMA).toMap()).isEqualTo(r.toMap());
  }

  @Test
  void badRules_nameTheField() {
    refused(FORMS, "points", null, "leadScore.rules[0].points");
    refused(FORMS, "points", 0, "leadScore.rules[0].points");
    refused(FORMS, "per", "job_title", "leadScore.rules[0].per");
    refused(FORMS, "cap", -1, "leadScore.rules[0].cap");
    refused(FORMS, "decay", Map.of("since", "x"), "leadScore.rules[0].decay.since");
    refused(FORMS, "decay", Map.of("since", "forms"), "leadScore.rules[0].decay.halfLifeDays");
    refused(FORMS, "weight", 1, "leadScore.rules[0].weight");
    refused(DECIDES, "when", Map.of("column", "title"), "leadScore.rules[0].when.column");
    refused(
        DECIDES,
        "when",
        Map.of("column", "job_title", "atLeast", 3),
        "leadScore.rules[0].when.column");
    refused(
        TINY,
        "when",
        Map.of("column", "company_size", "atLeast", 5, "below", 5),
        "leadScore.rules[0].when.below");
    refused(DECIDES, "when", null, "leadScore.rules[0].when");
    assertThatThrownBy(() -> rules(FORMS, FORMS)).hasMessageContaining("rules[1].name");
    assertThatThrownBy(() -> rules()).hasMessageContaining("leadScore.rules");
  }

  private static void refused(Map<String, Object> of, String key, Object value, String field) {
    Map<String, Object> m = new LinkedHashMap<>(of);
    m.put(key, value);
    assertThatThrownBy(() -> rules(m))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(field);
  }
}
