/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the 1st, 2nd, 4th, 8th … failure: one defect met by every event must not fill the disk. No
 * profile is named, since logs are no place for personal data.
 */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final String what;
  private final AtomicLong count = new AtomicLong();

  /**
   * @param what what fails, in words an operator reads
   */
  Failures(String what) {
    this.what = what;
  }

  void report(Throwable failure) {
    long n = count.incrementAndGet();
    if (Long.bitCount(n) == 1) {
      LOG.error("{} failed ({} so far), the profile stays as it was", what, n, failure);
    }
  }

  long count() {
    return count.get();
  }
}
