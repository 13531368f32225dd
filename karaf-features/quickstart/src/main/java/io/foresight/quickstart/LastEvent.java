/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the time of the last event of an order log before anything can be imported: the product's
 * clock must be set when Unomi starts. Only {@code yyyy-MM-dd[ HH:mm[:ss]]} and {@code yyyyMMdd}
 * are recognised; a date without a time is taken as the end of its day.
 */
final class LastEvent {
  private static final Pattern DATE =
      Pattern.compile(
          "(?<=^|[,;\\t \"])((?:19|20)\\d\\d)(-?)([01]\\d)\\2([0-3]\\d)"
              + "(?:[ T]([0-2]\\d):([0-5]\\d)(?::([0-5]\\d)(?:\\.\\d+)?)?Z?)?(?=$|[,;\\t \"])");

  private LastEvent() {}

  /**
   * @param zone of the file's times
   * @throws QuickstartException if most lines hold no date that is recognised
   */
  static Instant in(Path file, ZoneId zone) throws IOException {
    long lines = 0;
    long dated = 0;
    Instant last = Instant.MIN;
    try (BufferedReader in = open(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isBlank()) {
          lines++;
          Instant time = latest(line, zone);
          if (time != null) {
            dated++;
            last = time.isAfter(last) ? time : last;
          }
        }
      }
    }
    // The header has no date, and a few rows may be broken.
    if (dated == 0 || dated < 0.9 * (lines - 1)) {
      throw new QuickstartException(
          "the last order's date was not found in " + file.getFileName() + "; give it by --as-of");
    }
    return last;
  }

  private static @Nullable Instant latest(String line, ZoneId zone) {
    Instant latest = null;
    for (Matcher m = DATE.matcher(line); m.find(); ) {
      Instant t = time(m, zone);
      if (t != null && (latest == null || t.isAfter(latest))) {
        latest = t;
      }
    }
    return latest;
  }

  private static @Nullable Instant time(Matcher m, ZoneId zone) {
    try {
      LocalDate day =
          LocalDate.of(
              Integer.parseInt(m.group(1)),
              Integer.parseInt(m.group(3)),
              Integer.parseInt(m.group(4)));
      LocalDateTime time =
          m.group(5) == null
              ? day.atTime(23, 59, 59)
              : day.atTime(
                  Integer.parseInt(m.group(5)),
                  Integer.parseInt(m.group(6)),
                  m.group(7) == null ? 0 : Integer.parseInt(m.group(7)));
      return time.atZone(zone).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      raw.mark(2);
      boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      InputStream in = gzip ? new GZIPInputStream(raw, 1 << 16) : raw;
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }
}
