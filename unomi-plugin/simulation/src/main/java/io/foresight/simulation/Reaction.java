/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.Instant;

/** One thing a recipient did with a mail. */
public final class Reaction {
  /** What was done. */
  public enum Kind {
    /** The picture in the mail was loaded, by a person or by a machine. */
    OPEN,
    /** A link was followed. */
    CLICK,
    /** The recipient wants no more mail. */
    UNSUBSCRIBE,
    /** The mail could not be delivered. */
    BOUNCE
  }

  private final String email;
  private final Kind kind;
  private final Instant at;
  private final boolean machine;

  Reaction(String email, Kind kind, Instant at, boolean machine) {
    this.email = email;
    this.kind = kind;
    this.at = at;
    this.machine = machine;
  }

  /** Address the mail went to. */
  public String email() {
    return email;
  }

  /** What was done. */
  public Kind kind() {
    return kind;
  }

  /** When it was done, never before the mail was sent. */
  public Instant at() {
    return at;
  }

  /** Whether a mail provider's machine did it; senders seldom know. */
  public boolean machine() {
    return machine;
  }
}
