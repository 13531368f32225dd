/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.goal.Goal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When the outcome of a goal happened to one profile. */
final class OutcomeTimes {
  private final long[] times;
  private final @Nullable String[] mailings;
  private final boolean anchored;
  private final AmountSeries amounts;

  private OutcomeTimes(long[] times, @Nullable String[] mailings, boolean anchored) {
    this(times, mailings, anchored, AmountSeries.NONE);
  }

  private OutcomeTimes(
      long[] times, @Nullable String[] mailings, boolean anchored, AmountSeries amounts) {
    this.times = times;
    this.mailings = mailings;
    this.anchored = anchored;
    this.amounts = amounts;
  }

  /**
   * For a goal of kind amount.
   *
   * @param events of the profile, by time
   * @param ofCondition amounts found by the goal's condition; null when it has a role
   */
  static OutcomeTimes ofAmounts(List<MappedEvent> events, @Nullable AmountSeries ofCondition) {
    AmountSeries a = ofCondition == null ? AmountSeries.ofOrders(events) : ofCondition;
    return new OutcomeTimes(new long[0], new @Nullable String[0], false, a);
  }

  /**
   * @param events of the profile, by time
   * @param ofCondition times found by the goal's condition, ascending; null when it has a role
   */
  static OutcomeTimes of(Goal goal, List<MappedEvent> events, long @Nullable [] ofCondition) {
    if (ofCondition != null) {
      return new OutcomeTimes(
          ofCondition, new @Nullable String[ofCondition.length], goal.anchor() != null);
    }
    Role role = goal.outcome().role();
    List<MappedEvent> hits = new ArrayList<>();
    for (MappedEvent e : events) {
      if (e.role() == role && !e.machine()) {
        hits.add(e);
      }
    }
    long[] times = new long[hits.size()];
    @Nullable String[] mailings = new @Nullable String[hits.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = hits.get(i).time();
      mailings[i] = hits.get(i).mailingId();
    }
    return new OutcomeTimes(times, mailings, goal.anchor() != null);
  }

  /** Sum of the amounts in {@code [from, to)}; 0 for goals that are not of kind amount. */
  double amount(long from, long to) {
    return amounts.within(from, to);
  }

  /**
   * Whether it happened in {@code [from, to)}; for a snapshot anchored on a mailing only a reaction
   * to that mailing counts, where both name one.
   */
  boolean within(long from, long to, @Nullable String mailing) {
    int i = Arrays.binarySearch(times, from);
    if (i < 0) {
      i = -i - 1;
    } else {
      while (i > 0 && times[i - 1] == from) {
        i--;
      }
    }
    for (; i < times.length && times[i] < to; i++) {
      String own = mailings[i];
      if (!anchored || mailing == null || own == null || mailing.equals(own)) {
        return true;
      }
    }
    return false;
  }
}
