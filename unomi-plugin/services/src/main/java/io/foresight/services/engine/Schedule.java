/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.job.JobRecord;
import io.foresight.core.job.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Submits recurring jobs when their time has come: counted from the last attempt of the same work,
 * wherever it ran, so that all nodes together keep one rhythm.
 */
final class Schedule {
  private final Jobs jobs;
  private final Clock wall;

  Schedule(Jobs jobs, Clock wall) {
    this.jobs = jobs;
    this.wall = wall;
  }

  /**
   * @param first submits it also when it never ran
   */
  void submitWhenDue(String name, Duration every, boolean first) {
    if (every.isZero()) {
      return;
    }
    Map<String, Object> last = lastByName().get(name);
    if (last == null ? first : wall.millis() - created(last) >= every.toMillis()) {
      jobs.submit(name, Map.of());
    }
  }

  /** The newest job of each name. */
  Map<String, Map<String, Object>> lastByName() {
    Map<String, Map<String, Object>> out = new LinkedHashMap<>();
    List<JobRecord> newestFirst = jobs.list(500);
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
