/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.job.JobContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** A job that nobody cancels. */
final class Run implements JobContext {
  private final Map<String, Object> parameters;
  private Map<String, Object> state = Map.of();

  Run(Map<String, Object> parameters) {
    this.parameters = new LinkedHashMap<>(parameters);
  }

  @Override
  public Map<String, Object> parameters() {
    return parameters;
  }

  @Override
  public synchronized Map<String, Object> checkpoint() {
    return state;
  }

  @Override
  public synchronized void checkpoint(Map<String, Object> next) {
    state = next;
  }

  @Override
  public void report(String phase, long done, long total) {}
}
