/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.job;

import io.foresight.core.input.Fields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a job; one document. Immutable: every change makes a new record. */
public final class JobRecord {
  /** Where a job is. */
  public enum State {
    /** Waiting for a thread or for another job of the same name to end. */
    QUEUED,
    /** Working, or its node died and nobody took over yet. */
    RUNNING,
    /** Ended with a result. */
    SUCCEEDED,
    /** Ended with an error. */
    FAILED,
    /** Stopped on request. */
    CANCELLED
  }

  private final Map<String, Object> map;

  private JobRecord(Map<String, Object> map) {
    this.map = Collections.unmodifiableMap(map);
  }

  static JobRecord queued(String id, String name, Map<String, Object> parameters, long now) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("id", id);
    m.put("name", name);
    m.put("state", "queued");
    m.put("phase", "waiting");
    m.put("done", 0L);
    m.put("total", -1L);
    m.put("createdAt", now);
    m.put("attempts", 0);
    m.put("parameters", parameters);
    return new JobRecord(m);
  }

  /** Reads a stored record. */
  public static JobRecord from(Map<String, Object> source) {
    return new JobRecord(new LinkedHashMap<>(source));
  }

  JobRecord with(String key, @Nullable Object value) {
    Map<String, Object> m = new LinkedHashMap<>(map);
    if (value == null) {
      m.remove(key);
    } else {
      m.put(key, value);
    }
    return new JobRecord(m);
  }

  JobRecord with(State state) {
    return with("state", state.name().toLowerCase(Locale.ROOT));
  }

  /** The document: {@code id, name, state, phase, done, total, createdAt …} (times in ms). */
  public Map<String, Object> toMap() {
    return map;
  }

  /** Unique id. */
  public String id() {
    return String.valueOf(map.get("id"));
  }

  /** Which work this is, e.g. {@code train}. */
  public String name() {
    return String.valueOf(map.get("name"));
  }

  /** Where it is. */
  public State state() {
    return Fields.of("job", map).oneOf("state", State.class, null);
  }

  /** Whether it has ended, one way or another. */
  public boolean ended() {
    State s = state();
    return s != State.QUEUED && s != State.RUNNING;
  }

  /** What it was asked to do. */
  public Map<String, Object> parameters() {
    return nested("parameters");
  }

  /** What it noted to resume from; empty at first. */
  public Map<String, Object> checkpoint() {
    return nested("checkpoint");
  }

  private Map<String, Object> nested(String key) {
    return Fields.of("job", map).object(key).asMap();
  }
}
