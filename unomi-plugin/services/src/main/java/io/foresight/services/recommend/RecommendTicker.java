/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.services.engine.Engine;
import io.foresight.services.unomi.UnomiReadiness;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.unomi.api.services.SchedulerService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to recommendations by itself, on Unomi's scheduler. */
@Component(immediate = true, service = RecommendTicker.class)
public class RecommendTicker {
  private static final Logger LOG = LoggerFactory.getLogger(RecommendTicker.class);
  private static final int SECONDS = 2;
  private static final int SELDOM = 15;

  @Reference private Recommendations recommendations;
  @Reference private Engine engine;
  @Reference private UnomiReadiness readiness;
  @Reference private SchedulerService scheduler;

  private ScheduledFuture<?> ticking;
  private int ticks;
  private String lastProblem = "";

  @Activate
  void activate() {
    ticking =
        scheduler
            .getSharedScheduleExecutorService()
            .scheduleWithFixedDelay(this::tick, 2, SECONDS, TimeUnit.SECONDS);
  }

  @Deactivate
  void deactivate() {
    ticking.cancel(false);
  }

  private void tick() {
    if (engine.retired()) {
      return;
    }
    try {
      if (readiness.isReady()) {
        recommendations.follow();
        if (ticks++ % SELDOM == 0) {
          recommendations.submitDue();
        }
      }
      lastProblem = "";
    } catch (RuntimeException | LinkageError e) {
      // Whatever leaves here would end the schedule for good.
      if (!e.toString().equals(lastProblem)) {
        lastProblem = e.toString();
        LOG.warn("Recommendations could not be brought up to date: {}", e.toString());
        LOG.debug("The tick failed", e);
      }
    }
  }
}
