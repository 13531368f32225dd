/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.dataset.GoalDataset;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.goal.Goal;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.lead.LeadComparison;
import io.foresight.core.lead.LeadInsight;
import io.foresight.core.lead.LeadRules;
import io.foresight.core.learn.LearnerException;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.store.DocumentStore;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lead rules of an integrator, and how they do against what was learned on the same goal. */
final class Leads {
  private static final Logger LOG = LoggerFactory.getLogger(Leads.class);
  private static final String COLLECTION = "leads";
  private static final String CHECK = "leads";
  private static final int NEWEST = 50;

  private final DocumentStore store;
  private final Insights insights;
  private final GoalStore goals;
  private final ModelRegistry registry;
  private final Supplier<FeatureReader> reader;
  private final Clock clock;

  Leads(
      DocumentStore store,
      Insights insights,
      GoalStore goals,
      ModelRegistry registry,
      Supplier<FeatureReader> reader,
      Clock clock) {
    this.store = store;
    this.insights = insights;
    this.goals = goals;
    this.registry = registry;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * The rules as they were given.
   *
   * @throws NoSuchElementException if there are none
   */
  Map<String, Object> rules() {
    Map<String, Object> rules = insights.settings(LeadInsight.ID);
    if (rules.isEmpty()) {
      throw new NoSuchElementException("there are no lead rules");
    }
    return rules;
  }

  /**
   * Replaces the rules, on all nodes.
   *
   * @throws InvalidInputException naming the field
   */
  Map<String, Object> put(Map<String, Object> json) {
    Object goal = json.get(LeadInsight.GOAL);
    if (goal != null) {
      comparable(String.valueOf(goal), "leadScore.goal");
    }
    read(json);
    insights.putSettings(LeadInsight.ID, json);
    insights.announce(LeadInsight.ID);
    return json;
  }

  void delete() {
    rules();
    insights.putSettings(LeadInsight.ID, Map.of());
    insights.announce(LeadInsight.ID);
  }

  private LeadRules read(Map<String, Object> json) {
    Map<String, Object> own = new LinkedHashMap<>(json);
    own.remove(LeadInsight.GOAL);
    return LeadRules.of(own, reader.get().schema());
  }

  private void comparable(String goal, String field) {
    Optional<Goal> known = goals.all().stream().filter(g -> g.id().equals(goal)).findFirst();
    if (known.isEmpty()) {
      throw new InvalidInputException(field, "must be the id of a goal, was " + goal);
    }
    if (known.get().kind() != Goal.Kind.PROBABILITY) {
      throw new InvalidInputException(field, "must be a goal of kind probability, was " + goal);
    }
  }

  /**
   * The goal that the rules are compared with.
   *
   * @param asked empty for that of the rules
   * @throws InvalidInputException if neither names one that can be compared with
   */
  String goal(String asked) {
    Object goal = asked.isEmpty() ? rules().get(LeadInsight.GOAL) : asked;
    if (goal == null) {
      throw new InvalidInputException("goal", "must be given: the rules name none");
    }
    comparable(String.valueOf(goal), "goal");
    return String.valueOf(goal);
  }

  /**
   * The version to compare with: the live one if it was learned, else the newest that was.
   *
   * @throws IllegalStateException if nothing was learned yet
   */
  ModelRecord learned(String goal) {
    String live = registry.live().get(goal);
    if (live != null && isLearned(registry.get(live))) {
      return registry.get(live);
    }
    for (Map<String, Object> summary : registry.list(goal, NEWEST)) {
      ModelRecord model = registry.get(String.valueOf(summary.get("version")));
      if (isLearned(model)) {
        return model;
      }
    }
    throw new IllegalStateException(
        "nothing was learned for " + goal + " yet: there is nothing to compare the rules with");
  }

  private static boolean isLearned(ModelRecord model) {
    return model.artefact() != null && !Fallback.isRule(model);
  }

  /**
   * Compares on the test rows of a version, and keeps the result with it.
   *
   * @param data as the version was trained and tested on
   * @throws IllegalStateException if the version has no content
   */
  Map<String, Object> compare(ModelRecord version, GoalDataset data, long seed) {
    byte[] bytes = version.artefact();
    if (bytes == null) {
      throw new IllegalStateException(version.version() + " has no content");
    }
    Map<String, Object> json = rules();
    Map<String, Object> found =
        LeadComparison.of(
                read(json),
                ModelCodec.decode(bytes),
                data.rows().subset(data.split().fit()),
                data.rows().subset(data.split().test()),
                seed)
            .toMap();
    Map<String, Object> check = new LinkedHashMap<>(found);
    check.put("reason", found.get("sentence"));
    registry.append(version.version(), CHECK, check);
    Map<String, Object> out =
        Maps.map("goal", version.goal(), "version", version.version(), "at", clock.millis());
    out.putAll(found);
    // Nested, so that it is stored without being indexed.
    store.put(COLLECTION, version.goal(), Maps.map("found", out, "rules", json));
    return out;
  }

  /** Compares a version just made, if the rules are about its goal; a failure costs no training. */
  void made(ModelRecord version, GoalDataset data, long seed) {
    Map<String, Object> json = insights.settings(LeadInsight.ID);
    if (!version.goal().equals(json.get(LeadInsight.GOAL))) {
      return;
    }
    try {
      compare(version, data, seed);
    } catch (IllegalStateException | IllegalArgumentException | LearnerException e) {
      LOG.warn("The lead rules were not compared with {}: {}", version.version(), e.getMessage());
    }
  }

  /**
   * The newest comparison.
   *
   * @throws NoSuchElementException if there is none
   */
  Map<String, Object> comparison(String goal) {
    Map<String, Object> kept =
        store
            .get(COLLECTION, goal)
            .map(d -> d.source())
            .orElseThrow(
                () -> new NoSuchElementException("the lead rules were not compared yet: " + goal));
    Map<String, Object> out = Maps.map();
    ((Map<?, ?>) kept.getOrDefault("found", Map.of()))
        .forEach((k, v) -> out.put(String.valueOf(k), v));
    out.put("current", insights.settings(LeadInsight.ID).equals(kept.get("rules")));
    return out;
  }
}
