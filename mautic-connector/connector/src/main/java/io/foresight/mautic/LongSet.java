/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

/** A set of longs in 16 bytes each, so that a million contacts fit in a few megabytes. */
final class LongSet {
  private long[] slots = new long[1024];
  private int size;
  private boolean hasZero;

  /** Returns whether it was new. */
  boolean add(long v) {
    if (v == 0) {
      boolean added = !hasZero;
      hasZero = true;
      return added;
    }
    if (size * 2 >= slots.length) {
      grow();
    }
    int i = find(slots, v);
    if (slots[i] == v) {
      return false;
    }
    slots[i] = v;
    size++;
    return true;
  }

  boolean contains(long v) {
    return v == 0 ? hasZero : slots[find(slots, v)] == v;
  }

  int size() {
    return size + (hasZero ? 1 : 0);
  }

  private void grow() {
    long[] bigger = new long[slots.length * 2];
    for (long v : slots) {
      if (v != 0) {
        bigger[find(bigger, v)] = v;
      }
    }
    slots = bigger;
  }

  private static int find(long[] table, long v) {
    int mask = table.length - 1;
    int i = (int) (v ^ (v >>> 32)) & mask;
    while (table[i] != 0 && table[i] != v) {
      i = (i + 1) & mask;
    }
    return i;
  }
}
