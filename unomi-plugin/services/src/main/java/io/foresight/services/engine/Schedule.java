/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.job.JobRecord;
import io.foresight.core.job.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Submits recurring jobs when their time has come: counted from the last attempt of the same work,
 * wherever it ran, so that all nodes together keep one rhythm.
 */
public final class Schedule {
  private static final int NEWEST = 500;

  private final Jobs jobs;
  private final Clock wall;

  /**
   * @param wall not the product's clock: jobs are dated by the wall's
   */
  public Schedule(Jobs jobs, Clock wall) {
    this.jobs = jobs;
    this.wall = wall;
  }

  /**
   * Submits a job without parameters when its last attempt was long enough ago.
   *
   * @param every zero for never
   * @param first submits it also when it never ran
   */
  public void submitWhenDue(String name, Duration every, boolean first) {
    if (every.isZero()) {
      return;
    }
    // Asked by name: a weekly job is long out of sight among those that run every few minutes.
    Optional<JobRecord> last = jobs.newest(name);
    if (last.map(j -> wall.millis() - created(j.toMap()) >= every.toMillis()).orElse(first)) {
      jobs.submit(name, Map.of());
    }
  }

  /** The newest job of each name, of the newest 500. */
  Map<String, Map<String, Object>> lastByName() {
    Map<String, Map<String, Object>> out = new LinkedHashMap<>();
    List<JobRecord> newestFirst = jobs.list(NEWEST);
    for (JobRecord j : newestFirst) {
      out.putIfAbsent(j.name(), j.toMap());
    }
    return out;
  }

  private static long created(Map<String, Object> job) {
    Object at = job.get("createdAt");
    return at instanceof Number ? ((Number) at).longValue() : 0L;
  }
}
