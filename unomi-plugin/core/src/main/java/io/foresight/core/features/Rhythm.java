/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import io.foresight.core.event.Device;
import org.jspecify.annotations.Nullable;

/**
 * At which hours and weekdays somebody is active and with which devices; counts decayed with a
 * half-life of 90 days as of the last activity.
 */
final class Rhythm {
  static final int HOURS = 24;
  static final int WEEKDAYS = 7;
  private static final int HALF_LIFE = HalfLives.index(90);
  private static final int DEVICES_AT = HOURS + WEEKDAYS;

  /** 24 hours, 7 weekdays from Monday, the devices. */
  private final double[] weights = new double[DEVICES_AT + Device.values().length];

  private long last;
  private boolean any;

  /**
   * @param offset of the clock on the wall from UTC, milliseconds
   */
  void add(long time, int offset, @Nullable Device device) {
    rebase(time);
    double w = time == last ? 1 : HalfLives.weight(HALF_LIFE, last - time);
    weights[(int) (Math.floorMod(time + offset, Days.MILLIS) / 3_600_000L)] += w;
    // 1970-01-01 was a Thursday.
    weights[HOURS + Math.floorMod(Days.of(time + offset) + 3, WEEKDAYS)] += w;
    if (device != null) {
      weights[DEVICES_AT + device.ordinal()] += w;
    }
  }

  void merge(Rhythm other) {
    if (!other.any) {
      return;
    }
    rebase(other.last);
    double w = HalfLives.weight(HALF_LIFE, last - other.last);
    for (int i = 0; i < weights.length; i++) {
      weights[i] += w * other.weights[i];
    }
  }

  /** Share of activity in an hour of the day; NaN without activity. */
  double hour(int hour) {
    return share(hour, 0, HOURS);
  }

  /** Share of activity on a weekday, 0 = Monday; NaN without activity. */
  double weekday(int day) {
    return share(HOURS + day, HOURS, DEVICES_AT);
  }

  /** Share of the activity with a known device; NaN when none is known. */
  double device(Device device) {
    return share(DEVICES_AT + device.ordinal(), DEVICES_AT, weights.length);
  }

  private double share(int at, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += weights[i];
    }
    return sum > 0 ? weights[at] / sum : Double.NaN;
  }

  private void rebase(long time) {
    if (any && time > last) {
      double w = HalfLives.weight(HALF_LIFE, time - last);
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= w;
      }
    }
    last = any ? Math.max(last, time) : time;
    any = true;
  }

  void write(StateWriter out) {
    out.sparseFloats(weights);
  }

  /**
   * @param lastActivity when the last activity was, -1 when there was none
   */
  void read(StateReader in, long lastActivity) {
    in.sparseFloats(weights);
    any = lastActivity >= 0;
    last = lastActivity;
  }
}
