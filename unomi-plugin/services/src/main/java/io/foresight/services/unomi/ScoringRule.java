/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.apache.unomi.api.Metadata;
import org.apache.unomi.api.actions.Action;
import org.apache.unomi.api.conditions.Condition;
import org.apache.unomi.api.rules.Rule;
import org.apache.unomi.api.services.DefinitionsService;
import org.apache.unomi.api.services.RulesService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The rule that folds and scores each mapped event, where {@code live.trigger} leaves that to
 * rules. It is created by code, if absent: a descriptor would overwrite what an operator changed,
 * at every start.
 */
@Component(service = ScoringRule.class)
public class ScoringRule {
  /** Its id; disable or change the rule in Unomi as you like. */
  public static final String ID = "foresight-fold-and-score";

  @Reference private RulesService rules;
  @Reference private DefinitionsService definitions;

  /** Creates the rule unless it exists, or replaces it when the mapped event types changed. */
  public void ensure(Collection<String> eventTypes) {
    Rule existing = rules.getRule(ID);
    List<String> wanted = new ArrayList<>(new TreeSet<>(eventTypes));
    if (existing != null && existing.getCondition() != null && wanted.equals(types(existing))) {
      return;
    }
    Metadata metadata = new Metadata(ID);
    metadata.setScope(Metadata.SYSTEM_SCOPE);
    metadata.setName("Foresight: fold and score");
    metadata.setDescription("Keeps the feature state of the profile and its scores up to date");
    metadata.setEnabled(existing == null || existing.getMetadata().isEnabled());
    Rule rule = new Rule(metadata);
    rule.setCondition(condition(wanted));
    Action action = new Action(definitions.getActionType("foresightFoldAndScoreAction"));
    rule.setActions(Collections.singletonList(action));
    rules.setRule(rule);
  }

  /** Removes the rule. */
  public void remove() {
    if (rules.getRule(ID) != null) {
      rules.removeRule(ID);
    }
  }

  private Condition condition(List<String> types) {
    List<Condition> any = new ArrayList<>();
    for (String t : types) {
      Condition c = new Condition(definitions.getConditionType("eventTypeCondition"));
      c.setParameter("eventTypeId", t);
      any.add(c);
    }
    Condition or = new Condition(definitions.getConditionType("booleanCondition"));
    or.setParameter("operator", "or");
    or.setParameter("subConditions", any);
    return or;
  }

  private static List<String> types(Rule rule) {
    TreeSet<String> out = new TreeSet<>();
    Object subs = rule.getCondition().getParameter("subConditions");
    if (subs instanceof List) {
      for (Object o : (List<?>) subs) {
        out.add(String.valueOf(((Condition) o).getParameter("eventTypeId")));
      }
    }
    return new ArrayList<>(out);
  }
}
