/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.job.CancelledException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Holds work back to so many items per second, over all its threads. */
final class Pace {
  private final int perSecond;
  private long next = System.nanoTime();

  /**
   * @param perSecond 0 = no limit
   */
  Pace(int perSecond) {
    this.perSecond = perSecond;
  }

  void await(int items) {
    if (perSecond == 0) {
      return;
    }
    long until;
    synchronized (this) {
      next = Math.max(next, System.nanoTime()) + TimeUnit.SECONDS.toNanos(items) / perSecond;
      until = next;
    }
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        throw new CancelledException("interrupted");
      }
    }
  }
}
