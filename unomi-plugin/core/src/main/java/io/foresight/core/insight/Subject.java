/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.insight;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.features.FeatureState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A consenting profile as an insight sees it. Its parts are not to be changed. */
public final class Subject {
  private final FeatureState state;
  private final Map<String, Object> properties;
  private final Map<String, Object> foresight;
  private final @Nullable List<MappedEvent> events;

  /**
   * @param state of its events up to now
   * @param properties Unomi's, as configured to be read
   * @param foresight {@code systemProperties.foresight} as it is: scores and what insights said
   * @param events oldest first; null where history is not at hand (nightly, and on an event)
   */
  public Subject(
      FeatureState state,
      Map<String, Object> properties,
      Map<String, Object> foresight,
      @Nullable List<MappedEvent> events) {
    this.state = state;
    this.properties = properties;
    this.foresight = foresight;
    this.events = events;
  }

  /** The state of its events. */
  public FeatureState state() {
    return state;
  }

  /** The profile's properties. */
  public Map<String, Object> properties() {
    return properties;
  }

  /** Scores and what insights said before. */
  public Map<String, Object> foresight() {
    return foresight;
  }

  /** Its events, oldest first; null where history is not at hand. */
  public @Nullable List<MappedEvent> events() {
    return events;
  }
}
