/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads times: the part {@code time} of a mapping. Without a pattern ISO 8601 is read, with or
 * without an offset, or a date alone, which is the beginning of that day. Not thread-safe.
 */
final class TimeFormat {
  private static final long EARLIEST = 0;
  private static final long LATEST = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();
  private static final DateTimeFormatter STORED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd['T'][ ][HH:mm[:ss]]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[XXX]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final DateTimeFormatter formatter;
  private final ZoneId zone;
  private String lastText = "";
  private long lastTime;

  private TimeFormat(DateTimeFormatter formatter, ZoneId zone) {
    this.formatter = formatter;
    this.zone = zone;
  }

  /** ISO 8601; UTC where no offset is given. */
  static TimeFormat iso() {
    return new TimeFormat(ISO, ZoneOffset.UTC);
  }

  /**
   * Reads {@code pattern} (letters of {@link DateTimeFormatter}) and {@code zone}.
   *
   * @throws InvalidInputException naming the field
   */
  static TimeFormat of(Fields f) {
    f.allowOnly(Set.of("pattern", "zone"));
    String zone = f.string("zone", null);
    String pattern = f.string("pattern", null);
    return new TimeFormat(formatter(f, pattern), zone(f, zone));
  }

  private static DateTimeFormatter formatter(Fields f, @Nullable String pattern) {
    if (pattern == null) {
      return ISO;
    }
    try {
      // The strict style wants u; people write y. Impossible dates must not slide into next month.
      return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          f.at("pattern"),
          "must be a pattern such as yyyy-MM-dd HH:mm:ss, was " + pattern + ": " + e.getMessage());
    }
  }

  private static ZoneId zone(Fields f, @Nullable String zone) {
    try {
      return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new InvalidInputException(
          f.at("zone"), "must be a time zone such as Europe/London, was " + zone);
    }
  }

  /**
   * Milliseconds since 1970 UTC, whole seconds.
   *
   * @throws BadRowException saying what is wrong
   */
  long millis(String text) {
    if (text.equals(lastText)) {
      return lastTime;
    }
    long time = seconds(text) * 1000;
    if (time < EARLIEST || time >= LATEST) {
      throw new BadRowException("time must be in 1970..2199, was " + text);
    }
    lastText = text;
    lastTime = time;
    return time;
  }

  private long seconds(String text) {
    try {
      TemporalAccessor t =
          formatter.parseBest(
              text, ZonedDateTime::from, Instant::from, LocalDateTime::from, LocalDate::from);
      if (t instanceof ZonedDateTime) {
        return ((ZonedDateTime) t).toEpochSecond();
      }
      if (t instanceof Instant) {
        return ((Instant) t).getEpochSecond();
      }
      LocalDateTime local =
          t instanceof LocalDate ? ((LocalDate) t).atStartOfDay() : (LocalDateTime) t;
      return local.atZone(zone).toEpochSecond();
    } catch (DateTimeException e) {
      throw new BadRowException("time is not as expected: " + text);
    }
  }

  /** As Unomi stores times: ISO 8601, UTC, seconds. */
  static String stored(long millis) {
    return STORED.format(Instant.ofEpochMilli(millis));
  }

  /** The month that Unomi's time-based indices are named after. */
  static String month(long millis) {
    return YearMonth.from(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC)).toString();
  }
}
