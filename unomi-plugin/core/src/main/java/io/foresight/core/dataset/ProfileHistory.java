/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.store.RawProfile;
import java.util.List;

/** A profile that may be used, with its mapped events by time. */
public final class ProfileHistory {
  private final RawProfile profile;
  private final List<MappedEvent> events;

  ProfileHistory(RawProfile profile, List<MappedEvent> events) {
    this.profile = profile;
    this.events = events;
  }

  /** The profile: {@code properties}, {@code systemProperties.foresight}. */
  public RawProfile profile() {
    return profile;
  }

  /** Its events, oldest first; events of the same moment are ordered by id. */
  public List<MappedEvent> events() {
    return events;
  }
}
