/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import java.util.Map;

/** An event as Unomi stored it, cut down to the fields that were asked for. */
public final class RawEvent {
  private final String id;
  private final String type;
  private final String profileId;
  private final long timeStamp;
  private final Map<String, Object> source;

  /**
   * @param id Unomi's item id
   * @param type Unomi's event type
   * @param profileId the profile it belongs to
   * @param timeStamp when it happened, milliseconds since 1970 UTC
   * @param source the stored document (all of it or the fields asked for), nested maps
   */
  public RawEvent(
      String id, String type, String profileId, long timeStamp, Map<String, Object> source) {
    this.id = id;
    this.type = type;
    this.profileId = profileId;
    this.timeStamp = timeStamp;
    this.source = source;
  }

  /** Unomi's item id. */
  public String id() {
    return id;
  }

  /** Unomi's event type. */
  public String type() {
    return type;
  }

  /** The profile it belongs to. */
  public String profileId() {
    return profileId;
  }

  /** When it happened, milliseconds since 1970 UTC. */
  public long timeStamp() {
    return timeStamp;
  }

  /** The stored document, nested maps, e.g. {@code properties}, {@code target}, {@code source}. */
  public Map<String, Object> source() {
    return source;
  }
}
