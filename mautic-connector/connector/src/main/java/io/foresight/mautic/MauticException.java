/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.delivery.MailPlatformException;

/** Mautic did not do what it was asked. */
final class MauticException extends MailPlatformException {
  private static final long serialVersionUID = 1L;

  /** What to make of it. */
  enum Kind {
    /** It does not let us in; trying again is pointless. */
    CONFIGURATION,
    /** There is no such thing (404, 410). */
    NOT_FOUND,
    /** It does not like what was sent (400, 422 and the like). */
    REFUSED,
    /** 500: a crash, or a mistake of ours; only splitting a batch tells. */
    CRASHED,
    /** The limit of requests is used up for longer than we may wait. */
    LIMITED,
    /** It does not answer, or a proxy answers for it (502, 503, 504). */
    UNAVAILABLE,
    /** It answers something that is no JSON, or not the JSON that belongs there. */
    GARBAGE
  }

  private final Kind kind;
  private final int status;

  MauticException(Kind kind, int status, String message, Throwable cause) {
    super(message, kind == Kind.CONFIGURATION, cause);
    this.kind = kind;
    this.status = status;
  }

  Kind kind() {
    return kind;
  }

  boolean is(Kind k) {
    return kind == k;
  }

  /** The HTTP status, or 0 if there was no answer. */
  int status() {
    return status;
  }

  static MauticException garbage(String what, String why) {
    return new MauticException(
        Kind.GARBAGE, 200, what + ": Mautic's answer makes no sense: " + why, null);
  }
}
