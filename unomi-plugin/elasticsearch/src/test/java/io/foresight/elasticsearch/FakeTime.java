/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that only sleeping moves. */
final class FakeTime extends Clock implements Backoff.Sleeper {
  private Instant now = Instant.EPOCH;
  private final List<Duration> sleeps = new ArrayList<>();
  private Runnable onSleep = () -> {};

  @Override
  public synchronized void sleep(Duration duration) {
    now = now.plus(duration);
    sleeps.add(duration);
    onSleep.run();
  }

  /** Runs after each sleep. */
  void onSleep(Runnable action) {
    onSleep = action;
  }

  synchronized List<Duration> sleeps() {
    return new ArrayList<>(sleeps);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
