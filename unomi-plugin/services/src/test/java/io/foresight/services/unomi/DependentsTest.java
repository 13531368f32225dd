/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.unomi.api.Metadata;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.actions.Action;
import org.apache.unomi.api.conditions.Condition;
import org.apache.unomi.api.rules.Rule;
import org.apache.unomi.api.segments.Scoring;
import org.apache.unomi.api.segments.Segment;
import org.apache.unomi.api.services.DefinitionsService;
import org.apache.unomi.persistence.spi.PersistenceService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DependentsTest {
  private static final Map<String, Boolean> SOME = Map.of("high", true);
  private static final Rule UNOMIS =
      rule(condition("profileUpdatedEventCondition"), "evaluateProfileSegmentsAction");

  private final PersistenceService persistence = mock(PersistenceService.class);
  private final Dependents dependents = new Dependents();

  @BeforeEach
  void bind() {
    dependents.persistence = persistence;
    dependents.definitions = mock(DefinitionsService.class);
    when(dependents.definitions.resolveConditionType(any())).thenReturn(true);
    when(persistence.getAllItems(Scoring.class)).thenReturn(List.of());
    when(persistence.getAllItems(Segment.class)).thenReturn(List.of());
    with(UNOMIS);
  }

  @Test
  void moves_areTheSegmentsOnUsThatComeOutDifferently() {
    Condition ours = condition("foresightBandCondition");
    Condition theirs = condition("profilePropertyCondition");
    when(persistence.getAllItems(Segment.class))
        .thenReturn(List.of(segment("high", ours), segment("low", ours), segment("vip", theirs)));
    dependents.refresh();
    Profile profile = new Profile("p");
    profile.setSegments(Set.of("low", "vip"));
    when(persistence.testMatch(eq(ours), any())).thenReturn(true);
    assertThat(dependents.moves(profile)).isEqualTo(Map.of("high", true));

    when(persistence.testMatch(eq(ours), any())).thenReturn(false);
    assertThat(dependents.moves(profile)).isEqualTo(Map.of("low", false));
  }

  @Test
  void unomisOwnRules_canWait() {
    assertThat(dependents.atOnce(SOME)).isFalse();
  }

  @Test
  void aRuleOnUpdatesThatDoesSomethingElse_hearsOfNewSegmentsAtOnce() {
    for (Rule rule :
        List.of(
            rule(condition("profileUpdatedEventCondition"), "sendMailAction"),
            rule(updates("eventTypeCondition"), "sendMailAction"))) {
      rule.getMetadata().setReadOnly(true);
      with(UNOMIS, rule);
      assertThat(dependents.atOnce(SOME)).isTrue();
      assertThat(dependents.atOnce(Map.of())).isFalse();
      rule.getMetadata().setEnabled(false);
      with(UNOMIS, rule);
      assertThat(dependents.atOnce(SOME)).isFalse();
    }
  }

  @Test
  void aRuleOnUpdatesThatAsksWhatWeSay_hearsOfEverythingAtOnce() {
    Condition both = condition("booleanCondition");
    both.setParameter(
        "subConditions",
        List.of(updates("eventTypeCondition"), condition("foresightBandCondition")));
    with(UNOMIS, rule(both, "sendMailAction"));
    assertThat(dependents.atOnce(Map.of())).isTrue();
  }

  private void with(Rule... rules) {
    when(persistence.getAllItems(Rule.class)).thenReturn(List.of(rules));
    dependents.refresh();
  }

  private static Condition updates(String type) {
    Condition condition = condition(type);
    condition.setParameter("eventTypeId", "profileUpdated");
    return condition;
  }

  private static Condition condition(String type) {
    Condition condition = new Condition();
    condition.setConditionTypeId(type);
    return condition;
  }

  private static Rule rule(Condition condition, String action) {
    Rule rule = new Rule(new Metadata(action));
    rule.setCondition(condition);
    Action act = new Action();
    act.setActionTypeId(action);
    rule.setActions(List.of(act));
    return rule;
  }

  private static Segment segment(String id, Condition condition) {
    Segment segment = new Segment(new Metadata(id));
    segment.setCondition(condition);
    return segment;
  }
}
