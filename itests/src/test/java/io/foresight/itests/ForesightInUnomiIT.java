/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.junit.Assert.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.conditions.Condition;
import org.apache.unomi.api.services.DefinitionsService;
import org.apache.unomi.api.services.ProfileService;
import org.apache.unomi.persistence.spi.PersistenceService;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerSuite;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** What can only be seen from within Unomi. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerSuite.class)
public class ForesightInUnomiIT {
  private static final List<String> CONDITIONS =
      List.of(
          "foresightScoreBetweenCondition",
          "foresightBandCondition",
          "foresightPercentileCondition",
          "foresightScoreChangeCondition",
          "foresightScoreMissingCondition");
  private static final List<String> ACTIONS =
      List.of(
          "foresightFoldAndScoreAction",
          "foresightRescoreAction",
          "foresightSetBandPropertyAction");

  @Inject BundleContext context;

  private Services services;

  @Configuration
  public Option[] platform() throws Exception {
    return ExamPlatform.options();
  }

  @Before
  public void unomiIsUp() throws Exception {
    services = new Services(context);
    DefinitionsService definitions = services.get(DefinitionsService.class);
    Services.await(
        "definitions",
        () ->
            definitions.getConditionType("profilePropertyCondition") != null
                && CONDITIONS.stream().allMatch(id -> definitions.getConditionType(id) != null)
                && ACTIONS.stream().allMatch(id -> definitions.getActionType(id) != null));
  }

  @Test
  public void bundles_areActive() {
    Set<String> active = new TreeSet<>();
    for (Bundle bundle : context.getBundles()) {
      String name = String.valueOf(bundle.getSymbolicName());
      if (name.startsWith("io.foresight.")) {
        assertEquals(name, Bundle.ACTIVE, bundle.getState());
        active.add(name);
      }
    }
    assertEquals(
        new TreeSet<>(
            List.of(
                "io.foresight.conditions",
                "io.foresight.core",
                "io.foresight.elasticsearch",
                "io.foresight.mautic-connector",
                "io.foresight.scoring-actions",
                "io.foresight.services")),
        active);
  }

  @Test
  public void definitions_nameServicesThatAreThere() throws Exception {
    DefinitionsService definitions = services.get(DefinitionsService.class);
    for (String id : CONDITIONS) {
      assertEquals(
          id,
          1,
          count(
              "(&(objectClass=*ConditionEvaluator)(conditionEvaluatorId="
                  + definitions.getConditionType(id).getConditionEvaluator()
                  + "))"));
      assertEquals(
          id,
          1,
          count("(queryBuilderId=" + definitions.getConditionType(id).getQueryBuilder() + ")"));
    }
    for (String id : ACTIONS) {
      String executor = definitions.getActionType(id).getActionExecutor();
      Services.await(id, () -> count("(actionExecutorId=" + executor + ")") == 1);
    }
  }

  @Test
  public void condition_meansTheSameInMemoryAndInElasticsearch() throws Exception {
    PersistenceService persistence = services.get(PersistenceService.class);
    ProfileService profiles = services.get(ProfileService.class);
    List<Profile> people = new ArrayList<>();
    for (int percent = 10; percent <= 100; percent += 10) {
      Profile profile = new Profile("condition-" + percent);
      profile.setSystemProperty("foresight", scores("itests", percent, percent > 80 ? -1 : 1));
      people.add(profiles.save(profile));
    }
    people.add(profiles.save(new Profile("condition-none")));
    persistence.refresh();

    assertMatches(Map.of("min", 50, "max", 90), "foresightScoreBetweenCondition", 4, people);
    assertMatches(Map.of("bands", List.of("low")), "foresightBandCondition", 4, people);
    assertMatches(Map.of("atLeast", 40), "foresightPercentileCondition", 5, people);
    assertMatches(
        Map.of("direction", "rising", "points", 40), "foresightScoreChangeCondition", 4, people);
    assertMatches(Map.of(), "foresightScoreMissingCondition", 3, people);
    assertMatches(Map.of("min", 50, "max", 40), "foresightScoreBetweenCondition", 0, people);
  }

  private void assertMatches(
      Map<String, Object> parameters, String type, int expected, List<Profile> people)
      throws Exception {
    PersistenceService persistence = services.get(PersistenceService.class);
    Condition condition =
        new Condition(services.get(DefinitionsService.class).getConditionType(type));
    condition.setParameterValues(new HashMap<>(parameters));
    condition.setParameter("goal", "itests");
    Set<String> evaluated = new TreeSet<>();
    for (Profile profile : people) {
      if (persistence.testMatch(condition, profile)) {
        evaluated.add(profile.getItemId());
      }
    }
    assertEquals(type + parameters, expected, evaluated.size());
    Set<String> found = new TreeSet<>();
    for (Profile profile : persistence.query(condition, null, Profile.class)) {
      if (profile.getItemId().startsWith("condition-")) {
        found.add(profile.getItemId());
      }
    }
    assertEquals(type + parameters, evaluated, found);
  }

  private static Map<String, Object> scores(String goal, int percent, int validDays) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    long today = now.getEpochSecond() / 86_400;
    Map<String, Object> score = new HashMap<>();
    score.put("percent", percent);
    score.put("percentile", percent);
    score.put("band", percent <= 40 ? "low" : "high");
    score.put("validUntil", now.plus(validDays, ChronoUnit.DAYS).toString());
    score.put("trail", List.of((today - 3) * 1000 + 10, today * 1000 + percent));
    return Map.of("scores", Map.of(goal, score));
  }

  private int count(String filter) {
    try {
      org.osgi.framework.ServiceReference<?>[] found =
          context.getAllServiceReferences(null, filter);
      return found == null ? 0 : found.length;
    } catch (org.osgi.framework.InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
