/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.catalogue.CatalogueFeeds;
import io.foresight.core.catalogue.CatalogueStore;
import io.foresight.core.job.JobContext;
import io.foresight.core.privacy.MembershipFilter;
import io.foresight.core.recommend.rank.RankerOptions;
import io.foresight.core.store.DocumentStore;
import io.foresight.services.api.RecommendationService;
import io.foresight.services.engine.Engine;
import io.foresight.services.engine.EventMappings;
import io.foresight.services.engine.Imports;
import io.foresight.services.engine.LiveSettings;
import io.foresight.services.engine.Maps;
import io.foresight.services.engine.Schedule;
import io.foresight.services.engine.Settings;
import io.foresight.services.unomi.PredictiveSegments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts catalogue, slots, models and answers together; the work itself is in its neighbours. */
@Component(service = Recommendations.class)
public class Recommendations {
  static final String LEARN = "recommend";
  static final String WRITE = "recommend-profiles";
  static final String CREDIT = "recommend-credit";
  static final String FEED = "catalogue";

  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);
  private static final long TRACES_KEPT = Duration.ofDays(7).toMillis();

  @Reference private Engine engine;
  @Reference private DocumentStore documents;
  @Reference private CatalogueStore items;
  @Reference private CatalogueFeeds feedReader;
  @Reference private LiveSettings settings;
  @Reference private EventMappings mappings;
  @Reference private Imports imports;
  @Reference private PredictiveSegments segments;

  @Reference(target = "(foresight=true)")
  private Clock clock;

  private Catalogue catalogue;
  private SlotStore slots;
  private ModelShelf shelf;
  private Answering answering;
  private SetLog sets;
  private Feeds feeds;
  private Recommending recommending;
  private Set<String> mapped = Set.of();

  @Activate
  void activate(BundleContext context) {
    catalogue = new Catalogue(items, clock::millis);
    slots = new SlotStore(documents);
    shelf = new ModelShelf(documents);
    answering = new Answering(shelf, catalogue, System::nanoTime, PATIENCE);
    sets = new SetLog(documents);
    feeds = new Feeds(feedReader, documents, imports::file);
    recommending = new Recommending(answering, slots, catalogue, sets, settings::get, clock);
    engine.jobs().register(LEARN, this::learn);
    engine.jobs().register(WRITE, this::write);
    engine.jobs().register(CREDIT, this::credit);
    engine.jobs().register(FEED, this::feed);
    engine.forgetsToo(this::forget);
    context.registerService(RecommendationService.class, recommending, null);
  }

  Catalogue catalogue() {
    return catalogue;
  }

  SlotStore slots() {
    return slots;
  }

  ModelShelf shelf() {
    return shelf;
  }

  Answering answering() {
    return answering;
  }

  Feeds feeds() {
    return feeds;
  }

  Recommending recommending() {
    return recommending;
  }

  Map<String, Object> submit(String job, Map<String, Object> parameters) {
    return Maps.map("job", engine.jobs().submit(job, parameters).id());
  }

  /** Follows what this and other nodes did; called every few seconds. */
  void follow() {
    slots.refresh();
    if (!mapped.equals(slots.all().keySet())) {
      SetMappings.put(engine.profiles(), slots.all().keySet());
      mapped = Set.copyOf(slots.all().keySet());
    }
    catalogue.refresh();
    answering.follow();
    sets.write();
  }

  /** Submits what is due. */
  void submitDue() {
    Settings s = settings.get();
    Schedule schedule = new Schedule(engine.jobs(), Clock.systemUTC());
    schedule.submitWhenDue(FEED, feeds.every(), true);
    schedule.submitWhenDue(LEARN, Duration.ofDays(s.recommendEveryDays()), false);
    if (!answering.version().isEmpty() && !answering.version().equals(Answering.UNTRAINED)) {
      schedule.submitWhenDue(WRITE, Duration.ofHours(s.writeSetsEveryHours()), true);
    }
  }

  /** The next learning is without the profile; until then its version says so in the receipt. */
  private Map<String, Object> forget(String profile) {
    Map<String, Object> members = shelf.members();
    boolean learned =
        !members.isEmpty()
            && MembershipFilter.fromMap(members).mightContain(engine.pseudonyms().hash(profile));
    return Maps.map(
        "recommendationSets", sets.forget(profile), "recommender", learned ? shelf.live() : "");
  }

  private Map<String, Object> learn(JobContext job) {
    Settings s = settings.get();
    long now = clock.millis();
    Reading reading =
        new Reading(
            engine.events(),
            engine::histories,
            mappings.mapping(),
            s,
            RecommendTraining.mostDerived());
    Map<String, Object> report =
        new RecommendTraining(
                catalogue,
                shelf,
                engine.pseudonyms(),
                RankerOptions.DEFAULT.weights(s.interactionWeights()),
                engine.refill(),
                s.threads())
            .run(reading, now, job);
    catalogue.refresh();
    answering.follow();
    // Items are dated by the walls' clocks.
    catalogue.purge(Clock.systemUTC().millis() - TRACES_KEPT);
    return report;
  }

  private Map<String, Object> write(JobContext job) {
    Settings s = settings.get();
    List<String> which = new ArrayList<>();
    Object asked = job.parameters().get("slots");
    if (asked instanceof List) {
      ((List<?>) asked).forEach(a -> which.add(String.valueOf(a)));
    } else {
      which.addAll(s.profileSlots());
    }
    which.forEach(slots::get);
    SetMappings.put(engine.profiles(), slots.all().keySet());
    Map<String, Object> result =
        new SetWriting(engine.profiles(), recommending, s, clock.millis()).run(which, job);
    result.put("segments", segments.recompute(job));
    return result;
  }

  private Map<String, Object> credit(JobContext job) {
    long now = clock.millis();
    sets.write();
    sets.purge(now, settings.get().keepSetsDays());
    Map<String, Object> report =
        new CreditRun(sets, engine.events(), mappings.mapping(), settings.get())
            .run(now, catalogue.index().present(), job);
    report.put("at", Instant.ofEpochMilli(now).toString());
    shelf.putReport("credit", report);
    return report;
  }

  private Map<String, Object> feed(JobContext job) {
    Map<String, Object> report =
        feeds.run(job.parameters(), settings.get().privateFeedHosts(), job).toMap();
    catalogue.refresh();
    answering.follow();
    return report;
  }
}
