/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.job;

import java.util.Map;

/** Something that takes long. It must be safe to run again from its last checkpoint. */
@FunctionalInterface
public interface Work {
  /**
   * Does the work in the calling thread.
   *
   * @return what an operator should see, JSON-like
   * @throws CancelledException when it was asked to stop
   */
  Map<String, Object> run(JobContext context);
}
