/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A day of the year on which people behave differently. As JSON one of
 *
 * <pre>{@code
 * {"name": "christmas", "on": "12-25"}              every year
 * {"name": "good_friday", "easter": -2}             days from (western) Easter Sunday
 * {"name": "sale", "dates": ["2025-11-28", ...]}    as listed
 * }</pre>
 *
 * with {@code "before"} and {@code "after"} (0..14, default 0): days around it that are learned
 * apart. Immutable.
 */
public final class Holiday {
  private static final int AROUND = 14;

  private final String name;
  private final @Nullable MonthDay on;
  private final int easter;
  private final boolean byEaster;
  private final Set<LocalDate> dates;
  private final int before;
  private final int after;

  private Holiday(Fields in) {
    in.allowOnly(Set.of("name", "on", "easter", "dates", "before", "after"));
    name = in.string("name");
    on = in.has("on") ? monthDay(in) : null;
    byEaster = in.has("easter");
    easter = in.integer("easter", 0, -180, 180);
    Set<LocalDate> listed = new LinkedHashSet<>();
    for (String date : in.strings("dates")) {
      listed.add(date(in, date));
    }
    dates = Set.copyOf(listed);
    int ways = (in.has("on") ? 1 : 0) + (byEaster ? 1 : 0) + (dates.isEmpty() ? 0 : 1);
    if (ways != 1) {
      throw new InvalidInputException(
          in.at("on"), "or exactly one of easter and (non-empty) dates must be given");
    }
    before = in.integer("before", 0, 0, AROUND);
    after = in.integer("after", 0, 0, AROUND);
  }

  /**
   * Reads the list {@code holidays} of an object; none when absent.
   *
   * @throws InvalidInputException naming the field
   */
  public static List<Holiday> listOf(Fields in) {
    List<Holiday> out = new ArrayList<>();
    in.objects("holidays").forEach(f -> out.add(new Holiday(f)));
    return out;
  }

  /** New Year, Good Friday to Easter Monday, Christmas Eve to Boxing Day, New Year's Eve. */
  public static List<Holiday> usual() {
    return listOf(
        Fields.of(
            "forecast",
            Map.of(
                "holidays",
                List.of(
                    Map.of("name", "new_year", "on", "01-01"),
                    Map.of("name", "easter", "easter", 0, "before", 2, "after", 1),
                    Map.of("name", "christmas", "on", "12-25", "before", 1, "after", 1),
                    Map.of("name", "new_years_eve", "on", "12-31")))));
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** What a day is to this holiday: its name, {@code name-1} the day before, or null. */
  @Nullable String label(LocalDate day) {
    for (int offset = -before; offset <= after; offset++) {
      if (falls(day.minusDays(offset))) {
        return offset == 0 ? name : name + (offset > 0 ? "+" : "") + offset;
      }
    }
    return null;
  }

  private boolean falls(LocalDate day) {
    if (byEaster) {
      return day.equals(easterSunday(day.getYear()).plusDays(easter));
    }
    return on != null ? MonthDay.from(day).equals(on) : dates.contains(day);
  }

  /** Anonymous Gregorian computus (Nature 13, 20 April 1876; Meeus, Astronomical Algorithms, 8). */
  static LocalDate easterSunday(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int at = h + l - 7 * m + 114;
    return LocalDate.of(year, at / 31, at % 31 + 1);
  }

  private static MonthDay monthDay(Fields in) {
    String text = in.string("on");
    try {
      return MonthDay.parse("--" + text);
    } catch (DateTimeException e) {
      throw new InvalidInputException(in.at("on"), "must be MM-dd, e.g. 12-25, was " + text);
    }
  }

  private static LocalDate date(Fields in, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidInputException(in.at("dates"), "must be yyyy-MM-dd, was " + text);
    }
  }
}
