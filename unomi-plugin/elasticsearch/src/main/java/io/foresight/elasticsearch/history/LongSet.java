/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

/**
 * A set of 64-bit hashes at 11 to 22 bytes each: it tells what was seen before in inputs of many
 * millions of lines. Not thread-safe.
 */
final class LongSet {
  private long[] slots = new long[1024];
  private int size;
  private boolean hasZero;

  /** Adds a value; false if it was there. */
  boolean add(long value) {
    if (value == 0) {
      boolean added = !hasZero;
      hasZero = true;
      return added;
    }
    int i = slot(value);
    if (slots[i] == value) {
      return false;
    }
    slots[i] = value;
    if (++size > slots.length / 4 * 3) {
      grow();
    }
    return true;
  }

  boolean contains(long value) {
    return value == 0 ? hasZero : slots[slot(value)] == value;
  }

  /** Adds all of another set. */
  void addAll(LongSet other) {
    hasZero |= other.hasZero;
    for (long v : other.slots) {
      if (v != 0) {
        add(v);
      }
    }
  }

  private int slot(long value) {
    int mask = slots.length - 1;
    int i = (int) Hashes.mix(value) & mask;
    while (slots[i] != 0 && slots[i] != value) {
      i = (i + 1) & mask;
    }
    return i;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (long v : old) {
      if (v != 0) {
        slots[slot(v)] = v;
      }
    }
  }
}
