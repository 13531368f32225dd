/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.event.EventMapping;
import io.foresight.core.store.StoreException;
import io.foresight.services.unomi.Dependents;
import io.foresight.services.unomi.OwnScope;
import io.foresight.services.unomi.ScoringRule;
import io.foresight.services.unomi.UnomiReadiness;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.unomi.api.services.SchedulerService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens by itself, on Unomi's scheduler: set up once Unomi is ready, follow promotions,
 * start and take over jobs, submit what is due.
 */
@Component(immediate = true, service = Ticker.class)
public class Ticker {
  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
  private static final int SECONDS = 2;
  private static final int DEPENDENTS_TICKS = 5;
  private static final int SELDOM = 15;
  private static final int DUE_TICKS = 5;

  @Reference private Engine engine;
  @Reference private LiveSettings settings;
  @Reference private EventMappings mappings;
  @Reference private UnomiReadiness readiness;
  @Reference private ScoringRule rule;
  @Reference private OwnScope scope;
  @Reference private SchedulerService scheduler;
  @Reference private MailPlatforms mail;
  @Reference private Dependents dependents;

  private ScheduledFuture<?> ticking;
  private EventMapping followed;
  private boolean byRule;
  private volatile boolean setUp;
  private int ticks;
  private volatile String lastProblem = "";

  @Activate
  void activate() {
    ticking =
        scheduler
            .getSharedScheduleExecutorService()
            .scheduleWithFixedDelay(this::tick, 1, SECONDS, TimeUnit.SECONDS);
  }

  @Deactivate
  void deactivate() {
    ticking.cancel(false);
  }

  /** Whether everything of ours is in place. */
  boolean isSetUp() {
    return setUp;
  }

  private void tick() {
    if (engine.retired()) {
      return;
    }
    try {
      if (!setUp) {
        if (!readiness.isReady()) {
          return;
        }
        engine.goals().seed();
        engine.putMappings();
        scope.ensure(settings.get().scope());
        followMapping();
        setUp = true;
        LOG.info("Foresight is ready");
      }
      if (ticks++ % SELDOM == 0) {
        engine.quarantine().refresh();
        engine.followErasures();
      }
      if (ticks % DEPENDENTS_TICKS == 0) {
        dependents.refresh();
      }
      followMapping();
      engine.live().refresh(false);
      engine.writeBehind().write();
      engine.jobs().tick();
      if (ticks % DUE_TICKS == 0) {
        submitDue();
      }
      lastProblem = "";
    } catch (StoreException e) {
      once("Elasticsearch: " + e.getMessage(), null);
    } catch (RuntimeException | LinkageError e) {
      // Whatever leaves here would end the schedule for good.
      once("the tick failed: " + e, e);
    }
  }

  /** Somebody may have changed it, on this node or another. */
  private void followMapping() {
    mappings.refresh();
    EventMapping now = mappings.mapping();
    boolean rules = settings.get().triggeredByRule();
    if (now == followed && rules == byRule) {
      return;
    }
    engine.follow(rules ? Set.of() : now.eventTypes());
    if (rules) {
      rule.ensure(now.eventTypes());
    } else {
      rule.remove();
    }
    followed = now;
    byRule = rules;
  }

  private void submitDue() {
    Settings s = settings.get();
    Schedule schedule = new Schedule(engine.jobs(), Clock.systemUTC());
    schedule.submitWhenDue("train", Duration.ofDays(s.trainEveryDays()), false);
    schedule.submitWhenDue("score", Duration.ofHours(s.scoreEveryHours()), false);
    schedule.submitWhenDue("check", Duration.ofHours(s.checkEveryHours()), true);
    if (mail.orNull() != null && mail.orNull().enabled()) {
      schedule.submitWhenDue("sync", Duration.ofMinutes(s.syncEveryMinutes()), false);
      schedule.submitWhenDue("feedback", Duration.ofMinutes(s.feedbackEveryMinutes()), false);
    }
  }

  private void once(String problem, Throwable cause) {
    if (!problem.equals(lastProblem)) {
      lastProblem = problem;
      LOG.warn(problem, cause);
    }
  }
}
