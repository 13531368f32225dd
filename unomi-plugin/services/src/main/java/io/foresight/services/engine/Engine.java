/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.consent.ConsentGate;
import io.foresight.core.dataset.BackTester;
import io.foresight.core.dataset.ConditionMatcher;
import io.foresight.core.dataset.DatasetBuilder;
import io.foresight.core.dataset.GoalDataset;
import io.foresight.core.dataset.Histories;
import io.foresight.core.dataset.Parts;
import io.foresight.core.dataset.SnapshotPlan;
import io.foresight.core.dataset.SubjectSink;
import io.foresight.core.goal.Goal;
import io.foresight.core.governance.AuditLog;
import io.foresight.core.governance.Governance;
import io.foresight.core.input.Fields;
import io.foresight.core.insight.InsightRun;
import io.foresight.core.job.JobContext;
import io.foresight.core.job.Jobs;
import io.foresight.core.live.ProfileScorer;
import io.foresight.core.nextorder.RefillModel;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.ProfileStore;
import io.foresight.core.store.SiftedEventSource;
import io.foresight.services.unomi.PredictiveSegments;
import io.foresight.services.unomi.StageEvents;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Puts stores, registry, live models and jobs together; the work itself is in its neighbours. */
@Component(service = Engine.class)
public class Engine {
  private static final String REBUILT = "states-rebuilt";

  @Reference private DocumentStore documents;

  @Reference(name = "events")
  private EventSource allEvents;

  @Reference private ProfileStore profiles;
  @Reference private ConditionMatcher conditions;
  @Reference private PredictiveSegments segments;
  @Reference private StageEvents stages;
  @Reference private LiveSettings settings;
  @Reference private EventMappings mappings;

  @Reference(target = "(foresight=true)")
  private Clock clock;

  private ExecutorService threads;
  private Jobs jobs;
  private GoalStore goals;
  private ModelRegistry registry;
  private Populations populations;
  private EventSource events;
  private Quarantine quarantine;
  private Insights insights;
  private Leads leads;
  private final List<Traces.Keeper> keepers = new CopyOnWriteArrayList<>();
  private volatile boolean retired;
  private volatile Set<String> followed = Set.of();
  private LiveModels live;
  private WriteBehind writeBehind;
  private InstallationKey key;
  private String version;
  private Path home;
  private long erasuresFollowed;

  @Activate
  void activate(BundleContext context) {
    version = context.getBundle().getVersion().toString();
    String base = context.getProperty("karaf.base");
    home = Path.of(base == null ? "." : base).toAbsolutePath().normalize();
    threads =
        Executors.newFixedThreadPool(
            2,
            r -> {
              Thread t = new Thread(r, "foresight-job");
              t.setDaemon(true);
              return t;
            });
    String node = context.getProperty("org.osgi.framework.uuid");
    jobs =
        new Jobs(documents, Clock.systemUTC(), threads, String.valueOf(node))
            .limitedBy(name -> Duration.ofMinutes(settings.get().maxMinutes(name)));
    goals = new GoalStore(documents);
    quarantine = new Quarantine(documents, clock);
    events = new SiftedEventSource(allEvents, quarantine::admits);
    registry = new ModelRegistry(documents, clock);
    populations = new Populations(documents);
    key = new InstallationKey(documents, () -> settings.get().privacyKey());
    insights =
        new Insights(
            documents,
            ShippedInsights.IDS,
            (id, own) -> ShippedInsights.make(id, mappings.reader(), settings.get().seed(), own),
            clock);
    leads = new Leads(documents, insights, goals, registry, mappings::reader, clock);
    live =
        new LiveModels(
            registry,
            goals,
            populations,
            mappings::reader,
            () -> settings.get().interactionWeights(),
            insights,
            clock);
    writeBehind =
        new WriteBehind(
            profiles,
            live::scorer,
            settings::get,
            (profile, change) -> new StageNews(stages, settings.get()).moved(profile, change),
            clock);
    jobs.register("train", this::train);
    jobs.register("insights", this::insights);
    jobs.register("score", this::score);
  }

  @Deactivate
  void deactivate() {
    threads.shutdownNow();
    writeBehind.close();
  }

  /** The jobs of this node and its neighbours. */
  public Jobs jobs() {
    return jobs;
  }

  GoalStore goals() {
    return goals;
  }

  ModelRegistry registry() {
    return registry;
  }

  AuditLog audit() {
    return new AuditLog(documents, clock, key.seal());
  }

  /** The only door to live, with the policy of this moment. */
  Governance governance() {
    return new Governance(registry, audit(), settings.get().approval());
  }

  FairnessRun fairness() {
    Settings s = settings.get();
    return new FairnessRun(registry, datasets(), profiles, key.pseudonyms(), audit(), s.seed());
  }

  CheckRun checks() {
    Settings s = settings.get();
    Histories histories = histories();
    int parts = Parts.count(events.count(histories.query(0, clock.millis())), s.threads());
    BackTester tester =
        new BackTester(
            histories, mappings.reader(), conditions, key.pseudonyms(), parts, s.threads());
    DatasetBuilder newest = datasets(new SnapshotPlan.Settings(s.minHistoryDays(), 7, 1, 1));
    return new CheckRun(
        registry,
        governance(),
        new ProbabilityJudge(registry, tester, s),
        new AmountJudge(registry, tester, newest, s),
        alarms(),
        s,
        clock,
        jobs::submit);
  }

  Alarms alarms() {
    return new Alarms(documents);
  }

  /**
   * @param platform see {@link Forgetting}
   */
  Forgetting forgetting(UnaryOperator<String> platform) {
    return new Forgetting(
        profiles, registry, key.pseudonyms(), audit(), exportFolder().path(), traces(), platform);
  }

  private Traces traces() {
    return new Traces(documents, quarantine, allEvents, keepers);
  }

  /** Who else must forget a profile that is erased. */
  public void forgetsToo(Traces.Keeper keeper) {
    keepers.add(keeper);
  }

  /** Karaf's home, which folders in settings are relative to. */
  public Path home() {
    return home;
  }

  ExportFolder exportFolder() {
    Settings s = settings.get();
    return new ExportFolder(home.resolve(s.exportFolder()), s.exportMaxMegabytes());
  }

  Exports exports() {
    return new Exports(exportFolder(), key.pseudonyms(), audit(), clock);
  }

  /** Takes out of the datasets of this node whom another one has erased. */
  void followErasures() {
    if (!exportFolder().list().isEmpty()) {
      erasuresFollowed = exports().follow(erasuresFollowed);
    }
  }

  Quarantine quarantine() {
    return quarantine;
  }

  DataQuality quality() {
    return new DataQuality(documents, events, profiles, mappings.mapping(), settings.get(), clock);
  }

  /** Begins no work any more: what was taken out of Unomi must not come back. */
  void retire() {
    retired = true;
    followed = Set.of();
    writeBehind.stop();
  }

  /** Takes events of these types without a rule that says so. */
  void follow(Set<String> eventTypes) {
    followed = retired ? Set.of() : Set.copyOf(eventTypes);
  }

  boolean follows(String eventType) {
    return followed.contains(eventType);
  }

  /** Whether no work is begun any more. */
  public boolean retired() {
    return retired;
  }

  /** The cycles that people are told of; null as long as none were learned. */
  public RefillModel refill() {
    return insights
        .learned("value")
        .map(l -> RefillModel.fromMap(Fields.of("value", l.toMap()).object("refill")))
        .orElse(null);
  }

  Insights known() {
    return insights;
  }

  Leads leads() {
    return leads;
  }

  /** Tries the lead rules against the learned model of a goal, on its own test rows. */
  Map<String, Object> compareLeads(JobContext job) {
    ModelRecord learned = leads.learned(Fields.of("", job.parameters()).string("goal"));
    GoalDataset data = FairnessRun.asTrained(datasets(), learned, job);
    return leads.compare(learned, data, settings.get().seed());
  }

  LiveModels live() {
    return live;
  }

  ProfileScorer scorer() {
    return live.scorer();
  }

  WriteBehind writeBehind() {
    return writeBehind;
  }

  /** The profiles. */
  public ProfileStore profiles() {
    return profiles;
  }

  Readiness readiness() {
    int features = mappings.reader().schema().columns().size();
    return new Readiness(
        events, profiles, mappings.mapping(), clock, snapshots(), features, standing());
  }

  Standing standing() {
    return new Standing(registry, new Release(registry, governance(), settings.get()));
  }

  void putMappings() {
    List<String> ids = new ArrayList<>();
    goals.all().forEach(g -> ids.add(g.id()));
    new ScoreMappings(profiles).put(ids);
  }

  /** What events mean has changed: the next scoring folds all states anew from history. */
  void statesAreOutdated() {
    documents.delete("settings", REBUILT);
  }

  /** What the states of profiles were last made with; empty when they are outdated. */
  private String rebuiltWith() {
    return documents
        .get("settings", REBUILT)
        .map(d -> String.valueOf(d.source().get("basis")))
        .orElse("");
  }

  private SnapshotPlan.Settings snapshots() {
    Settings s = settings.get();
    return new SnapshotPlan.Settings(s.minHistoryDays(), 7, s.maxSnapshots(), 1);
  }

  private Histories histories() {
    return histories(events);
  }

  /** Events without those in quarantine. */
  public EventSource events() {
    return events;
  }

  /** Pseudonyms of this installation. */
  public Pseudonyms pseudonyms() {
    return key.pseudonyms();
  }

  /**
   * Histories of those who consented, read by the same rules as every training reads them.
   *
   * @param from where events come from, made of {@link #events}
   */
  public Histories histories(EventSource from) {
    return new Histories(
            from,
            profiles,
            mappings.mapping(),
            new ConsentGate(settings.get().scoringConsent()),
            fields())
        .judgedBy(insights.mailFilter());
  }

  private List<String> fields() {
    List<String> fields = new ArrayList<>(mappings.reader().propertyPaths());
    fields.add("systemProperties.foresight");
    return fields;
  }

  DatasetBuilder datasets() {
    return datasets(snapshots());
  }

  private DatasetBuilder datasets(SnapshotPlan.Settings plan) {
    Settings s = settings.get();
    return new DatasetBuilder(
        events,
        histories(),
        mappings.reader(),
        conditions,
        new DatasetBuilder.Settings(
            plan, s.threads(), profiles.count(), s.maxRows(), key.pseudonyms()));
  }

  private Map<String, Object> train(JobContext job) {
    Settings s = settings.get();
    Object goal = job.parameters().get("goal");
    if (goal == null && job.checkpoint().isEmpty()) {
      insights.renewMailFilter();
    }
    List<Goal> which = goal == null ? goals.all() : List.of(goals.get(String.valueOf(goal)));
    InsightRun everybody = insights.run(clock.millis());
    Map<String, Object> result =
        new Training(
                datasets(),
                registry,
                governance(),
                populations,
                key.pseudonyms(),
                s,
                clock,
                version)
            .telling((made, data) -> leads.made(made, data, s.seed()))
            .run(which, goal == null ? SubjectSink.into(everybody) : (part, subject) -> {}, job);
    Map<String, Object> out = Maps.map("goals", result);
    if (goal == null) {
      out.put("insights", insights.learn(everybody, job).keySet());
    }
    live.refresh(true);
    return out;
  }

  private Map<String, Object> insights(JobContext job) {
    long now = clock.millis();
    int threads = settings.get().threads();
    Histories histories = histories();
    InsightRun everybody = insights.run(now);
    int parts = Parts.count(events.count(histories.query(0, now)), threads);
    Parts.run(
        "reading history",
        0,
        parts,
        threads,
        p -> {
          histories.read(
              p,
              parts,
              now,
              h -> everybody.add(p, SubjectSink.subject(h, now)),
              (phase, done, all) -> job.report("reading history", p, parts));
          everybody.done(p);
        },
        job);
    Map<String, Object> out = insights.learn(everybody, job);
    live.refresh(true);
    return Maps.map("insights", out.keySet(), "profiles", histories.profilesRead());
  }

  private Map<String, Object> score(JobContext job) {
    putMappings();
    live.refresh(true);
    ScoreTally tally = new ScoreTally();
    StageNews news = new StageNews(stages, settings.get());
    Members members = new Members(live.goals(), conditions);
    BulkScoring bulk =
        new BulkScoring(events, profiles, scorer(), settings.get(), clock, tally, members, news);
    String basis = settings.get().stateBasis();
    boolean rebuild =
        Boolean.TRUE.equals(job.parameters().get("rebuild")) || !basis.equals(rebuiltWith());
    boolean resumed = !job.checkpoint().isEmpty();
    Map<String, Object> result = rebuild ? bulk.rebuild(histories(), job) : bulk.rescore(job);
    if (rebuild) {
      documents.put("settings", REBUILT, Map.of("at", clock.millis(), "basis", basis));
    }
    if (!resumed) {
      Map<String, String> versions = registry.live();
      tally
          .sorted()
          .forEach(
              (goal, values) -> {
                if (versions.containsKey(goal)) {
                  populations.put(versions.get(goal), values);
                }
              });
      live.refresh(true);
    }
    result.put("rebuilt", rebuild);
    result.put("stageChanges", news.told());
    result.put("stageChangesNotTold", news.withheld());
    result.put("segments", segments.recompute(job));
    return result;
  }
}
