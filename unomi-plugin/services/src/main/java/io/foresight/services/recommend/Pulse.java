/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.job.Progress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Says again what was reported last, every so often, for work that is long in one phase: a request
 * to stop is noticed there, and the lease of the job is kept.
 */
final class Pulse implements Progress, Runnable {
  private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(250);

  private final Progress progress;
  private final LongSupplier nanos;
  private volatile String phase = "";
  private volatile long done;
  private volatile long total;
  private volatile long last;

  /**
   * @param nanos as {@link System#nanoTime()}
   */
  Pulse(Progress progress, LongSupplier nanos) {
    this.progress = progress;
    this.nanos = nanos;
    this.last = nanos.getAsLong();
  }

  @Override
  public void report(String what, long so, long of) {
    phase = what;
    done = so;
    total = of;
    last = nanos.getAsLong();
    progress.report(what, so, of);
  }

  @Override
  public void run() {
    if (nanos.getAsLong() - last >= EVERY) {
      report(phase, done, total);
    }
  }
}
