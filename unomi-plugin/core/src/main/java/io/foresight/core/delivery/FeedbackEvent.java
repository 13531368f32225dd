/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something a recipient or the platform did, ready to become a Unomi event. Immutable. */
public final class FeedbackEvent {
  private final String id;
  private final String type;
  private final @Nullable String profileId;
  private final @Nullable String email;
  private final long time;
  private final Map<String, Object> properties;

  /**
   * @param id the same for the same happening, however often it is read: use it as the event's item
   *     id and doubles vanish
   * @param type {@code mailSent}, {@code mailOpen}, {@code mailClick}, {@code mailUnsubscribe} or
   *     {@code mailBounce}
   * @param profileId the profile, or null if only the address is known
   * @param email the address, or null if only the profile is known; one of both is there
   * @param time milliseconds since 1970 UTC
   * @param properties {@code mailingId}, {@code subject}, {@code url}, {@code machine}, as far as
   *     known
   */
  public FeedbackEvent(
      String id,
      String type,
      @Nullable String profileId,
      @Nullable String email,
      long time,
      Map<String, Object> properties) {
    this.id = Objects.requireNonNull(id);
    this.type = Objects.requireNonNull(type);
    this.profileId = profileId;
    this.email = email;
    this.time = time;
    this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** The same for the same happening. */
  public String id() {
    return id;
  }

  /** The event type. */
  public String type() {
    return type;
  }

  /** The profile, or null. */
  public @Nullable String profileId() {
    return profileId;
  }

  /** The address, or null. */
  public @Nullable String email() {
    return email;
  }

  /** Milliseconds since 1970 UTC. */
  public long time() {
    return time;
  }

  /** Properties of the event. */
  public Map<String, Object> properties() {
    return properties;
  }
}
