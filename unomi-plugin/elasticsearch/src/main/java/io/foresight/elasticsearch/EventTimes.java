/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads the moments that Unomi writes, which is whole seconds in UTC, and other ISO 8601 forms. */
final class EventTimes {
  private static final int SECONDS_LENGTH = "2026-11-22T03:04:05Z".length();

  private EventTimes() {}

  /**
   * @return milliseconds since 1970 UTC
   * @throws IllegalArgumentException if it is neither a number nor an ISO 8601 moment
   */
  static long millis(@Nullable Object value) {
    if (value instanceof Number) {
      return ((Number) value).longValue();
    }
    if (!(value instanceof String)) {
      throw new IllegalArgumentException("timeStamp is missing");
    }
    String s = (String) value;
    try {
      long fast = fast(s);
      return fast != Long.MIN_VALUE ? fast : slow(s);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("timeStamp is not an ISO 8601 moment: " + s, e);
    }
  }

  private static long slow(String s) {
    return s.endsWith("Z")
        ? Instant.parse(s).toEpochMilli()
        : OffsetDateTime.parse(offsetWithColon(s)).toInstant().toEpochMilli();
  }

  /** {@code +0100} is as good as {@code +01:00}. */
  private static String offsetWithColon(String s) {
    int sign = s.length() - 5;
    return sign > 0 && (s.charAt(sign) == '+' || s.charAt(sign) == '-')
        ? s.substring(0, s.length() - 2) + ":" + s.substring(s.length() - 2)
        : s;
  }

  /** The form Unomi writes, without the cost of a general parser. */
  private static long fast(String s) {
    if (s.length() != SECONDS_LENGTH || s.charAt(10) != 'T' || s.charAt(19) != 'Z') {
      return Long.MIN_VALUE;
    }
    int year = digits(s, 0, 4);
    int month = digits(s, 5, 7);
    int day = digits(s, 8, 10);
    int hour = digits(s, 11, 13);
    int minute = digits(s, 14, 16);
    int second = digits(s, 17, 19);
    boolean valid = year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    if (!valid || (hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
      return Long.MIN_VALUE;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return ((days * 24 + hour) * 60 + minute) * 60_000L + second * 1000L;
  }

  private static int digits(String s, int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      int digit = s.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      n = n * 10 + digit;
    }
    return n;
  }
}
