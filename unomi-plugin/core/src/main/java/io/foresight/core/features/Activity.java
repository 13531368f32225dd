/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import java.util.Arrays;

/**
 * How often and when one kind of event happened: lifetime count, first and last time, and counts
 * decayed over all {@link HalfLives}. Decayed counts are kept as of the last time, so they neither
 * overflow nor depend on when somebody looks; an event that comes late gets the weight it would
 * have had in order.
 */
final class Activity {
  long count;
  long first;
  long last;
  final double[] decayed = new double[HalfLives.COUNT];

  void add(long time) {
    if (count == 0) {
      first = time;
      last = time;
      Arrays.fill(decayed, 1);
    } else if (time >= last) {
      for (int i = 0; i < decayed.length; i++) {
        decayed[i] = decayed[i] * HalfLives.weight(i, time - last) + 1;
      }
      last = time;
    } else {
      for (int i = 0; i < decayed.length; i++) {
        decayed[i] += HalfLives.weight(i, last - time);
      }
      first = Math.min(first, time);
    }
    count++;
  }

  void merge(Activity other) {
    if (other.count == 0) {
      return;
    }
    if (count == 0) {
      copyFrom(other);
      return;
    }
    long newest = Math.max(last, other.last);
    for (int i = 0; i < decayed.length; i++) {
      decayed[i] =
          decayed[i] * HalfLives.weight(i, newest - last)
              + other.decayed[i] * HalfLives.weight(i, newest - other.last);
    }
    count += other.count;
    first = Math.min(first, other.first);
    last = newest;
  }

  /** Decayed count as of a moment; a moment before the last event counts as the last event. */
  double decayed(int halfLifeDays, long now) {
    if (count == 0) {
      return 0;
    }
    int i = HalfLives.index(halfLifeDays);
    return decayed[i] * HalfLives.weight(i, Math.max(0, now - last));
  }

  void copyFrom(Activity other) {
    count = other.count;
    first = other.first;
    last = other.last;
    System.arraycopy(other.decayed, 0, decayed, 0, decayed.length);
  }

  void write(StateWriter out, long newest) {
    out.varint(count);
    out.varint(newest - last);
    if (count > 1) {
      out.varint(last - first);
      out.floats(decayed);
    }
  }

  static Activity read(StateReader in, long newest) {
    Activity a = new Activity();
    a.count = in.varint();
    a.last = newest - in.varint();
    if (a.count > 1) {
      a.first = a.last - in.varint();
      in.floats(a.decayed);
    } else {
      a.first = a.last;
      Arrays.fill(a.decayed, 1);
    }
    return a;
  }
}
