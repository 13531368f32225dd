/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.interaction;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a person did, as rankers see it: by item, weighed as of a moment. Items are numbers of the
 * model. Immutable and thread-safe.
 */
public final class History {
  private static final Touch NOTHING = new Touch();

  private final int now;
  private final int[] items;
  private final Touch[] touches;
  private final float[] weights;
  private final float[] orders;
  private final int[] recent;

  private History(TreeMap<Integer, Touch> all, int now, InteractionWeights w) {
    int n = all.size();
    this.now = now;
    items = new int[n];
    touches = new Touch[n];
    weights = new float[n];
    orders = new float[n];
    int at = 0;
    for (Map.Entry<Integer, Touch> e : all.entrySet()) {
      items[at] = e.getKey();
      touches[at] = e.getValue();
      weights[at] = (float) Math.max(0, Math.min(1, e.getValue().weightAt(now, w)));
      orders[at++] = (float) e.getValue().ordersAt(now, w);
    }
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.comparingInt((Integer i) -> -touches[i].last)
            .thenComparing(i -> -weights[i])
            .thenComparing(i -> i));
    recent = new int[n];
    for (int i = 0; i < n; i++) {
      recent[i] = order[i];
    }
  }

  /** Of somebody who did nothing. */
  public static History empty(long now) {
    return new History(new TreeMap<>(), InteractionLog.seconds(now), InteractionWeights.DEFAULT);
  }

  /** Of somebody of whom only items are known, all alike and just now: a session, a cart. */
  public static History ofItems(Collection<Integer> items, InteractionKind kind, long now) {
    TreeMap<Integer, Touch> all = new TreeMap<>();
    InteractionWeights w = InteractionWeights.DEFAULT;
    for (int i : items) {
      Touch t = new Touch();
      t.add(kind, InteractionLog.seconds(now), w);
      t.weight = Math.max(t.weight, w.of(InteractionKind.ORDER));
      all.put(i, t);
    }
    return new History(all, InteractionLog.seconds(now), w);
  }

  /** Of one of the persons learned from, as of the moment the interactions are known up to. */
  public static History of(Interactions all, int person, InteractionWeights w) {
    TreeMap<Integer, Touch> byItem = new TreeMap<>();
    for (int at = all.start(person); at < all.start(person + 1); at++) {
      byItem.computeIfAbsent(all.item(at), i -> new Touch()).add(all.kind(at), all.second(at), w);
    }
    return of(byItem, all.now(), w);
  }

  /** Keeps the heaviest as many as count, where there are more. */
  static History of(TreeMap<Integer, Touch> byItem, int now, InteractionWeights w) {
    if (byItem.size() > w.maxItems()) {
      byItem.entrySet().stream()
          .sorted(
              Comparator.comparingDouble(
                      (Map.Entry<Integer, Touch> e) -> -e.getValue().weightAt(now, w))
                  .thenComparing(Map.Entry::getKey))
          .skip(w.maxItems())
          .map(Map.Entry::getKey)
          .collect(java.util.stream.Collectors.toList())
          .forEach(byItem::remove);
    }
    return new History(byItem, now, w);
  }

  /** The moment it is weighed as of, seconds since 1970. */
  public int now() {
    return now;
  }

  /** How many items. */
  public int size() {
    return items.length;
  }

  /** The item at a position; positions are in the order of items. */
  public int item(int at) {
    return items[at];
  }

  /** Position of the n-th latest item, from 0. */
  public int recent(int n) {
    return recent[n];
  }

  /** Position of an item, below 0 where the person has nothing to do with it. */
  public int position(int item) {
    return Arrays.binarySearch(items, item);
  }

  /** Interest in the item at a position, 0..1, faded to now. */
  public float weight(int at) {
    return weights[at];
  }

  /** Orders of the item at a position, faded to now. */
  public float orderWeight(int at) {
    return orders[at];
  }

  /** Number of orders of the item at a position. */
  public int orders(int at) {
    return touches[at].orders;
  }

  /** First order of the item at a position, seconds since 1970; 0 where there is none. */
  public int firstOrder(int at) {
    return touches[at].firstOrder;
  }

  /** Last order of the item at a position, seconds since 1970; 0 where there is none. */
  public int lastOrder(int at) {
    return touches[at].lastOrder;
  }

  /** Last time anything was done with the item at a position, seconds since 1970. */
  public int last(int at) {
    return touches[at].last;
  }

  /** Last order of an item, seconds since 1970; 0 where there is none. */
  public int bought(int item) {
    return of(item).lastOrder;
  }

  /** Last view or click of an item, seconds since 1970; 0 where there is none. */
  public int viewed(int item) {
    return of(item).lastView;
  }

  /** Whether the item lies in the cart. */
  public boolean inCart(int item) {
    return of(item).inCart();
  }

  /** Items in the cart, ascending. */
  public int[] cart() {
    return Arrays.stream(items).filter(this::inCart).toArray();
  }

  private Touch of(int item) {
    int at = position(item);
    return at < 0 ? NOTHING : touches[at];
  }
}
