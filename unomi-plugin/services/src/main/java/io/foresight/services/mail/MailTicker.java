/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.mail;

import io.foresight.core.job.JobContext;
import io.foresight.core.store.DocumentStore;
import io.foresight.services.engine.Engine;
import io.foresight.services.engine.LiveSettings;
import io.foresight.services.engine.Schedule;
import io.foresight.services.unomi.UnomiReadiness;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
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
 * What happens to mails by itself, on Unomi's scheduler: files with templates are looked at every
 * few seconds, and once a day what is kept of profiles that are gone is removed.
 */
@Component(immediate = true, service = MailTicker.class)
public class MailTicker {
  private static final Logger LOG = LoggerFactory.getLogger(MailTicker.class);
  private static final String JOB = "mail-cleaning";
  private static final int SECONDS = 5;
  private static final long DAY = 86_400_000L;
  private static final int SELDOM = 60;

  @Reference private MailTokens tokens;
  @Reference private Engine engine;
  @Reference private LiveSettings settings;
  @Reference private UnomiReadiness readiness;
  @Reference private SchedulerService scheduler;
  @Reference private DocumentStore store;

  @Reference(target = "(foresight=true)")
  private Clock clock;

  private TemplateFolder folder;
  private int ticks;
  private ScheduledFuture<?> ticking;
  private String lastProblem = "";

  @Activate
  void activate() {
    folder = new TemplateFolder(tokens);
    engine.jobs().register(JOB, this::clean);
    ticking =
        scheduler
            .getSharedScheduleExecutorService()
            .scheduleWithFixedDelay(this::tick, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  @Deactivate
  void deactivate() {
    ticking.cancel(false);
  }

  /** What is wrong with files of this node, by their name. */
  public Map<String, String> problems() {
    return folder.problems();
  }

  private Map<String, Object> clean(JobContext job) {
    long grace = (long) Math.ceil(settings.get().creditClickDays()) * DAY;
    return new LostSets(store, engine.profiles()).remove(clock.millis() - grace, job);
  }

  private void tick() {
    if (engine.retired() || !readiness.isReady()) {
      return;
    }
    try {
      folder.follow(engine.home().resolve(settings.get().mailTemplates()));
      if (++ticks % SELDOM == 0) {
        new Schedule(engine.jobs(), Clock.systemUTC()).submitWhenDue(JOB, Duration.ofDays(1), true);
      }
      lastProblem = "";
    } catch (RuntimeException | LinkageError e) {
      // Whatever leaves here would end the schedule for good.
      if (!e.toString().equals(lastProblem)) {
        lastProblem = e.toString();
        LOG.warn("Mails could not be looked after: {}", e.toString());
        LOG.debug("The tick failed", e);
      }
    }
  }
}
