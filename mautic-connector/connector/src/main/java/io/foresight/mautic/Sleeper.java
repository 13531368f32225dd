/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.job.CancelledException;
import java.time.Duration;

/** Waits; tests do not. */
interface Sleeper {
  /** Sleeps in the calling thread; an interrupt cancels the work. */
  Sleeper THREAD =
      duration -> {
        try {
          Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new CancelledException("interrupted while waiting for Mautic");
        }
      };

  void sleep(Duration duration);
}
