/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.interaction;

import io.foresight.core.event.MappedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Collects interactions in any order; 13 bytes each beside the ids. What comes twice (the same
 * person, item, kind and second) counts once. Not thread-safe.
 */
public final class InteractionLog {
  private static final int CHUNK = 1 << 18;

  private final Map<String, Integer> persons = new HashMap<>();
  private final Map<String, Integer> items = new HashMap<>();
  private final List<int[]> chunks = new ArrayList<>();
  private final List<byte[]> kinds = new ArrayList<>();
  private int size;

  /**
   * Takes one in.
   *
   * @param time milliseconds since 1970; before 1970 counts as 1970, after 2038 as 2038
   */
  public void add(String person, String item, InteractionKind kind, long time) {
    int at = size % CHUNK;
    if (at == 0) {
      if (size > Integer.MAX_VALUE - 2 * CHUNK) {
        throw new IllegalStateException("more than two thousand million interactions");
      }
      chunks.add(new int[3 * CHUNK]);
      kinds.add(new byte[CHUNK]);
    }
    int[] c = chunks.get(size / CHUNK);
    c[3 * at] = number(persons, person);
    c[3 * at + 1] = number(items, item);
    c[3 * at + 2] = seconds(time);
    kinds.get(size / CHUNK)[at] = (byte) kind.ordinal();
    size++;
  }

  /** Takes an event's products in, where it is something to them. */
  public void add(MappedEvent event) {
    InteractionKind kind = InteractionKind.of(event);
    if (kind != null) {
      for (String product : event.products()) {
        add(event.profileId(), product, kind, event.time());
      }
    }
  }

  /** How many came, repetitions included. */
  public int size() {
    return size;
  }

  static int seconds(long time) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, Math.floorDiv(time, 1000)));
  }

  private static int number(Map<String, Integer> numbers, String id) {
    Integer n = numbers.get(id);
    if (n == null) {
      n = numbers.size();
      numbers.put(id, n);
    }
    return n;
  }

  /** Everything up to a moment, by person and time; see {@link #build(long, Collection)}. */
  public Interactions build(long now) {
    return build(now, List.of());
  }

  /**
   * Everything up to a moment, by person and time. Items and persons are numbered in the order of
   * their ids, so that the order of coming does not matter.
   *
   * @param now what is later is left out; milliseconds since 1970
   * @param catalogue ids of items that are to be known beside those interacted with
   */
  public Interactions build(long now, Collection<String> catalogue) {
    TreeSet<String> all = new TreeSet<>(catalogue);
    all.addAll(items.keySet());
    Ids itemIds = new Ids(all.toArray(new String[0]));
    String[] people = persons.keySet().toArray(new String[0]);
    Arrays.sort(people);
    Ids personIds = new Ids(people);
    int[] personOf = order(persons, personIds);
    int[] itemOf = order(items, itemIds);
    int last = seconds(now);
    int[] start = new int[people.length + 1];
    for (int i = 0; i < size; i++) {
      int[] c = chunks.get(i / CHUNK);
      if (c[3 * (i % CHUNK) + 2] <= last) {
        start[personOf[c[3 * (i % CHUNK)]] + 1]++;
      }
    }
    for (int p = 0; p < people.length; p++) {
      start[p + 1] += start[p];
    }
    int[] next = start.clone();
    int[] item = new int[start[people.length]];
    int[] second = new int[item.length];
    byte[] kind = new byte[item.length];
    for (int i = 0; i < size; i++) {
      int[] c = chunks.get(i / CHUNK);
      int at = 3 * (i % CHUNK);
      if (c[at + 2] <= last) {
        int to = next[personOf[c[at]]]++;
        item[to] = itemOf[c[at + 1]];
        second[to] = c[at + 2];
        kind[to] = kinds.get(i / CHUNK)[i % CHUNK];
      }
    }
    return Interactions.sorted(personIds, itemIds, start, item, second, kind, last);
  }

  private static int[] order(Map<String, Integer> numbers, Ids ids) {
    int[] out = new int[numbers.size()];
    numbers.forEach((id, n) -> out[n] = ids.of(id));
    return out;
  }
}
