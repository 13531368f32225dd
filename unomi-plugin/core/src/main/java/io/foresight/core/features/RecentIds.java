/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

/**
 * The newest few event ids, to notice an event that is delivered twice. Which ones are kept depends
 * only on the set that was added, by (second, hash), so merging in any order gives the same. A
 * duplicate of an event that has left the window is not noticed; ids are kept as 32-bit hashes, so
 * one event in some 10^8 is taken for a duplicate wrongly.
 */
final class RecentIds {
  private final long[] seconds;
  private final int[] hashes;
  private int size;

  RecentIds(int capacity) {
    seconds = new long[capacity];
    hashes = new int[capacity];
  }

  boolean contains(long idHash) {
    if (idHash == 0) {
      return false;
    }
    int h = shorten(idHash);
    for (int i = 0; i < size; i++) {
      if (hashes[i] == h) {
        return true;
      }
    }
    return false;
  }

  void add(long time, long idHash) {
    if (idHash != 0) {
      insert(Math.floorDiv(time, 1000L), shorten(idHash));
    }
  }

  void merge(RecentIds other) {
    for (int i = 0; i < other.size; i++) {
      insert(other.seconds[i], other.hashes[i]);
    }
  }

  // Ascending by (second, hash).
  private void insert(long second, int hash) {
    int at = size;
    while (at > 0 && isAfter(at - 1, second, hash)) {
      at--;
    }
    if (at > 0 && seconds[at - 1] == second && hashes[at - 1] == hash) {
      return;
    }
    if (size == hashes.length) {
      if (at == 0) {
        return;
      }
      at--;
      System.arraycopy(seconds, 1, seconds, 0, at);
      System.arraycopy(hashes, 1, hashes, 0, at);
    } else {
      System.arraycopy(seconds, at, seconds, at + 1, size - at);
      System.arraycopy(hashes, at, hashes, at + 1, size - at);
      size++;
    }
    seconds[at] = second;
    hashes[at] = hash;
  }

  private boolean isAfter(int i, long second, int hash) {
    return seconds[i] > second || (seconds[i] == second && hashes[i] > hash);
  }

  void write(StateWriter out, long newest) {
    out.varint(size);
    long from = Math.floorDiv(newest, 1000L);
    for (int i = size - 1; i >= 0; i--) {
      out.varint(from - seconds[i]);
      out.u32(hashes[i]);
      from = seconds[i];
    }
  }

  void read(StateReader in, long newest) {
    size = in.varint(hashes.length);
    long from = Math.floorDiv(newest, 1000L);
    for (int i = size - 1; i >= 0; i--) {
      from -= in.varint();
      seconds[i] = from;
      hashes[i] = in.u32();
    }
  }

  private static int shorten(long idHash) {
    return (int) (idHash ^ idHash >>> 32);
  }
}
