/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.job.Jobs;
import io.foresight.core.store.InMemoryDocumentStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

  private final InMemoryDocumentStore store = new InMemoryDocumentStore();

  private Jobs at(Instant now) {
    Jobs jobs = new Jobs(store, Clock.fixed(now, ZoneOffset.UTC), Runnable::run, "node");
    for (String name : new String[] {"train", "feedback", "check"}) {
      jobs.register(name, job -> Map.of());
    }
    return jobs;
  }

  private void run(String name, Instant now) {
    Jobs jobs = at(now);
    jobs.submit(name, Map.of());
    jobs.tick();
  }

  private boolean submits(Instant now, String name, Duration every, boolean first) {
    Jobs jobs = at(now);
    int before = jobs.list(10_000).size();
    new Schedule(jobs, Clock.fixed(now, ZoneOffset.UTC)).submitWhenDue(name, every, first);
    return jobs.list(10_000).size() > before;
  }

  @Test
  void weeklyWork_isNotForgottenAmongWorkOfEveryMinute() {
    run("train", START);
    for (int i = 1; i <= 600; i++) {
      run("feedback", START.plusSeconds(60L * i));
    }
    Duration week = Duration.ofDays(7);
    assertThat(submits(START.plus(Duration.ofDays(6)), "train", week, false)).isFalse();
    assertThat(submits(START.plus(Duration.ofDays(7)), "train", week, false)).isTrue();
  }

  @Test
  void whatNeverRan_waitsForACommand_unlessItIsToBeginByItself() {
    assertThat(submits(START, "train", Duration.ofDays(7), false)).isFalse();
    assertThat(submits(START, "check", Duration.ofHours(24), true)).isTrue();
  }

  @Test
  void zero_isOnlyOnCommand() {
    assertThat(submits(START, "check", Duration.ZERO, true)).isFalse();
  }
}
