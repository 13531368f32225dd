/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.insight.Subject;
import io.foresight.core.nextorder.Churn;
import io.foresight.core.nextorder.DateRange;
import io.foresight.core.nextorder.Refill;
import io.foresight.core.value.btyd.Outlook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Says when somebody orders next, and what he is due to buy again. */
final class NextOrderWords {
  /** Weeks whose chances are told. */
  private static final int WEEKS = 13;

  /** Weeks that the date range looks ahead. */
  private static final int YEAR = 52;

  /** Below this chance of another order soon a customer counts as gone. */
  private static final double GONE = 0.1;

  private static final double SOON = 13;
  private static final int MOST_REFILLS = 5;

  private final ValueModel model;

  NextOrderWords(ValueModel model) {
    this.model = model;
  }

  void say(Customer c, Outlook outlook, long now, Map<String, Object> out) {
    double[] year = model.nextOrder.weeks(outlook, c.days(), c.silence(), YEAR);
    List<Double> weeks = new ArrayList<>();
    double quarter = 0;
    for (double p : Arrays.copyOf(year, WEEKS)) {
      weeks.add(ValueLearned.round(p, 1e4));
      quarter += p;
    }
    DateRange range = DateRange.of(year);
    out.put("nextOrderWeeks", weeks);
    out.put("nextOrderWithin30d", ValueLearned.round(month(year), 1e4));
    out.put("nextOrderWithin91d", ValueLearned.round(quarter, 1e4));
    out.put("nextOrderWithinYear", ValueLearned.round(range.within(), 1e4));
    out.put("nextOrderFrom", day(now, range.from()));
    out.put("nextOrderLikely", day(now, range.middle()));
    out.put("nextOrderTo", day(now, range.to()));
    out.put(
        "daysToChurn",
        Churn.days(
            d ->
                1
                    - model
                        .parametric
                        .orders()
                        .outlook(c.repeats(), c.recency(), c.age() + d / 7.0)
                        .none(SOON),
            GONE));
  }

  private static double month(double[] weeks) {
    return weeks[0] + weeks[1] + weeks[2] + weeks[3] + weeks[4] * 2 / 7;
  }

  private static String day(long now, double days) {
    long day = Math.floorDiv(now, OrderHistory.DAY) + (long) Math.floor(days);
    return Instant.ofEpochMilli(day * OrderHistory.DAY).toString();
  }

  void sayRefill(Subject subject, long now, Map<String, Object> out) {
    List<MappedEvent> events = subject.events();
    if (events != null) {
      List<Map<String, Object>> due = new ArrayList<>();
      for (Refill r : model.refill.due(events, now, MOST_REFILLS)) {
        due.add(r.toMap(now));
      }
      out.put("refill", due);
      out.put("refillAsOf", Instant.ofEpochMilli(now).toString());
      out.put("refillOutdated", false);
      return;
    }
    Object said = subject.foresight().get("value");
    Map<?, ?> before = said instanceof Map ? (Map<?, ?>) said : Map.of();
    Object asOf = before.get("refillAsOf");
    Object list = before.get("refill");
    if (asOf instanceof String && list instanceof List) {
      List<Map<String, Object>> due = new ArrayList<>();
      for (Object o : (List<?>) list) {
        Refill r = Refill.fromMap(o);
        if (r != null) {
          due.add(r.toMap(now));
        }
      }
      out.put("refill", due);
      out.put("refillAsOf", asOf);
      // What was bought since is not known here: the list may name it.
      out.put("refillOutdated", orderedSince(subject, (String) asOf));
    }
  }

  private static boolean orderedSince(Subject subject, String asOf) {
    try {
      return subject.state().lastTime(Role.ORDER) > Instant.parse(asOf).toEpochMilli();
    } catch (java.time.format.DateTimeParseException e) {
      return true;
    }
  }
}
