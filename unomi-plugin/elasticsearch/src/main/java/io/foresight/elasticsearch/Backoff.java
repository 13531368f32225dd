/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import io.foresight.core.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits longer and longer between the attempts of one piece of work and gives up when it made no
 * progress for too long. Not thread-safe; one per piece of work.
 */
public final class Backoff {
  private static final Logger LOG = LoggerFactory.getLogger(Backoff.class);
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** Sleeps; tests do not. */
  @FunctionalInterface
  public interface Sleeper {
    /** Sleeps that long. */
    void sleep(Duration duration) throws InterruptedException;
  }

  private final Clock clock;
  private final Sleeper sleeper;
  private final Duration limit;
  private Instant lastProgress;
  private Duration next = FIRST;
  private int failures;

  Backoff(Clock clock, Sleeper sleeper, Duration limit) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.limit = limit;
    this.lastProgress = clock.instant();
  }

  /** The work went on: the next failure starts with a short wait again. */
  public void progressed() {
    lastProgress = clock.instant();
    next = FIRST;
    failures = 0;
  }

  /**
   * How often the work failed since it last went on. After a failure it is unknown whether the
   * server did what it was asked.
   */
  int failures() {
    return failures;
  }

  /**
   * Waits before the next attempt.
   *
   * @throws StoreException if there will be none
   */
  public void failed(String what, Exception cause) {
    failures++;
    if (Duration.between(lastProgress, clock.instant()).plus(next).compareTo(limit) > 0) {
      throw new StoreException(
          what + " failed " + failures + " times, for " + limit.toSeconds() + " s: " + cause,
          cause);
    }
    LOG.info("{} failed, next attempt in {} ms: {}", what, next.toMillis(), cause.toString());
    try {
      sleeper.sleep(next);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(what + " was interrupted", e);
    }
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }
}
