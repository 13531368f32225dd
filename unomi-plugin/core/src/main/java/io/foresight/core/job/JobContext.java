/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.job;

import java.util.Map;

/** What running work may ask and tell. */
public interface JobContext extends Progress {
  /** What the job was asked to do. */
  Map<String, Object> parameters();

  /** What an earlier attempt noted with {@link #checkpoint(Map)}; empty on the first attempt. */
  Map<String, Object> checkpoint();

  /** Notes durably how far the work is, for whoever resumes it. */
  void checkpoint(Map<String, Object> state);
}
