/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

/** What became of a {@link MailRequest}. */
public enum SendOutcome {
  /** Handed to the platform, which accepted it. */
  SENT,

  /** It was sent for this occasion before. */
  ALREADY_SENT,

  /** The platform says that the person must not be written to. */
  DO_NOT_CONTACT,

  /** The platform does not have the person. */
  NO_CONTACT,

  /** The platform could not send it; it may be asked for again. */
  REFUSED,

  /**
   * Nobody knows: the platform did not answer, or another node is sending it. Ask again a quarter
   * of an hour later: it is sent then if the platform still has no trace of it.
   */
  IN_DOUBT
}
