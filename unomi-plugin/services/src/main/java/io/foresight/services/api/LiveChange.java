/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.api;

import java.util.Map;

/** What an event made of a profile's {@code systemProperties.foresight}. Immutable. */
public final class LiveChange {
  private final Map<String, Object> content;
  private final boolean urgent;

  /**
   * @param content the new content
   * @param urgent see {@link #urgent()}
   */
  public LiveChange(Map<String, Object> content, boolean urgent) {
    this.content = content;
    this.urgent = urgent;
  }

  /**
   * The new content; put it on the profile in memory in any case. Unless it is {@linkplain
   * #urgent() urgent}, only what it says of the person is new: the event is folded into the packed
   * state when that is stored, and {@link LiveScoring#latest} gives it before.
   */
  public Map<String, Object> content() {
    return content;
  }

  /**
   * Whether the profile must be saved with this request: somebody would act on the difference, or
   * too much is waiting already. If not, it is written within {@code live.writeDelaySeconds}
   * together with others.
   */
  public boolean urgent() {
    return urgent;
  }
}
