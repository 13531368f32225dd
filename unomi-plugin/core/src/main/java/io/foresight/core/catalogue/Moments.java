/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import io.foresight.core.input.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Moments as feeds write them; without a zone they are UTC. */
final class Moments {
  private static final DateTimeFormatter NO_COLON =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm[:ss]xx");
  private static final List<Function<String, Instant>> FORMS =
      List.of(
          s -> OffsetDateTime.parse(s).toInstant(),
          s -> OffsetDateTime.parse(s, NO_COLON).toInstant(),
          s -> LocalDate.parse(s).atStartOfDay().toInstant(ZoneOffset.UTC),
          s -> LocalDateTime.parse(s.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
          s -> ZonedDateTime.parse(s, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());

  private Moments() {}

  /**
   * @return milliseconds since 1970 UTC, 0 when absent
   */
  static long read(String field, @Nullable Object raw) {
    if (raw == null) {
      return 0;
    }
    if (raw instanceof Number) {
      return ((Number) raw).longValue();
    }
    String text = String.valueOf(raw).trim();
    for (Function<String, Instant> form : FORMS) {
      try {
        return form.apply(text).toEpochMilli();
      } catch (DateTimeException | ArithmeticException e) {
        // The next form.
      }
    }
    throw new InvalidInputException(
        field, "must be a moment such as 2026-11-22T08:00:00Z, was " + ItemReader.cut(text));
  }
}
