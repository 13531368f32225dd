/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.foresight.core.event.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.inject.Inject;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Metadata;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.actions.Action;
import org.apache.unomi.api.conditions.Condition;
import org.apache.unomi.api.rules.Rule;
import org.apache.unomi.api.services.DefinitionsService;
import org.apache.unomi.api.services.EventListenerService;
import org.apache.unomi.api.services.EventService;
import org.apache.unomi.api.services.ProfileService;
import org.apache.unomi.api.services.RulesService;
import org.apache.unomi.api.services.ScopeService;
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
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

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
  private static final List<String> INSIGHT_CONDITIONS =
      List.of(
          "foresightLifecycleStageCondition",
          "foresightClusterCondition",
          "foresightPersonaCondition",
          "foresightHighValueCondition",
          "foresightPredictedValueCondition",
          "foresightOrderDueCondition");
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
                && INSIGHT_CONDITIONS.stream()
                    .allMatch(id -> definitions.getConditionType(id) != null)
                && ACTIONS.stream().allMatch(id -> definitions.getActionType(id) != null));
    // Last of all that is set up: field mappings are there, no profile may be saved before.
    Event view = new Event();
    view.setEventType("productView");
    Services.await("the set-up", () -> follower().map(f -> f.canHandle(view)).orElse(false));
  }

  private Optional<EventListenerService> follower() {
    try {
      return context.getServiceReferences(EventListenerService.class, null).stream()
          .filter(r -> r.getBundle().getSymbolicName().equals("io.foresight.scoring-actions"))
          .findFirst()
          .map(context::getService);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
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

    assertMatches(
        Map.of("stages", List.of("lead", "loyal")), "foresightLifecycleStageCondition", 6, people);
    assertMatches(Map.of("clusters", List.of("c2")), "foresightClusterCondition", 6, people);
    assertMatches(Map.of("personas", List.of("night owl")), "foresightPersonaCondition", 0, people);
    assertMatches(Map.of(), "foresightHighValueCondition", 2, people);
    assertMatches(Map.of("atLeast", 50), "foresightPredictedValueCondition", 6, people);
    assertMatches(Map.of("before", "now+5d"), "foresightOrderDueCondition", 5, people);
  }

  @Test
  public void event_isFoldedInTheSameEvaluation() throws Exception {
    Profile profile = People.consenting("fold-1");
    AtomicInteger updates = new AtomicInteger();
    EventListenerService counter = new ProfileUpdates(profile.getItemId(), updates);
    ServiceRegistration<EventListenerService> registration =
        context.registerService(EventListenerService.class, counter, null);
    try {
      fold(profile, Map.of("orderId", "0", "amount", 1));
      long orders = People.count(profile, Role.ORDER);
      updates.set(0);

      int seen = send(profile, "productView", Map.of("productId", "8"));

      // Nobody acts on one more view: Unomi need not save the profile for it.
      assertEquals(0, seen & EventService.PROFILE_UPDATED);
      assertEquals(0, updates.get());

      Map<String, Object> order = Map.of("orderId", "1", "amount", 9.5, "currency", "EUR");
      int bought = send(profile, "order", order);

      // What could wait is stored with what cannot.
      assertEquals(1, People.count(profile, Role.PRODUCT_VIEW));
      assertEquals(orders + 1, People.count(profile, Role.ORDER));
      assertEquals(EventService.PROFILE_UPDATED, bought & EventService.PROFILE_UPDATED);
      // One for the fold; an endless loop would be ten deep.
      assertEquals(1, updates.get());
    } finally {
      registration.unregister();
    }
  }

  @Test
  public void withoutConsent_nothingIsFolded() throws Exception {
    fold(People.consenting("fold-2"), Map.of("orderId", "1", "amount", 1));
    Profile profile = new Profile("fold-3");

    send(profile, "order", Map.of("orderId", "1", "amount", 1));

    assertNull(profile.getSystemProperties().get("foresight"));
  }

  @Test
  public void merge_keepsTheStatesOfAll() throws Exception {
    ProfileService profiles = services.get(ProfileService.class);
    Profile older = People.consenting("merge-older");
    older.setProperty("firstVisit", new Date(0));
    older.setSystemProperty("mergeIdentifier", "itests-one-person");
    Profile newer = People.consenting("merge-newer");
    newer.setProperty("firstVisit", new Date());
    fold(older, Map.of("orderId", "o-1", "amount", 20));
    send(newer, "productView", Map.of("productId", "2"));
    fold(newer, Map.of("orderId", "o-2", "amount", 20));
    long orders = People.count(older, Role.ORDER) + People.count(newer, Role.ORDER);
    profiles.save(older);
    profiles.save(newer);
    services.get(PersistenceService.class).refresh();
    mergeRule("itestsLogin", "itests-one-person");

    Profile[] survivor = {newer};
    Services.await(
        "the merge",
        () -> {
          Event event = event(newer, "itestsLogin", Map.of());
          services.now(EventService.class).send(event);
          survivor[0] = event.getProfile();
          return survivor[0] != newer;
        });

    assertEquals("merge-older", survivor[0].getItemId());
    assertEquals(1, People.count(survivor[0], Role.PRODUCT_VIEW));
    assertEquals(orders, People.count(survivor[0], Role.ORDER));
    // And so it was stored, not only left in memory.
    assertEquals(orders, People.count(profiles.load("merge-older"), Role.ORDER));
  }

  @Test
  public void ownEvents_passThePublicEndpointWhenTheyKeepTheirSchema() throws Exception {
    PublicEvents events = new PublicEvents(context.getProperty(ExamPlatform.HTTP_PORT));
    events.createScope(services.get(ScopeService.class), "itests");
    Services.await("the schemas", () -> events.accepted("checkoutStep", "{}"));
    for (Map.Entry<String, String> valid : PublicEvents.VALID.entrySet()) {
      assertTrue(valid.toString(), events.accepted(valid.getKey(), valid.getValue()));
    }
    for (String[] invalid : PublicEvents.INVALID) {
      assertFalse(String.join(" ", invalid), events.accepted(invalid[0], invalid[1]));
    }
  }

  private void mergeRule(String eventType, String person) throws Exception {
    DefinitionsService definitions = services.get(DefinitionsService.class);
    Metadata metadata = new Metadata("itests-merge");
    metadata.setScope(Metadata.SYSTEM_SCOPE);
    metadata.setName("itests-merge");
    Rule rule = new Rule(metadata);
    Condition condition = new Condition(definitions.getConditionType("eventTypeCondition"));
    condition.setParameter("eventTypeId", eventType);
    rule.setCondition(condition);
    Action action = new Action(definitions.getActionType("mergeProfilesOnPropertyAction"));
    action.setParameter("mergeProfilePropertyName", "mergeIdentifier");
    action.setParameter("mergeProfilePropertyValue", person);
    rule.setActions(List.of(action));
    services.get(RulesService.class).setRule(rule);
  }

  /** Sends an order until it was folded: at first nothing is followed yet. */
  private void fold(Profile profile, Map<String, Object> order) throws Exception {
    Services.await(
        "folding",
        () -> {
          services.now(EventService.class).send(event(profile, "order", order));
          return profile.getSystemProperties().get("foresight") != null;
        });
  }

  private int send(Profile profile, String type, Map<String, Object> properties) throws Exception {
    return services.get(EventService.class).send(event(profile, type, properties));
  }

  private static Event event(Profile profile, String type, Map<String, Object> properties) {
    Event event = new Event(type, null, profile, "systemscope", null, null, new Date());
    event.setProperties(new HashMap<>(properties));
    event.setPersistent(false);
    return event;
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
    Map<String, Object> value = new HashMap<>();
    value.put("predicted", percent + 0.5);
    value.put("highValue", percent > 80);
    value.put("nextOrderLikely", now.plus(percent / 10, ChronoUnit.DAYS).toString());
    return Map.of(
        "scores", Map.of(goal, score),
        "value", value,
        "lifecycle", Map.of("stage", percent < 50 ? "subscriber" : "loyal"),
        "cluster", Map.of("id", percent < 50 ? "c1" : "c2", "persona", "bargain hunter"));
  }

  private int count(String filter) {
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(null, filter);
      return found == null ? 0 : found.length;
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
