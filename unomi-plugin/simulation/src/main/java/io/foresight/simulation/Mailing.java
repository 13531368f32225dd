/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.Instant;

/** A newsletter to everybody subscribed: its theme and when it goes out. */
final class Mailing {
  /** A newsletter about everything. */
  static final int MIXED = -1;

  final String id;
  final String subject;
  final int theme;
  final Instant sendAt;

  Mailing(String id, String subject, int theme, Instant sendAt) {
    this.id = id;
    this.subject = subject;
    this.theme = theme;
    this.sendAt = sendAt;
  }
}
