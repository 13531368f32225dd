/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.registry.ModelRecord;
import java.util.Map;

/** What was found out about a version since it went live. */
final class Checks {
  private Checks() {}

  /** Whether matured outcomes show that a version lost its quality. */
  static boolean hasFailed(ModelRecord model) {
    Map<String, Object> last = model.lastCheck("backtest");
    return last != null
        && Boolean.TRUE.equals(last.get("matured"))
        && "failed".equals(last.get("verdict"));
  }
}
