/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import io.foresight.core.event.Device;
import java.util.function.IntToDoubleFunction;

/** When and with what somebody is active; missing without activity. */
final class RhythmFeatures {
  private RhythmFeatures() {}

  static void addTo(Feature.Catalogue c) {
    c.add(
        "weekend_share",
        "share of activity at the weekend",
        m -> m.state.rhythm.weekday(5) + m.state.rhythm.weekday(6));
    c.add("night_share", "share of activity from midnight to 6", m -> hours(m, 0));
    c.add("morning_share", "share of activity from 6 to noon", m -> hours(m, 6));
    c.add("afternoon_share", "share of activity from noon to 18", m -> hours(m, 12));
    c.add("evening_share", "share of activity from 18 to midnight", m -> hours(m, 18));
    c.add(
        "hour_concentration",
        "how much activity sticks to the same hours",
        m -> concentration(m.state.rhythm::hour, Rhythm.HOURS));
    c.add(
        "weekday_concentration",
        "how much activity sticks to the same weekdays",
        m -> concentration(m.state.rhythm::weekday, Rhythm.WEEKDAYS));
    c.add(
        "mobile_share", "share of activity on a phone", m -> m.state.rhythm.device(Device.MOBILE));
    c.add(
        "tablet_share", "share of activity on a tablet", m -> m.state.rhythm.device(Device.TABLET));
  }

  private static double hours(Moment m, int from) {
    double sum = 0;
    for (int h = from; h < from + 6; h++) {
      sum += m.state.rhythm.hour(h);
    }
    return sum;
  }

  /** 0 = spread evenly, 1 = all in one: one minus the entropy over its maximum. */
  private static double concentration(IntToDoubleFunction share, int n) {
    double entropy = 0;
    for (int i = 0; i < n; i++) {
      double p = share.applyAsDouble(i);
      entropy -= p == 0 ? 0 : p * Math.log(p);
    }
    return 1 - entropy / Math.log(n);
  }
}
