/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import java.util.Arrays;

/**
 * On which days of the last 1024 (up to the newest such day) there was an order: exact purchase
 * days, gaps between them and counts in any window. A circular bitmap; merging is OR after both
 * were moved to the same newest day.
 */
final class OrderDays {
  static final int HORIZON = 1024;
  private static final int MASK = HORIZON - 1;
  private static final int WORDS = HORIZON / 64;

  private final long[] words = new long[WORDS];
  private boolean any;
  private int newest;

  void add(int day) {
    advance(day);
    if (day > newest - HORIZON) {
      set(day);
    }
  }

  void merge(OrderDays other) {
    if (!other.any) {
      return;
    }
    advance(other.newest);
    for (int d = other.newest; d != NONE; d = other.before(d)) {
      if (d > newest - HORIZON) {
        set(d);
      }
    }
  }

  /** What {@link #newest} and {@link #before} return when there is no such day. */
  static final int NONE = Integer.MIN_VALUE;

  int newest() {
    return any ? newest : NONE;
  }

  /** The next earlier order day. */
  int before(int day) {
    int oldest = newest - HORIZON + 1;
    int d = day - 1;
    while (d >= oldest) {
      int bit = d & MASK;
      // The word's bits from this day downwards, this day on top.
      long word = words[bit >> 6] << (63 - (bit & 63));
      if (word == 0) {
        d -= (bit & 63) + 1;
        continue;
      }
      d -= Long.numberOfLeadingZeros(word);
      return d >= oldest ? d : NONE;
    }
    return NONE;
  }

  /** Number of order days in {@code from <= day < to}. */
  int count(int from, int to) {
    int n = 0;
    if (any) {
      for (int d = newest < to ? newest : before(to); d != NONE && d >= from; d = before(d)) {
        n++;
      }
    }
    return n;
  }

  int size() {
    int n = 0;
    for (long w : words) {
      n += Long.bitCount(w);
    }
    return n;
  }

  private void advance(int day) {
    if (!any) {
      any = true;
      newest = day;
      return;
    }
    if (day - newest >= HORIZON) {
      Arrays.fill(words, 0);
      newest = day;
    }
    while (newest < day) {
      newest++;
      words[(newest & MASK) >> 6] &= ~(1L << newest);
    }
  }

  private void set(int day) {
    words[(day & MASK) >> 6] |= 1L << day;
  }

  // Distances between order days, newest first; for many days the bitmap is shorter.
  void write(StateWriter out, int newestDay) {
    int n = size();
    out.varint(n);
    if (n == 0) {
      return;
    }
    out.varint(newestDay - newest);
    if (n > HORIZON / 8) {
      for (long w : words) {
        out.u32((int) (w >>> 32));
        out.u32((int) w);
      }
      return;
    }
    for (int d = newest, b = before(d); b != NONE; d = b, b = before(b)) {
      out.varint(d - b);
    }
  }

  void read(StateReader in, int newestDay) {
    int n = in.varint(HORIZON);
    if (n == 0) {
      return;
    }
    any = true;
    newest = newestDay - in.varint(1 << 20);
    if (n > HORIZON / 8) {
      for (int i = 0; i < WORDS; i++) {
        words[i] = (long) in.u32() << 32 | in.u32() & 0xffffffffL;
      }
      return;
    }
    int d = newest;
    set(d);
    for (int i = 1; i < n; i++) {
      d -= in.varint(HORIZON);
      if (d <= newest - HORIZON) {
        throw new CorruptStateException("an order day is outside of its horizon");
      }
      set(d);
    }
  }
}
