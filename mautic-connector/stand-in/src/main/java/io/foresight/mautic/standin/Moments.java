/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in and out. */
final class Moments {
  private static final DateTimeFormatter STORED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final Pattern SENT =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)(?:[T ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.\\d+)?)?"
              + "(Z|[+-]\\d\\d:?\\d\\d)?)?");

  private Moments() {}

  /** As tables and custom fields hold it. */
  static String stored(Instant t) {
    return STORED.format(t);
  }

  static Instant parseStored(String s) {
    return LocalDateTime.parse(s.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
  }

  /** As entities show it. */
  static String shown(String stored) {
    return stored == null ? null : stored.replace(' ', 'T') + "+00:00";
  }

  /**
   * Seconds are dropped, garbage is ignored, days overflow into the next month, milliseconds crash
   * the creation of a contact.
   */
  static Object datetime(Object sent, boolean creating) {
    if (sent instanceof Number) {
      if (creating && ((Number) sent).longValue() > 100_000_000_000L) {
        throw Refusal.crash();
      }
      return Values.IGNORED;
    }
    LocalDateTime t = parse(String.valueOf(sent));
    return t == null ? Values.IGNORED : STORED.format(t.withSecond(0).toInstant(ZoneOffset.UTC));
  }

  static Object date(Object sent) {
    LocalDateTime t = parse(String.valueOf(sent));
    return t == null ? Values.IGNORED : t.toLocalDate().toString();
  }

  private static LocalDateTime parse(String s) {
    Matcher m = SENT.matcher(s.trim());
    if (!m.matches() || m.group(1).equals("0000")) {
      return null;
    }
    LocalDateTime t =
        LocalDateTime.of(Integer.parseInt(m.group(1)), 1, 1, 0, 0)
            .plusMonths(Integer.parseInt(m.group(2)) - 1L)
            .plusDays(Integer.parseInt(m.group(3)) - 1L);
    if (m.group(4) != null) {
      t =
          t.plusHours(Integer.parseInt(m.group(4)))
              .plusMinutes(Integer.parseInt(m.group(5)))
              .plusSeconds(m.group(6) == null ? 0 : Integer.parseInt(m.group(6)));
    }
    String zone = m.group(7);
    return zone == null ? t : t.minusSeconds(ZoneOffset.of(zone).getTotalSeconds());
  }
}
