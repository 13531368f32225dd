/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Moments as Mautic's tables hold them: UTC, to the second, without a zone. */
final class Times {
  static final String EPOCH = "1970-01-01 00:00:00";

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Times() {}

  /** Milliseconds since 1970 UTC. */
  static long millis(String stored) {
    try {
      return LocalDateTime.parse(stored, FORMAT).toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw MauticException.garbage("stats", "the date " + stored);
    }
  }

  static String text(long millis) {
    return FORMAT.format(Instant.ofEpochMilli(millis));
  }

  /** So many seconds earlier, not before 1970. */
  static String minus(String stored, long seconds) {
    return FORMAT.format(Instant.ofEpochMilli(Math.max(0, millis(stored) - seconds * 1000)));
  }
}
