/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of the canonical history: what happened to whom and when. Immutable. */
public final class SimulatedEvent {
  private final String id;
  private final String type;
  private final Instant time;
  private final String customer;
  private final @Nullable String session;
  private final Map<String, Object> properties;
  private final Map<String, Object> profile;
  private final Map<String, Boolean> consents;

  SimulatedEvent(
      String id,
      String type,
      Instant time,
      String customer,
      @Nullable String session,
      Map<String, Object> properties,
      Map<String, Object> profile,
      Map<String, Boolean> consents) {
    this.id = id;
    this.type = type;
    this.time = time;
    this.customer = customer;
    this.session = session;
    this.properties = Collections.unmodifiableMap(properties);
    this.profile = Collections.unmodifiableMap(new LinkedHashMap<>(profile));
    this.consents = Collections.unmodifiableMap(new LinkedHashMap<>(consents));
  }

  /** Unique within a shop of one seed. */
  public String id() {
    return id;
  }

  /** Unomi event type, e.g. {@code order}. */
  public String type() {
    return type;
  }

  /** When it happened, whole milliseconds. */
  public Instant time() {
    return time;
  }

  /** Stable id of the person. */
  public String customer() {
    return customer;
  }

  /** The visit it belongs to; null for what happens in a mailbox. */
  public @Nullable String session() {
    return session;
  }

  /** Values are strings, numbers, booleans, lists and maps of these. */
  public Map<String, Object> properties() {
    return properties;
  }

  /** What became known about the person with this event; usually empty. */
  public Map<String, Object> profile() {
    return profile;
  }

  /** Consents given or withdrawn with this event; usually empty. */
  public Map<String, Boolean> consents() {
    return consents;
  }
}
