/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The newsletters of the simulated time: weekly, more in sales, at changing hours. */
final class MailPlan {
  private final List<Mailing> mailings;

  MailPlan(World world) {
    List<Mailing> list = new ArrayList<>();
    for (int day = 0; day < world.days; day++) {
      LocalDate date = world.date(day);
      // A day's mailing must not change when more days are simulated.
      Draw draw = Draw.of(world.seed, Draw.Stream.MAILINGS, date.toEpochDay());
      if (due(date)) {
        Instant midnight = world.start.plus(Duration.ofDays(day));
        Instant at = midnight.plusSeconds(3600L * draw.whole(5, 20));
        int theme = draw.chance(0.35) ? Mailing.MIXED : draw.whole(0, Category.size() - 1);
        list.add(new Mailing("mailing-" + date, subject(theme, date), theme, at));
      }
    }
    this.mailings = Collections.unmodifiableList(list);
  }

  List<Mailing> mailings() {
    return mailings;
  }

  private static boolean due(LocalDate date) {
    DayOfWeek weekday = date.getDayOfWeek();
    boolean extra = Seasons.discount(date) > 0;
    return weekday == DayOfWeek.TUESDAY || (weekday == DayOfWeek.FRIDAY && extra);
  }

  private static String subject(int theme, LocalDate date) {
    String what = theme == Mailing.MIXED ? "everything" : Category.at(theme).label();
    double off = Seasons.discount(date);
    return off > 0
        ? String.format(Locale.ROOT, "%.0f %% off %s", 100 * off, what)
        : "New in " + what;
  }
}
