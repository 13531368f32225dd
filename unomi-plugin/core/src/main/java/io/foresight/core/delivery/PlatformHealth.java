/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the platform was when it was last asked. Immutable. */
public final class PlatformHealth {
  /** In short. */
  public enum State {
    /** No platform is configured; that is fine. */
    OFF,
    /** It answers and lets us in. */
    UP,
    /** It does not answer, or refuses us. */
    DOWN
  }

  private final State state;
  private final String message;
  private final @Nullable String version;

  /**
   * @param state in short
   * @param message for an operator; never a secret
   * @param version the platform's version, or null if unknown
   */
  public PlatformHealth(State state, String message, @Nullable String version) {
    this.state = Objects.requireNonNull(state);
    this.message = Objects.requireNonNull(message);
    this.version = version;
  }

  /** In short. */
  public State state() {
    return state;
  }

  /** Whether nothing needs to be done: up, or off on purpose. */
  public boolean healthy() {
    return state != State.DOWN;
  }

  /** For an operator. */
  public String message() {
    return message;
  }

  /** The platform's version, or null if unknown. */
  public @Nullable String version() {
    return version;
  }
}
