/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import io.foresight.core.job.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.unomi.api.Consent;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Metadata;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.actions.Action;
import org.apache.unomi.api.conditions.Condition;
import org.apache.unomi.api.rules.Rule;
import org.apache.unomi.api.services.DefinitionsService;
import org.apache.unomi.api.services.EventService;
import org.apache.unomi.api.services.ProfileService;
import org.apache.unomi.api.services.RulesService;
import org.apache.unomi.persistence.spi.PersistenceService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Merges profiles the way Unomi itself does at a login, so that sessions, events, aliases and our
 * own states follow: an event for each profile of a group, and a rule with Unomi's merge action.
 */
@Component(service = ProfileMerging.class)
public class ProfileMerging {
  static final String RULE = "foresight-merge-duplicates";

  private static final String EVENT = "foresightMergeDuplicates";
  private static final String KEY = "foresightMergeKey";

  private static final int TRIES = 150;
  private static final long PAUSE_MILLIS = 200;

  private static final Date NO_END = Date.from(Instant.parse("2099-12-31T00:00:00Z"));

  @Reference private RulesService rules;
  @Reference private DefinitionsService definitions;
  @Reference private ProfileService profiles;
  @Reference private EventService events;
  @Reference private PersistenceService persistence;

  /** Creates the rule unless it exists. */
  public void ensure() {
    if (rules.getRule(RULE) != null) {
      return;
    }
    Metadata metadata = new Metadata(RULE);
    metadata.setScope(Metadata.SYSTEM_SCOPE);
    metadata.setName("Foresight: merge duplicates");
    metadata.setDescription("Merges the profiles of a group that an operator chose to merge");
    metadata.setEnabled(true);
    Rule rule = new Rule(metadata);
    Condition condition = new Condition(definitions.getConditionType("eventTypeCondition"));
    condition.setParameter("eventTypeId", EVENT);
    rule.setCondition(condition);
    Action merge = new Action(definitions.getActionType("mergeProfilesOnPropertyAction"));
    merge.setParameter("mergeProfilePropertyName", KEY);
    merge.setParameter("mergeProfilePropertyValue", "eventProperty::properties(key)");
    rule.setActions(List.of(merge));
    rules.setRule(rule);
  }

  /** Removes the rule. */
  public void remove() {
    if (rules.getRule(RULE) != null) {
      rules.removeRule(RULE);
    }
  }

  /**
   * Merges each group into its first profile.
   *
   * @return how many profiles disappeared
   */
  public int merge(List<List<String>> groups, Progress progress) {
    int merged = 0;
    int done = 0;
    for (List<String> group : groups) {
      merged += mergeOne(group);
      progress.report("merging profiles", ++done, groups.size());
    }
    return merged;
  }

  private void forgetKey(List<Profile> group) {
    Profile survivor = group.isEmpty() ? null : profiles.load(group.get(0).getItemId());
    if (survivor != null && survivor.getSystemProperties().remove(KEY) != null) {
      profiles.save(survivor);
    }
  }

  /** Unomi follows its stored rules a second or two later: events before that would do nothing. */
  private void awaitRule(Event event) {
    for (int i = 0; i < TRIES; i++) {
      if (rules.getMatchingRules(event).stream().anyMatch(r -> RULE.equals(r.getItemId()))) {
        return;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted before anything was merged", e);
      }
    }
    throw new IllegalStateException("Unomi does not follow the rule that merges: try again");
  }

  /** Unomi's merge fails on a consent without an end: it compares these dates. */
  private void limitConsents(Profile p) {
    boolean changed = false;
    for (Consent c : p.getConsents().values()) {
      if (c.getRevokeDate() == null) {
        c.setRevokeDate(NO_END);
        changed = true;
      }
    }
    if (changed) {
      profiles.save(p);
    }
  }

  private int mergeOne(List<String> group) {
    List<Profile> present = new ArrayList<>();
    for (String id : group) {
      Profile p = profiles.load(id);
      if (p != null && present.stream().noneMatch(q -> q.getItemId().equals(p.getItemId()))) {
        present.add(p);
      }
    }
    present.forEach(this::limitConsents);
    int merged = 0;
    for (Profile p : present) {
      Event event = new Event(EVENT, null, p, Metadata.SYSTEM_SCOPE, null, null, new Date());
      awaitRule(event);
      event.setProperty("key", present.get(0).getItemId());
      event.setPersistent(false);
      events.send(event);
      profiles.save(event.getProfile());
      // Unomi looks the others up by query: they must be findable before the next is sent.
      persistence.refresh();
      merged += event.getProfile().getItemId().equals(p.getItemId()) ? 0 : 1;
    }
    forgetKey(present);
    return merged;
  }
}
