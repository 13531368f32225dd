/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.interaction;

import java.util.Arrays;

/**
 * Interactions by person, oldest first; of one moment by item, then kind. Nine bytes each.
 * Immutable and thread-safe.
 */
public final class Interactions {
  private final Ids persons;
  private final Ids items;
  private final int[] start;
  private final int[] item;
  private final int[] second;
  private final byte[] kind;
  private final int now;

  private Interactions(
      Ids persons, Ids items, int[] start, int[] item, int[] second, byte[] kind, int now) {
    this.persons = persons;
    this.items = items;
    this.start = start;
    this.item = item;
    this.second = second;
    this.kind = kind;
    this.now = now;
  }

  /** Sorts each person's part in place and drops repetitions. */
  static Interactions sorted(
      Ids persons, Ids items, int[] start, int[] item, int[] second, byte[] kind, int now) {
    int kept = 0;
    int from = 0;
    for (int p = 0; p < persons.size(); p++) {
      int n = start[p + 1] - from;
      long[] times = new long[n];
      long[] rest = new long[n];
      boolean ascending = true;
      for (int i = 0; i < n; i++) {
        times[i] = second[from + i];
        rest[i] = (long) item[from + i] << 8 | kind[from + i];
        ascending &= i == 0 || before(times, rest, i - 1, i);
      }
      Integer[] order = ascending ? null : order(times, rest);
      from = start[p + 1];
      start[p] = kept;
      for (int i = 0; i < n; i++) {
        int at = order == null ? i : order[i];
        int it = (int) (rest[at] >> 8);
        byte k = (byte) rest[at];
        int s = (int) times[at];
        boolean again =
            kept > start[p] && second[kept - 1] == s && item[kept - 1] == it && kind[kept - 1] == k;
        if (!again) {
          item[kept] = it;
          second[kept] = s;
          kind[kept++] = k;
        }
      }
    }
    start[persons.size()] = kept;
    boolean full = kept == item.length;
    return new Interactions(
        persons,
        items,
        start,
        full ? item : Arrays.copyOf(item, kept),
        full ? second : Arrays.copyOf(second, kept),
        full ? kind : Arrays.copyOf(kind, kept),
        now);
  }

  private static boolean before(long[] times, long[] rest, int a, int b) {
    return times[a] < times[b] || times[a] == times[b] && rest[a] < rest[b];
  }

  private static Integer[] order(long[] times, long[] rest) {
    Integer[] order = new Integer[times.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Arrays.sort(
        order,
        (a, b) ->
            times[a] != times[b]
                ? Long.compare(times[a], times[b])
                : Long.compare(rest[a], rest[b]));
    return order;
  }

  /** The same up to an earlier moment, of the same persons and items. */
  public Interactions until(long moment) {
    int last = Math.min(now, InteractionLog.seconds(moment));
    int[] s = new int[start.length];
    int n = 0;
    for (int p = 0; p < persons.size(); p++) {
      n += end(p, last) - start[p];
      s[p + 1] = n;
    }
    int[] i = new int[n];
    int[] t = new int[n];
    byte[] k = new byte[n];
    for (int p = 0; p < persons.size(); p++) {
      int length = s[p + 1] - s[p];
      System.arraycopy(item, start[p], i, s[p], length);
      System.arraycopy(second, start[p], t, s[p], length);
      System.arraycopy(kind, start[p], k, s[p], length);
    }
    return new Interactions(persons, items, s, i, t, k, last);
  }

  private int end(int person, int last) {
    int e = start[person + 1];
    while (e > start[person] && second[e - 1] > last) {
      e--;
    }
    return e;
  }

  /** The ids of the persons. */
  public Ids persons() {
    return persons;
  }

  /** The ids of the items. */
  public Ids items() {
    return items;
  }

  /** How many there are. */
  public int size() {
    return start[persons.size()];
  }

  /** Position of a person's first; of the person after the last, the number of all. */
  public int start(int person) {
    return start[person];
  }

  /** The item at a position. */
  public int item(int at) {
    return item[at];
  }

  /** The moment of that at a position, seconds since 1970. */
  public int second(int at) {
    return second[at];
  }

  /** The kind of that at a position. */
  public InteractionKind kind(int at) {
    return KINDS[kind[at]];
  }

  int kindAt(int at) {
    return kind[at];
  }

  /** The moment they are known up to, seconds since 1970. */
  public int now() {
    return now;
  }

  private static final InteractionKind[] KINDS = InteractionKind.values();
}
