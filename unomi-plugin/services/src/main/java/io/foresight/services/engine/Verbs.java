/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.delivery.FeedbackReport;
import io.foresight.core.delivery.SyncReport;
import io.foresight.core.event.EventMapping;
import io.foresight.core.features.FeatureState;
import io.foresight.core.features.Preferences;
import io.foresight.core.goal.Goal;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.JobContext;
import io.foresight.core.job.JobRecord;
import io.foresight.core.live.ForesightMap;
import io.foresight.core.live.ProfileScorer;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.store.RawProfile;
import io.foresight.services.Operations;
import io.foresight.services.unomi.PredictiveSegments;
import io.foresight.services.unomi.ScoreQueries;
import io.foresight.services.unomi.UnomiConditions;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Profile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The verbs of {@link Operations} over the engine. */
@Component(
    immediate = true,
    service = {Verbs.class, Operations.class})
public class Verbs implements Operations {
  private static final List<String> ALL_BANDS =
      List.of("very_low", "low", "medium", "high", "very_high");

  private static final int HIGHEST = 10;

  @Reference private Engine engine;
  @Reference private MailPlatforms mail;
  @Reference private UnomiConditions conditions;
  @Reference private PredictiveSegments segments;
  @Reference private ScoreQueries queries;
  @Reference private Imports imports;
  @Reference private EventMappings mappings;
  @Reference private Overview overview;
  @Reference private Uninstall uninstall;

  @Reference(target = "(foresight=true)")
  private Clock clock;

  @Activate
  void activate() {
    engine.jobs().register("sync", this::push);
    engine.jobs().register("feedback", this::pull);
    engine.jobs().register("import", imports::run);
  }

  @Override
  public Map<String, Object> status() {
    return overview.status();
  }

  @Override
  public Map<String, Object> health() {
    return overview.health();
  }

  @Override
  public String metrics() {
    return overview.metrics();
  }

  @Override
  public List<Map<String, Object>> readiness() {
    return engine.readiness().of(engine.goals().all());
  }

  @Override
  public List<Map<String, Object>> goals() {
    List<Map<String, Object>> out = new ArrayList<>();
    engine.goals().all().forEach(g -> out.add(g.toMap()));
    return out;
  }

  @Override
  public Map<String, Object> goal(String id) {
    return engine.goals().get(id).toMap();
  }

  @Override
  public List<Map<String, Object>> goalTemplates() {
    Set<String> present = engine.goals().all().stream().map(Goal::id).collect(Collectors.toSet());
    return GoalTemplates.list(engine.readiness(), present);
  }

  @Override
  public Map<String, Object> putGoal(String id, Map<String, Object> given) {
    Map<String, Object> json = GoalTemplates.filled(id, given);
    Map<String, Object> withId = new LinkedHashMap<>(json);
    withId.putIfAbsent("id", id);
    Goal goal = Goal.from(withId);
    if (!goal.outcome().condition().isEmpty()) {
      conditions.check("goal.outcome.condition", goal.outcome().condition(), Event.ITEM_TYPE);
    }
    if (!goal.population().condition().isEmpty()) {
      conditions.check(
          "goal.population.condition", goal.population().condition(), Profile.ITEM_TYPE);
    }
    Map<String, Object> stored = engine.goals().put(id, json).toMap();
    engine.putMappings();
    engine.live().refresh(true);
    return stored;
  }

  @Override
  public void deleteGoal(String id) {
    engine.goals().delete(id);
    engine.live().refresh(true);
  }

  @Override
  public List<Map<String, Object>> importFiles() {
    return imports.folder().list();
  }

  @Override
  public Map<String, Object> putImportFile(String name, InputStream content, boolean replace) {
    return imports.folder().store(name, content, replace);
  }

  @Override
  public void deleteImportFile(String name) {
    imports.folder().delete(name);
  }

  @Override
  public Map<String, Object> mapping() {
    return mappings.mapping().toMap();
  }

  @Override
  public Map<String, Object> putMapping(Map<String, Object> json) {
    return changed(mappings.put(json));
  }

  @Override
  public Map<String, Object> resetMapping() {
    return changed(mappings.reset());
  }

  private Map<String, Object> changed(EventMapping mapping) {
    engine.statesAreOutdated();
    return mapping.toMap();
  }

  @Override
  public Map<String, Object> importHistory(Map<String, Object> request) {
    return submit("import", imports.checked(request));
  }

  @Override
  public Map<String, Object> train(Map<String, Object> request) {
    String goal = Fields.of("", request).allowOnly(Set.of("goal")).string("goal", null);
    if (goal == null) {
      return submit("train", Collections.emptyMap());
    }
    engine.goals().get(goal);
    return submit("train", Map.of("goal", goal));
  }

  @Override
  public Map<String, Object> score(Map<String, Object> request) {
    boolean rebuild = Fields.of("", request).allowOnly(Set.of("rebuild")).bool("rebuild", false);
    return submit("score", rebuild ? Map.of("rebuild", true) : Collections.emptyMap());
  }

  @Override
  public Map<String, Object> learnInsights() {
    return submit("insights", Collections.emptyMap());
  }

  @Override
  public List<Map<String, Object>> insights() {
    return engine.known().list();
  }

  @Override
  public Map<String, Object> insightSettings(String id) {
    return engine.known().settings(id);
  }

  @Override
  public Map<String, Object> putInsightSettings(String id, Map<String, Object> settings) {
    Map<String, Object> kept = engine.known().putSettings(id, settings);
    engine.live().refresh(true);
    return kept;
  }

  @Override
  public Map<String, Object> insight(String id) {
    Map<String, Object> out = engine.known().report(id);
    Fields report = Fields.of("insight", out).object("report");
    if (id.equals("lifecycle")) {
      List<String> stages = names(report.object("definition").objects("stages"), "stage");
      out.put("now", queries.counts("foresightLifecycleStageCondition", "stages", stages));
    } else if (id.equals("cluster")) {
      List<String> clusters = names(report.objects("clusters"), "id");
      out.put("now", queries.counts("foresightClusterCondition", "clusters", clusters));
    } else if (id.equals("value")) {
      out.put("top", mostValuable());
    }
    return out;
  }

  private List<Map<String, Object>> mostValuable() {
    List<Map<String, Object>> out = new ArrayList<>();
    for (Profile p : queries.mostValuable(HIGHEST)) {
      Map<String, Object> m = Maps.map("profile", p.getItemId());
      Fields said =
          Fields.of("systemProperties", p.getSystemProperties())
              .object("foresight")
              .object("value");
      for (String key :
          List.of("historic", "predicted", "predictedLow80", "predictedHigh80", "alive")) {
        m.put(key, said.raw(key));
      }
      out.add(m);
    }
    return out;
  }

  private static List<String> names(List<Fields> rows, String key) {
    List<String> out = new ArrayList<>();
    rows.forEach(r -> out.add(r.string(key)));
    return out;
  }

  @Override
  public Map<String, Object> sync() {
    mail.get();
    return submit("sync", Collections.emptyMap());
  }

  @Override
  public Map<String, Object> feedback() {
    mail.get();
    return submit("feedback", Collections.emptyMap());
  }

  private Map<String, Object> submit(String name, Map<String, Object> parameters) {
    return Maps.map("job", engine.jobs().submit(name, parameters).id());
  }

  private Map<String, Object> push(JobContext job) {
    SyncReport report = mail.get().sync(job);
    Map<String, Object> out = new LinkedHashMap<>(report.counts());
    out.put("problems", report.problems());
    return out;
  }

  private Map<String, Object> pull(JobContext job) {
    FeedbackReport report = mail.get().poll(job);
    return new LinkedHashMap<>(report.counts());
  }

  @Override
  public List<Map<String, Object>> models(String goal) {
    return engine.registry().list(goal, 1_000);
  }

  @Override
  public Map<String, Object> model(String version) {
    ModelRecord r = engine.registry().get(version);
    Map<String, Object> out = r.summary();
    out.put("card", r.card());
    return out;
  }

  @Override
  public Map<String, Object> promote(String version) {
    Map<String, Object> out = engine.governance().promote(version, "operator", "").summary();
    engine.live().refresh(true);
    return out;
  }

  @Override
  public Map<String, Object> rollback(String goal) {
    engine.goals().get(goal);
    Map<String, Object> out = engine.governance().rollback(goal, "operator", "").summary();
    engine.live().refresh(true);
    out.putAll(submit("score", Collections.emptyMap()));
    return out;
  }

  @Override
  public List<Map<String, Object>> liveHistory(String goal) {
    engine.goals().get(goal);
    return engine.registry().history(goal);
  }

  @Override
  public List<Map<String, Object>> createSegments(String goalId, Map<String, Object> request) {
    Goal goal = engine.goals().get(goalId);
    Fields f = Fields.of("", request).allowOnly(Set.of("bands", "id", "name"));
    List<String> bands = f.strings("bands");
    for (String b : bands) {
      if (!ALL_BANDS.contains(b)) {
        throw new InvalidInputException("bands", "must be of " + ALL_BANDS + ", was " + b);
      }
    }
    List<String> wanted = bands.isEmpty() ? List.of("high", "very_high") : bands;
    String id = f.string("id", goalId + "-" + String.join("-", wanted).replace('_', '-'));
    String name =
        f.string("name", goal.name() + ": " + String.join(", ", wanted).replace('_', ' '));
    Map<String, Object> made = segments.create(goal, id, name, wanted);
    queries.refresh();
    // Membership reaches Elasticsearch in Unomi's own time; who will be in it is known now.
    Map<String, Long> sizes = queries.bands(goal);
    made.put("size", wanted.stream().mapToLong(b -> sizes.getOrDefault(b, 0L)).sum());
    return List.of(made);
  }

  @Override
  public List<Map<String, Object>> top(String goalId, int limit) {
    Goal goal = engine.goals().get(goalId);
    if (limit < 1 || limit > 1_000) {
      throw new InvalidInputException("limit", "must be in 1..1000, was " + limit);
    }
    List<Map<String, Object>> out = new ArrayList<>();
    for (Profile p : queries.top(goal, limit)) {
      Map<String, Object> m = Maps.map("profile", p.getItemId());
      Fields scores =
          Fields.of("systemProperties", p.getSystemProperties())
              .object("foresight")
              .object("scores");
      m.putAll(scores.object(goal.id()).asMap());
      m.remove("trail");
      out.add(m);
    }
    return out;
  }

  @Override
  public Map<String, Object> bands(String goalId) {
    return new LinkedHashMap<>(queries.bands(engine.goals().get(goalId)));
  }

  @Override
  public Map<String, Object> explain(String profileId) {
    List<RawProfile> found = engine.profiles().get(List.of(profileId), List.of());
    if (found.isEmpty()) {
      throw new NoSuchElementException("no profile " + profileId);
    }
    Fields source = Fields.of("profile", found.get(0).source());
    Map<String, Object> foresight = source.object("systemProperties").object("foresight").asMap();
    Map<String, Object> properties =
        Preferences.from(foresight).over(source.object("properties").asMap());
    FeatureState state = ForesightMap.state(foresight);
    ProfileScorer scorer = engine.scorer();
    long now = clock.millis();
    return Maps.map(
        "profile", profileId,
        "segments", source.strings("segments"),
        "events", state.events(),
        "scores", ForesightMap.scores(foresight),
        "insights", insights(scorer, foresight),
        "contributions", scorer.contributions(state, properties, now, 10),
        "features", scorer.features(state, properties, now));
  }

  private static Map<String, Object> insights(ProfileScorer scorer, Map<String, Object> foresight) {
    Map<String, Object> said = new LinkedHashMap<>();
    for (String id : scorer.insights()) {
      if (foresight.get(id) != null) {
        said.put(id, foresight.get(id));
      }
    }
    return said;
  }

  @Override
  public List<Map<String, Object>> jobs(int limit) {
    if (limit < 1 || limit > 10_000) {
      throw new InvalidInputException("limit", "must be in 1..10000, was " + limit);
    }
    List<Map<String, Object>> out = new ArrayList<>();
    engine.jobs().list(limit).forEach(j -> out.add(j.toMap()));
    return out;
  }

  @Override
  public Map<String, Object> job(String id) {
    return engine
        .jobs()
        .get(id)
        .map(JobRecord::toMap)
        .orElseThrow(() -> new NoSuchElementException("no job " + id));
  }

  @Override
  public Map<String, Object> cancel(String id) {
    return engine.jobs().cancel(id).toMap();
  }

  @Override
  public Map<String, Object> resume(String id) {
    return engine.jobs().resume(id).toMap();
  }

  @Override
  public Map<String, Object> uninstall(boolean keep) {
    engine.retire();
    return uninstall.run(keep);
  }
}
